/** Pages of tickets, at about the same cost whatever the number of tickets. */
import type { TicketFilters, TicketQuery } from '@eventdesk/contracts';
import { decodeCursor, encodeCursor } from '../cursor';
import type { Page, TicketDocument } from '../port';
import { searchWords } from '../search';
import { documentsOf } from './documents';
import { among, type Sql } from './sql';
import {
  type Conditions,
  countAll,
  type Facet,
  facetConditions,
  matchExpression,
  matchingFacets,
  NOBODY,
  ticketConditions,
} from './ticket-filters';
import { orderOf } from './ticket-order';
import { type Place, walk } from './ticket-walk';

/** Of all tickets; from there on, sorting the matches costs more than walking past those that do not match. */
const LARGE_PART = 1 / 50;

/** @throws BadCursor */
export function listTickets(sql: Sql, { limit, cursor, sort, ...filters }: TicketQuery): Page<TicketDocument> {
  const bound = { sort, ...filters };
  const after = cursor === undefined ? null : placeOf(cursor, bound);
  const facets = matchingFacets(sql, filters);
  const isUnfaceted = facetConditions(filters).sql.length === 0;
  const conditions = ticketConditions(filters);
  const total = isNothing(filters) ? 0 : countMatches(sql, filters, conditions, isUnfaceted ? null : facets);
  if (total === 0) return { items: [], next_cursor: null, total };

  const inOrder = !namesOne(filters) && total > countAll(sql) * LARGE_PART;
  const found = walk({ sql, conditions, inOrder, order: orderOf(sort, facets, isUnfaceted) }, after, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: documentsOf(
      sql,
      page.map(({ key }) => key),
    ),
    next_cursor: last ? encodeCursor(bound, [last.segment, last.value, last.id]) : null,
    total,
  };
}

function placeOf(cursor: string, bound: object): Place {
  const [segment, value, id] = decodeCursor(cursor, bound, ['number', 'number', 'string']) as [number, number, string];
  return { segment, value, id };
}

/** Somebody searches for what no text has in it, like `*`. */
const isNothing = ({ q }: TicketFilters) => q !== undefined && searchWords(q).length === 0;

/** Filters whose index finds few tickets of many, and which would need every ticket's row in a walk past others. */
const namesOne = ({ assigned_to, contact_id, customer_organization_id }: TicketFilters) =>
  [assigned_to === NOBODY ? undefined : assigned_to, contact_id, customer_organization_id].some((filter) => filter !== undefined);

/** @param facets null when no filter chooses among them */
function countMatches(sql: Sql, { q }: TicketFilters, conditions: Conditions, facets: readonly Facet[] | null): number {
  if (conditions.sql.length === 0) return facets ? facets.reduce((sum, { count }) => sum + count, 0) : countAll(sql);
  if (!facets && q !== undefined && conditions.sql.length === 1)
    return sql.row<[number]>('SELECT count(*) FROM search WHERE search MATCH ?', matchExpression(q))?.[0] ?? 0;
  const where = facets ? [...conditions.sql, among('facet')] : conditions.sql;
  const values = facets ? [...conditions.values, JSON.stringify(facets.map(({ facet }) => facet))] : conditions.values;
  return sql.row<[number]>(`SELECT count(*) FROM tickets WHERE ${where.join(' AND ')}`, ...values)?.[0] ?? 0;
}
