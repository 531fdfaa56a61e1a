/** Sums over many tickets, in whole numbers. */
import type { PipelineQuery, PipelineView, SalesStage } from '@eventdesk/contracts';
import { pipelineOf } from '../money';
import type { SlaBoardQuery, TicketDocument } from '../port';
import { documentsOf } from './documents';
import type { Sql, Value } from './sql';

/** Conditions that are asked for, with their values. */
const where = (...conditions: ([sql: string, value: Value | undefined] | string)[]): [sql: string, values: Value[]] => {
  const given = conditions.filter((condition) => typeof condition === 'string' || condition[1] !== undefined);
  const sql = given.map((condition) => (typeof condition === 'string' ? condition : condition[0]));
  const values = given.flatMap((condition) => (typeof condition === 'string' ? [] : (condition[1] ?? [])));
  return [sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '', values];
};
const milliseconds = (instant: string | undefined) => (instant === undefined ? undefined : Date.parse(instant));

/** Sums go out as text: they may be larger than a float can hold. */
export function pipeline(sql: Sql, { business_entity_id: entity, assigned_to, from, to }: PipelineQuery): PipelineView {
  const [conditions, values] = where(
    'sales_stage IS NOT NULL',
    "status <> 'cancelled'",
    ['?1 IN (entity_id, entity)', entity],
    ['assigned_to = ?', assigned_to],
    ['created_at >= ?', milliseconds(from)],
    ['created_at < ?', milliseconds(to)],
  );
  const rows = sql.rows<[SalesStage, number, string, string]>(
    `SELECT sales_stage, count(*), CAST(coalesce(sum(value), 0) AS TEXT),
       CAST(coalesce(sum((value * coalesce(probability, 0) + 50) / 100), 0) AS TEXT)
     FROM tickets JOIN facets USING (facet) ${conditions} GROUP BY sales_stage`,
    ...values,
  );
  return pipelineOf(
    rows.map(([sales_stage, count, value, weighted]) => ({
      sales_stage,
      count,
      value: BigInt(value),
      weighted: BigInt(weighted),
    })),
  );
}

export function slaBoard(sql: Sql, { state, dueBefore, assigned_department, limit }: SlaBoardQuery): TicketDocument[] {
  const [conditions, values] = where(
    'due_at IS NOT NULL',
    ['running = ?', state],
    ['due_at <= ?', milliseconds(dueBefore)],
    ['facet IN (SELECT facet FROM facets WHERE department = ?)', assigned_department],
  );
  const rows = sql.rows<[number]>(
    `SELECT key FROM tickets INDEXED BY tickets_due ${conditions} ORDER BY due_at, id LIMIT ?`,
    ...values,
    limit,
  );
  return documentsOf(
    sql,
    rows.map(([key]) => key),
  );
}
