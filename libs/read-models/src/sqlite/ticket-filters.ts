/** A list's filters as SQL: those with few values choose facets, the others conditions on the tickets themselves. */
import { priorities, type TicketFilters } from '@eventdesk/contracts';
import { searchWords } from '../search';
import { among, type Sql, type Value } from './sql';

export interface Conditions {
  sql: string[];
  values: Value[];
}
export interface Facet {
  facet: number;
  priority: number;
  count: number;
}

/** The facets with tickets in them that the filters leave. */
export function matchingFacets(sql: Sql, filters: TicketFilters): Facet[] {
  const { sql: conditions, values } = facetConditions(filters);
  const rows = sql.rows<[number, number, number]>(
    `SELECT facet, priority, count FROM facets WHERE ${['count > 0', ...conditions].join(' AND ')}`,
    ...values,
  );
  return rows.map(([facet, priority, count]) => ({ facet, priority, count }));
}

export const countAll = (sql: Sql): number => sql.row<[number]>('SELECT coalesce(sum(count), 0) FROM facets')?.[0] ?? 0;

export function facetConditions(filters: TicketFilters): Conditions {
  const { type, status, priority, category, assigned_department, business_entity_id: entity, sla } = filters;
  return collect([
    type && [among('ticket_type'), JSON.stringify(type)],
    status && [among('status'), JSON.stringify(status)],
    priority && [among('priority'), JSON.stringify(priority.map((name) => priorities.indexOf(name)))],
    category !== undefined && ['category = ?', category],
    assigned_department && ['department = ?', assigned_department],
    entity !== undefined && ['(entity_id = ? OR entity = ?)', entity, entity],
    sla && ['sla = ?', sla],
  ]);
}

export function ticketConditions(filters: TicketFilters): Conditions {
  const { assigned_to, sales_stage, contact_id, customer_organization_id, tag, opened_from, opened_to, q } = filters;
  return collect([
    assigned_to !== undefined && assignedTo(assigned_to),
    sales_stage && [among('sales_stage'), JSON.stringify(sales_stage)],
    contact_id !== undefined && ['contact_id = ?', contact_id],
    customer_organization_id !== undefined && ['customer_organization_id = ?', customer_organization_id],
    tag !== undefined && ['key IN (SELECT key FROM tags WHERE tag = ?)', tag],
    opened_from !== undefined && ['created_at >= ?', Date.parse(opened_from)],
    opened_to !== undefined && ['created_at < ?', Date.parse(opened_to)],
    q !== undefined && ['key IN (SELECT rowid FROM search WHERE search MATCH ?)', matchExpression(q)],
  ]);
}

/**
 * In FTS5's language: every word must occur, quoted so that nothing in it is an operator. The last may be a beginning, unless it
 * is a single letter, with which too many words begin, or a whole address, which ends like every other.
 */
export function matchExpression(q: string): string {
  const words = searchWords(q);
  const quoted = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  return isComplete(words.at(-1) ?? '') ? quoted : `${quoted}*`;
}

const isComplete = (word: string): boolean => /^[a-z0-9]?$|@.+\.[a-z]{2,}$/i.test(word);

export const NOBODY = 'none';
const assignedTo = (agent: string): Condition => (agent === NOBODY ? ['assigned_to IS NULL'] : ['assigned_to = ?', agent]);

type Condition = [sql: string, ...values: Value[]];
const collect = (conditions: readonly (Condition | false | '' | undefined)[]): Conditions => {
  const given = conditions.filter((condition): condition is Condition => Array.isArray(condition));
  return { sql: given.map(([sql]) => sql), values: given.flatMap(([, ...values]) => values) };
};
