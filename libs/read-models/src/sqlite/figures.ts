/** Sums over many tickets, in whole numbers. */
import type { PipelineQuery, PipelineView, QueuesQuery, QueuesView, SalesStage } from '@eventdesk/contracts';
import { pipelineOf } from '../money';
import type { SlaBoardQuery, TicketDocument } from '../port';
import { documentsOf } from './documents';
import type { Sql, Value } from './sql';
import { type Conditions, facetConditions, NOBODY, ticketConditions } from './ticket-filters';

/** Sums go out as text: they may be larger than a float can hold. */
export const VALUE = 'CAST(coalesce(sum(value), 0) AS TEXT)';
export const WEIGHTED_VALUE = 'CAST(coalesce(sum((value * coalesce(probability, 0) + 50) / 100), 0) AS TEXT)';

/** Sales tickets that were not cancelled, of tickets joined with their facets. */
export function salesTickets({ business_entity_id, assigned_to, from, to }: PipelineQuery): Conditions {
  const facets = facetConditions({ business_entity_id });
  const tickets = ticketConditions({ assigned_to, opened_from: from, opened_to: to });
  return {
    sql: ['sales_stage IS NOT NULL', "status <> 'cancelled'", ...facets.sql, ...tickets.sql],
    values: [...facets.values, ...tickets.values],
  };
}

export function pipeline(sql: Sql, query: PipelineQuery): PipelineView {
  const { sql: conditions, values } = salesTickets(query);
  const rows = sql.rows<[SalesStage, number, string, string]>(
    `SELECT sales_stage, count(*), ${VALUE}, ${WEIGHTED_VALUE}
     FROM tickets JOIN facets USING (facet) WHERE ${conditions.join(' AND ')} GROUP BY sales_stage`,
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
  const conditions = ['due_at IS NOT NULL'];
  const values: Value[] = [];
  const add = (condition: string, value: Value | undefined) => {
    if (value === undefined) return;
    conditions.push(condition);
    values.push(value);
  };
  add('running = ?', state);
  add('due_at <= ?', dueBefore === undefined ? undefined : Date.parse(dueBefore));
  add('facet IN (SELECT facet FROM facets WHERE department = ?)', assigned_department);
  const rows = sql.rows<[number]>(
    `SELECT key FROM tickets INDEXED BY tickets_due WHERE ${conditions.join(' AND ')} ORDER BY due_at, id LIMIT ?`,
    ...values,
    limit,
  );
  return documentsOf(
    sql,
    rows.map(([key]) => key),
  );
}

export const UNSOLVED = "status IN ('new', 'open', 'pending')";

/** Sums over the facets, and two ranges of indexes. */
export function queues(sql: Sql, { assigned_to, assigned_department }: QueuesQuery): QueuesView {
  const count = (select: string, ...values: Value[]) => sql.row<[number]>(`SELECT ${select}`, ...values)?.[0] ?? 0;
  const [all = 0, at_risk = 0, breached = 0, department = 0] =
    sql.row<[number, number, number, number]>(
      `SELECT coalesce(sum(count), 0), coalesce(sum(count) FILTER (WHERE sla = 'at_risk'), 0),
         coalesce(sum(count) FILTER (WHERE sla = 'breached'), 0), coalesce(sum(count) FILTER (WHERE department = ?), 0)
       FROM facets WHERE ${UNSOLVED}`,
      assigned_department ?? null,
    ) ?? [];
  const unsolved = `facet IN (SELECT facet FROM facets WHERE count > 0 AND ${UNSOLVED})`;
  const unassigned = `count(*) FROM tickets INDEXED BY tickets_unassigned WHERE assigned_to IS NULL AND ${unsolved}`;
  const mine = `count(*) FROM tickets INDEXED BY tickets_agent WHERE assigned_to = ? AND ${unsolved}`;
  const isNobody = assigned_to === undefined || assigned_to === NOBODY;
  return {
    ...{ all, at_risk, breached, department },
    mine: isNobody ? 0 : count(mine, assigned_to),
    unassigned: count(unassigned),
  };
}
