/** What one step of a row means for the ticket as it stands: nothing when it already is so, for history repeats itself. */
import { derivedId, type Actor, type Ticket, type TicketEvent } from '@eventdesk/contracts';
import { never } from '@eventdesk/domain';
import type { CaseRow } from './case-row';
import type { Step } from './mapping';
import type { Importing } from './importing';
import { chosen } from './opening';

type Moves = Extract<TicketEvent, { type: 'StatusChanged' }>['data'];

export interface RowAct {
  row: CaseRow;
  actor: Actor;
  command_id: string;
}

/** History moves as it did: the desk's workflow binds commands, not what happened elsewhere. */
function moveTo(ticket: Ticket, to: Moves['to'], texts: Partial<Pick<Moves, 'reason' | 'resolution'>> = {}): TicketEvent[] {
  if (ticket.status === to) return [];
  return [
    { type: 'StatusChanged', data: { from: ticket.status, to, reason: null, resolution: null, ...texts, because: 'import' } },
  ];
}

function takeInCharge(ticket: Ticket, { actor }: RowAct): TicketEvent[] {
  const { assigned_department } = ticket;
  const assigned: TicketEvent[] =
    ticket.assigned_to === actor.name ? [] : [{ type: 'TicketAssigned', data: { assigned_department, assigned_to: actor.name } }];
  return [...assigned, ...moveTo(ticket, 'open')];
}

function setPriority({ mapping }: Importing, ticket: Ticket, { row }: RowAct): TicketEvent[] {
  const to = chosen(mapping.ticket.priority, 'priority', row);
  return ticket.priority === to ? [] : [{ type: 'PriorityChanged', data: { from: ticket.priority, to, because: 'import' } }];
}

const textOf = ({ text }: Step, { row }: RowAct): string | null => (text && text.render(row.cells)) || null;

function message(step: Extract<Step, { do: 'note' | 'reply' }>, act: RowAct): TicketEvent[] {
  const body = textOf(step, act) ?? '';
  return step.do === 'note'
    ? [{ type: 'NoteAdded', data: { note_id: derivedId(act.command_id, 'note'), body } }]
    : [{ type: 'ReplyAdded', data: { reply_id: derivedId(act.command_id, 'reply'), author: step.author, body } }];
}

/** @throws RejectedRow for a value that the mapping does not know */
export function stepEvents(importing: Importing, step: Step, ticket: Ticket, act: RowAct): TicketEvent[] {
  switch (step.do) {
    case 'open':
    case 'ignore':
      return [];
    case 'priority':
      return setPriority(importing, ticket, act);
    case 'take_in_charge':
      return takeInCharge(ticket, act);
    case 'pending':
      return moveTo(ticket, 'pending', { reason: textOf(step, act) });
    case 'resolve':
      return moveTo(ticket, 'resolved', { resolution: textOf(step, act) });
    case 'close':
      return moveTo(ticket, 'closed', { reason: textOf(step, act) });
    case 'cancel':
      return moveTo(ticket, 'cancelled', { reason: textOf(step, act) });
    case 'note':
    case 'reply':
      return message(step, act);
    default:
      return never(step);
  }
}
