/** Whether a ticket, as it is now, belongs to a list: asked of single tickets as they change, so that the list need not be read again. */
import type { ListQuery } from '../../api/queries';
import type { Clock, Ticket } from '../../api/types';
import { NONE, wordsOf } from './search';

/** A search by words is the desk's alone to decide: whatever it found is taken to be found still. */
export const matches = (query: ListQuery, ticket: Ticket): boolean =>
  isOfKind(query, ticket) &&
  isSame(query.assigned_department, ticket.assigned_department) &&
  isSame(query.assigned_to, ticket.assigned_to) &&
  (query.tag === undefined || ticket.tags.includes(query.tag)) &&
  fitsStanding(query, ticket) !== false &&
  isWithin(query, ticket.created_at);

/** Whether that can be said here; where not, only the desk's own list tells. */
export const isCertain = (query: ListQuery, ticket: Ticket): boolean => fitsStanding(query, ticket) !== undefined;

function fitsStanding({ sla }: ListQuery, ticket: Ticket): boolean | undefined {
  if (sla === undefined) return true;
  const standing = standingOf(ticket);
  return standing === undefined ? (sla === 'breached' ? false : undefined) : sla === standing;
}

const isOfKind = (query: ListQuery, ticket: Ticket): boolean =>
  isAmong(query.type, ticket.ticket_type) &&
  isAmong(query.status, ticket.status) &&
  isAmong(query.priority, ticket.priority) &&
  isSame(query.category, ticket.category) &&
  [undefined, ticket.business_entity_id, ticket.business_entity].includes(query.business_entity_id);

const isAmong = (asked: string | string[] | undefined, value: string): boolean =>
  asked === undefined || wordsOf(String(asked)).includes(value);
const isSame = (asked: string | undefined, value: string | null): boolean =>
  asked === undefined || (asked === NONE ? value === null : asked === value);
const isWithin = ({ opened_from: from, opened_to: to }: ListQuery, at: string): boolean =>
  (from === undefined || at >= from) && (to === undefined || at < to);

const clocksOf = ({ sla: { response, resolution } }: Pick<Ticket, 'sla'>): Clock[] =>
  [response, resolution].filter((clock) => clock !== null);

/**
 * As the desk's own lists have it: missed once is missed, and at risk is a clock not stopped that has reached a level. The level that
 * a ticket shows is the highest of its clocks: with one clock stopped and another not, it may be of either, and this can't be said.
 */
function standingOf(ticket: Ticket): 'ok' | 'at_risk' | 'breached' | undefined {
  const clocks = clocksOf(ticket);
  if (clocks.some(({ breached_at }) => breached_at !== null)) return 'breached';
  const isLeft = ({ state }: Clock) => state === 'running' || state === 'paused';
  if (ticket.sla.escalation_level === 0 || !clocks.some(isLeft)) return 'ok';
  return clocks.every(isLeft) ? 'at_risk' : undefined;
}

/** What a list is sorted by, of one ticket: when it is another than it was, the ticket would now stand elsewhere. */
export function placeOf(ticket: Ticket, sort: string): string {
  switch (sort.replace('-', '')) {
    case 'priority':
      return ticket.priority;
    case 'created_at':
      return ticket.created_at;
    case 'due_at':
      return (
        clocksOf(ticket)
          .map(({ due_at }) => due_at ?? '')
          .filter(Boolean)
          .sort()[0] ?? ''
      );
    default:
      return ticket.updated_at;
  }
}

const priorities = ['low', 'normal', 'high', 'urgent'];

/** Whether a list has the one before the other, as far as what it is sorted by tells; no due instant comes last either way. */
export function standsBefore(one: Ticket, other: Ticket, sort: string): boolean {
  const weightOf = (ticket: Ticket) =>
    sort.endsWith('priority') ? String(priorities.indexOf(ticket.priority)) : placeOf(ticket, sort);
  const [a, b] = [weightOf(one), weightOf(other)];
  if (a === '' || b === '') return a !== b && b === '';
  return sort.startsWith('-') ? a > b : a < b;
}
