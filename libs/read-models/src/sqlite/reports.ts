/** What was opened and what came of it, in periods. */
import {
  type DaysQuery,
  priorities,
  type ReportDay,
  type ReportQuery,
  type ReportTimes,
  type ReportView,
  type TicketFilters,
  type TimesQuery,
} from '@eventdesk/contracts';
import { type LocalDays, localDays } from '../local-days';
import { reportDaysOf } from '../report-days';
import { addFigures, nothing } from '../report-figures';
import { TimesByGroup } from '../report-times';
import type { Outcome } from '../sla-standing';
import { UNSOLVED } from './figures';
import type { Sql, Value } from './sql';
import { facetConditions } from './ticket-filters';

const groups: Record<ReportQuery['by'], string> = {
  type: 'ticket_type',
  department: 'department',
  priority: 'priority',
  agent: "coalesce(assigned_to, 'none')",
};

export function report(sql: Sql, { from, to, by, ...filters }: ReportQuery): ReportView {
  const { where, values } = openedIn({ from, to, ...filters });
  const rows = sql.rows<[string | number, number, number, number, number, number, number]>(
    `SELECT ${groups[by]}, count(*), sum(status IN ('resolved', 'closed')), coalesce(sum(response = 'met'), 0),
       coalesce(sum(response = 'breached'), 0), coalesce(sum(resolution = 'met'), 0), coalesce(sum(resolution = 'breached'), 0)
     FROM tickets JOIN facets USING (facet) ${where} GROUP BY 1 ORDER BY 1`,
    ...values,
  );
  const named = rows.map(([group, opened, resolved, response_met, response_breached, resolution_met, resolution_breached]) => ({
    group: groupName(group),
    ...{ opened, resolved, response_met, response_breached, resolution_met, resolution_breached },
  }));
  return { from: from ?? null, to: to ?? null, by, rows: named, total: named.reduce(addFigures, nothing) };
}

const groupName = (group: string | number): string => (typeof group === 'number' ? (priorities[group] ?? String(group)) : group);

type Period = { from?: string | undefined; to?: string | undefined } & TicketFilters;

/** Of tickets joined with their facets. */
function openedIn({ from, to, ...filters }: Period): { where: string; values: Value[] } {
  const chosen = facetConditions(filters);
  const sql = [
    ...chosen.sql,
    ...(from === undefined ? [] : ['created_at >= ?']),
    ...(to === undefined ? [] : ['created_at < ?']),
  ];
  const instants = [from, to].flatMap((instant) => (instant === undefined ? [] : Date.parse(instant)));
  return { where: sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '', values: [...chosen.values, ...instants] };
}

export function reportTimes(sql: Sql, { by, ...period }: TimesQuery): ReportTimes[] {
  const { where, values } = openedIn(period);
  const rows = sql.each<[string | number, Outcome | null, number | null, Outcome | null, number | null]>(
    `SELECT ${groups[by]}, response, response_seconds, resolution, resolution_seconds
     FROM tickets JOIN facets USING (facet) ${where}`,
    ...values,
  );
  const times = new TimesByGroup(by);
  for (const [group, response, response_seconds, resolution, resolution_seconds] of rows)
    times.add(
      groupName(group),
      { outcome: response, seconds: response_seconds },
      { outcome: resolution, seconds: resolution_seconds },
    );
  return times.result();
}

const inOrder = { created_at: 'tickets_created', ended_at: 'tickets_ended' } as const;

/** Reads what came since the first day, from indexes alone. */
export function reportDays(sql: Sql, { from, to, time_zone, ...filters }: DaysQuery): ReportDay[] {
  const days = localDays({ from, to, time_zone });
  const chosen = facetConditions(filters);
  const facets = (conditions: readonly string[]) => `SELECT facet FROM facets WHERE ${conditions.join(' AND ')}`;
  const asked = chosen.sql.length > 0 ? `AND facet IN (${facets(chosen.sql)})` : '';
  const since = (column: 'created_at' | 'ended_at', isCounted: string) =>
    sql.rows<[number, number, number]>(
      `SELECT ${localDay(column, days)}, count(*), sum(${isCounted}) FROM tickets INDEXED BY ${inOrder[column]}
       WHERE ${column} >= ? ${asked} GROUP BY 1`,
      days.since,
      ...chosen.values,
    );
  const ended = since('ended_at', `facet NOT IN (${facets(["status = 'cancelled'"])})`);
  const counts = {
    opened: new Map(since('created_at', '1').map(([day, count]) => [day, count])),
    ended: new Map(ended.map(([day, all, resolved]) => [day, { all, resolved }])),
  };
  const unsolved = [UNSOLVED, ...chosen.sql].join(' AND ');
  const [backlog = 0] = sql.row<[number]>(`SELECT coalesce(sum(count), 0) FROM facets WHERE ${unsolved}`, ...chosen.values) ?? [];
  return reportDaysOf(days, counts, backlog);
}

/** The number of the day, as SQL. Nothing in it was typed by anybody. */
function localDay(column: string, { offsets }: LocalDays): string {
  const last = offsets.at(-1)?.offset ?? 0;
  const cases = offsets.slice(0, -1).map(({ until, offset }) => `WHEN ${column} < ${until} THEN ${offset}`);
  return `(${column} + ${cases.length > 0 ? `CASE ${cases.join(' ')} ELSE ${last} END` : last}) / 86400000`;
}
