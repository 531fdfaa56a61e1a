/** Walks a list's order from a place on, by whichever way costs least; each is bounded, wherever the matches lie. */
import { among, type Sql, type Value } from './sql';
import type { Conditions } from './ticket-filters';
import type { Order, Segment, SortColumn } from './ticket-order';

export interface Place {
  segment: number;
  value: number;
  id: string;
}
export interface Found extends Place {
  key: number;
}
export interface Walk {
  sql: Sql;
  order: Order;
  conditions: Conditions;
  /** Whether so many tickets match that a page is found soonest by walking all in order. */
  inOrder: boolean;
}
type Entry = [key: number, value: number, id: string];

/** Merging a page of each costs some microseconds a facet; beyond, the filter is so wide that a walk soon fills the page. */
const MOST_FACETS_TO_MERGE = 300;
const indexSuffix: Record<SortColumn, string> = { created_at: 'created', updated_at: 'updated', due_at: 'due' };

/** Up to `count` tickets after the place; from the beginning when there is none. */
export function walk(how: Walk, after: Place | null, count: number): Found[] {
  const found: Found[] = [];
  for (const [segment, of] of how.order.segments.entries()) {
    if (found.length >= count) break;
    if ((after && segment < after.segment) || of.facets.length === 0) continue;
    const start = after?.segment === segment ? after : null;
    const entries = (isMergeable(how, of) ? merged : selected)(how, of, start, count - found.length);
    found.push(...entries.map(([key, value, id]) => ({ segment, key, value, id })));
  }
  return found;
}

/** Tickets with a running clock are few: their order is walked at any rate, and needs no index per facet. */
const isMergeable = ({ conditions }: Walk, { column, facets, unfiltered }: Segment): boolean =>
  conditions.sql.length === 0 && !unfiltered && column !== 'due_at' && facets.length <= MOST_FACETS_TO_MERGE;

/** One statement over all facets. */
function selected({ sql, order, conditions, inOrder }: Walk, segment: Segment, start: Place | null, count: number): Entry[] {
  const { column, condition, facets, unfiltered } = segment;
  const where = [...conditions.sql, condition, unfiltered ? null : among('facet'), start && beyond(order, column)];
  const values: Value[] = [...conditions.values];
  if (!unfiltered) values.push(JSON.stringify(facets.map(({ facet }) => facet)));
  if (start) values.push(start.value, start.id);
  return sql.rows<Entry>(
    `SELECT key, ${column}, id FROM tickets ${inOrder ? `INDEXED BY tickets_${indexSuffix[column]}` : ''}
     ${all(where)} ${ordered(order, column)}`,
    ...values,
    count,
  );
}

/** Each facet's tickets stand in order in an index: takes the first of each, and of the next ones only what still fits in. */
function merged({ sql, order }: Walk, { column, condition, facets }: Segment, start: Place | null, count: number): Entry[] {
  const within = order.descending ? '>=' : '<=';
  const statement = (isBounded: boolean) =>
    `SELECT key, ${column}, id FROM tickets INDEXED BY tickets_facet_${indexSuffix[column]}
     ${all(['facet = ?', condition, start && beyond(order, column), isBounded && `${column} ${within} ?`])} ${ordered(order, column)}`;
  const [free, bounded] = [statement(false), statement(true)];
  const place = start ? [start.value, start.id] : [];
  let first: Entry[] = [];
  for (const { facet } of facets) {
    const last = first.length === count ? first.at(-1) : undefined;
    const more = sql.rows<Entry>(last ? bounded : free, facet, ...place, ...(last ? [last[1]] : []), count);
    if (more.length > 0) first = [...first, ...more].sort(inSequence(order)).slice(0, count);
  }
  return first;
}

const all = (conditions: readonly (string | null | false)[]): string => {
  const given = conditions.filter((condition) => typeof condition === 'string');
  return given.length > 0 ? `WHERE ${given.join(' AND ')}` : '';
};
const beyond = ({ descending }: Order, column: SortColumn) => `(${column}, id) ${descending ? '<' : '>'} (?, ?)`;
const ordered = ({ descending }: Order, column: SortColumn) => {
  const direction = descending ? 'DESC' : 'ASC';
  return `ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`;
};

function inSequence({ descending }: Order) {
  const ascending = ([, a, idA]: Entry, [, b, idB]: Entry) => (a === b ? (idA < idB ? -1 : 1) : a - b);
  return (a: Entry, b: Entry) => (descending ? -ascending(a, b) : ascending(a, b));
}
