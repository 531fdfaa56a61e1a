/** What a ticket takes and what it refuses. Read `ticket.ts` first for its state. */
import {
  type CommandMetadata,
  type Department,
  derivedId,
  type DeskConfig,
  type Fact,
  type FieldError,
  isTicket,
  raisePriority,
  type Ticket,
  type TicketCommand,
  type TicketCommandMessage,
  type TicketEvent,
  type TicketState,
} from '@eventdesk/contracts';
import { accept, type Decider, never, refuse } from '../decider';
import { categoryErrors, openTicket, referInquiry, salesFieldErrors } from './opening';
import { changeSalesStage, convertToOrder } from './sales';
import { evolveTicket, initialTicket } from './ticket';
import { type Act, type DataOf, invalidInput, isOver, ticketClosed, type Verdict } from './verdict';
import { allowedStatuses } from './workflow';

/** The rules of a ticket under this configuration. An accepted command without events found its end reached already. */
export const ticketDecider = (config: DeskConfig): Decider<TicketState, TicketCommandMessage, TicketEvent> => ({
  initialState: initialTicket,
  evolve: evolveTicket,
  decide({ command, metadata }, state) {
    const verdict = judge(config, { command, metadata }, state);
    return Array.isArray(verdict) ? accept(...verdict.map((event) => stamped(event, metadata, state))) : refuse(verdict);
  },
});

/** Time never runs backwards within a ticket, whatever the clocks of those who command it say. */
function stamped(event: TicketEvent, { issued_at, actor }: CommandMetadata, state: TicketState): Fact<TicketEvent> {
  const notBefore = isTicket(state) ? state.updated_at : issued_at;
  return { ...event, occurred_at: issued_at > notBefore ? issued_at : notBefore, actor };
}

function judge(config: DeskConfig, { command, metadata }: TicketCommandMessage, state: TicketState): Verdict {
  if (command.type === 'OpenTicket')
    return state.status === 'absent' ? openTicket(config, command.data, metadata) : { code: 'ticket_already_exists' };
  if (state.status === 'absent') return { code: 'ticket_not_found' };
  if (state.status === 'removed') return { code: 'ticket_removed' };
  return judgeAct({ config, ticket: state, metadata }, command);
}

function judgeAct(act: Act, command: Exclude<TicketCommand, { type: 'OpenTicket' }>): Verdict {
  switch (command.type) {
    case 'ChangeStatus':
      return changeStatus(act, command.data);
    case 'AssignTicket':
      return assignTicket(act, command.data);
    case 'EditTicket':
      return editTicket(act, command.data);
    case 'AddReply':
      return addReply(act, command.data);
    case 'AddNote':
      return [{ type: 'NoteAdded', data: { note_id: derivedId(act.metadata.command_id, 'note'), body: command.data.body } }];
    case 'ChangeSalesStage':
      return changeSalesStage(act, command.data);
    case 'ConvertToOrder':
      return convertToOrder(act, command.data);
    case 'ReferInquiry':
      return referInquiry(act, command.data);
    case 'RateTicket':
      return rateTicket(act, command.data);
    case 'RemoveTicket':
      return [{ type: 'TicketRemoved', data: command.data }];
    case 'EscalateTicket':
      return escalateTicket(act, command.data);
    default:
      return never(command);
  }
}

function changeStatus({ config, ticket }: Act, { status: to, reason, ...data }: DataOf<'ChangeStatus'>): Verdict {
  const from = ticket.status;
  const resolution = data.resolution?.trim() ? data.resolution : null;
  if (from === to && (resolution === null || resolution === ticket.resolution)) return [];
  const allowed = allowedStatuses(config, ticket.ticket_type, from);
  if (!allowed.includes(to)) return { code: 'transition_not_allowed', from, to, allowed };
  if (resolution !== null && (to === 'new' || to === 'open' || to === 'pending'))
    return invalidInput({ path: 'resolution', message: `a ticket that becomes ${to} has none` });
  return [{ type: 'StatusChanged', data: { from, to, reason, resolution, because: 'move' } }];
}

