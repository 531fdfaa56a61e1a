/** What one row means for its ticket as it stands: facts that took place at the row's time, done by whom the row names. */
import { Actor, eventSchemas, type Fact, isTicket, type TicketEvent, type TicketState } from '@eventdesk/contracts';
import { evolveTicket, fold, initialTicket } from '@eventdesk/domain';
import type { CaseRow } from './case-row';
import type { Step } from './mapping';
import type { Importing } from './importing';
import { openTicket } from './opening';
import { RejectedRow } from './rejection';
import { stepEvents } from './steps';

export const foldTicket = (ticket: TicketState, facts: Fact<TicketEvent>[]): TicketState =>
  fold({ initialState: initialTicket, evolve: evolveTicket }, facts, ticket);

export const stepsOf = ({ mapping }: Importing, { activity }: CaseRow): Step[] => mapping.activities[activity] ?? [];
export const isOpening = (importing: Importing, row: CaseRow): boolean =>
  stepsOf(importing, row).some((step) => step.do === 'open');

/** @throws RejectedRow: then the row has no facts at all */
export function rowFacts(
  importing: Importing,
  before: TicketState,
  { row, command_id, ticket_id }: { row: CaseRow; command_id: string; ticket_id: string },
): Fact<TicketEvent>[] {
  const actor = actorOf(importing, row);
  const facts: Fact<TicketEvent>[] = [];
  let ticket = before;
  if (ticket.status === 'removed') throw new RejectedRow(wasRemoved(importing, row));
  if (ticket.status === 'absent') {
    requireOpening(importing, row);
    facts.push(...openTicket(importing, row, { command_id, ticket_id, actor }));
    ticket = foldTicket(ticket, facts);
  }
  for (const step of stepsOf(importing, row)) {
    if (!isTicket(ticket)) break;
    const { contact, contact_id } = ticket;
    const byCustomer = step.do === 'reply' && step.author === 'customer';
    const by: Actor = byCustomer ? { kind: 'customer', id: contact_id, name: contact.name } : actor;
    const events = stepEvents(importing, step, ticket, { row, command_id, actor });
    const stepFacts = events.map((event) => ({ ...sound(importing, step, event, row), occurred_at: row.at, actor: by }));
    facts.push(...stepFacts);
    ticket = foldTicket(ticket, stepFacts);
  }
  return facts;
}

function requireOpening(importing: Importing, row: CaseRow): void {
  const { mapping } = importing;
  if (mapping.cut_off_cases === 'open_at_first_row' || isOpening(importing, row)) return;
  throw new RejectedRow({
    reason: 'before_opening',
    column: mapping.activity,
    value: row.activity,
    expected: 'an activity that opens the case, for the mapping says cut_off_cases: reject',
  });
}

const wasRemoved = ({ mapping }: Importing, { case_id }: CaseRow) => ({
  reason: 'removed' as const,
  column: mapping.case_id,
  value: case_id,
  expected: 'a case whose ticket was not removed from the desk',
});

/** The source's name stands before the id, so that nobody of the desk is mistaken for somebody of its history. */
function actorOf({ mapping: { actor, source } }: Importing, { cells }: CaseRow): Actor {
  const name = actor.render(cells);
  const parsed = Actor.safeParse({ kind: 'agent', id: `${source}:${name}`, name });
  if (parsed.success && name !== '') return parsed.data;
  throw new RejectedRow({
    reason: 'invalid_value',
    column: actor.columns.join(', '),
    value: name,
    expected: 'the name of who did it, one line of 1 to 150 characters (or a default in the template)',
  });
}

/** @throws RejectedRow when the event's schema refuses it, such as a note without text */
function sound(importing: Importing, { text }: Step, event: TicketEvent, { cells }: CaseRow): TicketEvent {
  const { error } = eventSchemas[event.type].safeParse(event.data);
  if (!error) return event;
  const columns = text?.columns ?? importing.mapping.actor.columns;
  throw new RejectedRow({
    reason: 'invalid_value',
    column: columns.join(', '),
    value: columns.map((column) => cells.get(column) ?? '').join(', '),
    expected: error.issues.map(({ path, message }) => `${event.type}.${path.join('.')}: ${message}`).join('; '),
  });
}
