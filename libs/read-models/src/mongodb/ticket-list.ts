/** Pages of tickets. */
import { priorities, type TicketQuery, type TicketSort } from '@eventdesk/contracts';
import type { Filter } from 'mongodb';
import { decodeCursor, encodeCursor } from '../cursor';
import type { Page, TicketDocument } from '../port';
import type { Collections, ListFields, StoredTicket } from './collections';
import { facetFilter, facetsWhere, readFacet } from './facets';
import { at, opened, ticketConditions } from './ticket-filters';

/**
 * A list's order as segments that follow one another: within a segment tickets stand by one field, then by id. So a place in
 * any list is (segment, value, id), and tickets without a value simply are a segment of their own.
 */
interface Segment {
  field: 'created_at' | 'updated_at' | 'due_at';
  condition: Filter<StoredTicket>;
}
interface Place {
  segment: number;
  /** Milliseconds. */
  value: number;
  id: string;
}
type Tickets = Pick<Collections, 'tickets'>;
type Read = Pick<StoredTicket, '_id' | 'ticket' | 'sla' | 'number' | 'removed'> & { list: Pick<ListFields, Segment['field']> };

/** @throws BadCursor */
export async function listTickets(collections: Tickets, query: TicketQuery): Promise<Page<TicketDocument>> {
  const { limit, cursor, sort, ...filters } = query;
  const bound = { sort, ...filters };
  const after = cursor === undefined ? null : placeOf(cursor, bound);
  const conditions = ticketConditions(filters);
  if (!conditions) return { items: [], next_cursor: null, total: 0 };

  const filter = facetFilter(filters);
  const facets = filter || sort.endsWith('priority') ? await facetsWhere(collections, filter ?? (() => true)) : [];
  if (filter) conditions.push(at('facet', { $in: facets }));
  if (conditions.length === 0) conditions.push(opened);
  const found = await walk(collections, { conditions, segments: segmentsOf(sort, facets), sort, after, count: limit + 1 });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ document }) => document),
    next_cursor: last ? encodeCursor(bound, [last.segment, last.value, last.id]) : null,
    total: last || after ? await collections.tickets.countDocuments({ $and: conditions }) : page.length,
  };
}

function placeOf(cursor: string, bound: object): Place {
  const [segment, value, id] = decodeCursor(cursor, bound, ['number', 'number', 'string']) as [number, number, string];
  return { segment, value, id };
}

/** @param facets those that are left by the filters */
function segmentsOf(sort: TicketSort, facets: readonly string[]): Segment[] {
  const key = sort.replace('-', '') as Segment['field'] | 'priority';
  if (key === 'due_at')
    return [
      { field: 'due_at', condition: at('due_at', { $exists: true }) },
      { field: 'updated_at', condition: at('due_at', { $exists: false }) },
    ];
  if (key !== 'priority') return [{ field: key, condition: {} }];
  const ranks = priorities.map((_, rank): Segment => {
    const ofRank = facets.filter((stored) => readFacet(stored).priority === rank);
    return { field: 'updated_at', condition: at('facet', { $in: ofRank }) };
  });
  return sort.startsWith('-') ? ranks.reverse() : ranks;
}

interface Walk {
  conditions: Filter<StoredTicket>[];
  segments: Segment[];
  sort: TicketSort;
  after: Place | null;
  count: number;
}
interface Found extends Place {
  document: TicketDocument;
}

/** Up to `count` tickets after the place; from the beginning when there is none. */
async function walk({ tickets }: Tickets, { conditions, segments, sort, after, count }: Walk): Promise<Found[]> {
  const descending = sort.startsWith('-');
  const found: Found[] = [];
  for (const [segment, { field, condition }] of segments.entries()) {
    if (found.length >= count) break;
    if (after && segment < after.segment) continue;
    const path = `list.${field}`;
    const start = after?.segment === segment ? beyond(path, after, descending) : [];
    const direction = descending ? -1 : 1;
    const read = tickets
      .find<Read>({ $and: [...conditions, condition, ...start] })
      .project<Read>({ ticket: 1, sla: 1, number: 1, [path]: 1 })
      .sort({ [path]: direction, _id: direction })
      .limit(count - found.length);
    for await (const ticket of read)
      found.push({ segment, value: ticket.list[field]?.getTime() ?? 0, id: ticket._id, document: documentOf(ticket) });
  }
  return found;
}

/** A range of the field with what stands at the same value before the place left out: one range of one index. */
function beyond(path: string, { value, id }: Place, descending: boolean): Filter<StoredTicket>[] {
  const at = new Date(value);
  const further = descending ? { $lt: at } : { $gt: at };
  const later = descending ? { $lt: id } : { $gt: id };
  return [{ [path]: descending ? { $lte: at } : { $gte: at } }, { $or: [{ [path]: further }, { _id: later }] }];
}

/** Without replies, as lists give it. */
export const documentOf = ({ _id: id, ticket, sla, number, removed }: Omit<Read, 'list'>): TicketDocument => ({
  id,
  ticket,
  sla,
  number,
  ...(removed && { removed }),
  replies: [],
});