function assignTicket({ ticket }: Act, command: DataOf<'AssignTicket'>): Verdict {
  if (isOver(ticket)) return ticketClosed(ticket);
  const { assigned_department = ticket.assigned_department, assigned_to = ticket.assigned_to } = command;
  return assigned(ticket, assigned_department, assigned_to);
}

function assigned(ticket: Ticket, assigned_department: Department | null, assigned_to: string | null): TicketEvent[] {
  if (assigned_department === ticket.assigned_department && assigned_to === ticket.assigned_to) return [];
  return [{ type: 'TicketAssigned', data: { assigned_department, assigned_to } }];
}

function editTicket({ config, ticket }: Act, { priority, ...fields }: DataOf<'EditTicket'>): Verdict {
  if (isOver(ticket)) return ticketClosed(ticket);
  const given = Object.entries(fields) as [keyof typeof fields, unknown][];
  const changes: typeof fields = Object.fromEntries(
    given.filter(([field, value]) => value !== undefined && !isSame(value, ticket[field])),
  );
  const errors = [...salesFieldErrors(ticket.ticket_type, changes), ...wonErrors(ticket, changes)];
  if (changes.category !== undefined) errors.unshift(...categoryErrors(config, ticket.ticket_type, changes.category));
  if (errors.length > 0) return invalidInput(...errors);

  const edited: TicketEvent[] = Object.keys(changes).length > 0 ? [{ type: 'TicketEdited', data: { changes } }] : [];
  return [...edited, ...(priority === undefined ? [] : prioritised(ticket, priority, 'edit'))];
}

/** What became an order is no chance any more. */
const wonErrors = ({ sales_stage }: Ticket, changes: { conversion_probability?: unknown }): FieldError[] =>
  sales_stage === 'won' && changes.conversion_probability !== undefined
    ? [{ path: 'conversion_probability', message: 'a won opportunity stays at 100' }]
    : [];

/** Lists are compared as sets: tags have no order. */
const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item) => b.includes(item)) : a === b;

function prioritised({ priority: from }: Ticket, to: Ticket['priority'], because: 'edit' | 'escalation'): TicketEvent[] {
  return from === to ? [] : [{ type: 'PriorityChanged', data: { from, to, because } }];
}

/** A customer who answers gets the ticket back to work, whether or not the workflow offers that move to an agent. */
function addReply({ ticket, metadata }: Act, { author, body }: DataOf<'AddReply'>): Verdict {
  if (isOver(ticket)) return ticketClosed(ticket);
  const { status: from } = ticket;
  const reply: TicketEvent = { type: 'ReplyAdded', data: { reply_id: derivedId(metadata.command_id, 'reply'), author, body } };
  if (author === 'agent' || (from !== 'pending' && from !== 'resolved')) return [reply];
  const data = { from, to: 'open', reason: null, resolution: null, because: 'customer_reply' } as const;
  return [reply, { type: 'StatusChanged', data }];
}

function rateTicket({ ticket }: Act, { satisfaction_rating }: DataOf<'RateTicket'>): Verdict {
  if (ticket.status !== 'resolved' && ticket.status !== 'closed') return { code: 'not_resolved', status: ticket.status };
  return ticket.satisfaction_rating === satisfaction_rating ? [] : [{ type: 'TicketRated', data: { satisfaction_rating } }];
}

/** Handing over takes the ticket from its assignee: the department that gets it decides who goes on. */
function escalateTicket({ ticket }: Act, { raise_priority, assign_department }: DataOf<'EscalateTicket'>): Verdict {
  if (ticket.status === 'resolved' || isOver(ticket)) return [];
  const handedOver = assign_department !== null && assign_department !== ticket.assigned_department;
  return [
    ...prioritised(ticket, raisePriority(ticket.priority, raise_priority), 'escalation'),
    ...(handedOver ? assigned(ticket, assign_department, null) : []),
  ];
}
