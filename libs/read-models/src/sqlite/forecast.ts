import type { ForecastQuery, ForecastView } from '@eventdesk/contracts';
import { expectedMonths, forecastOf, type Months, type OpenSum, paceOf, type WonSum, wonMonths } from '../forecast';
import { salesTickets, VALUE, WEIGHTED_VALUE } from './figures';
import type { Sql } from './sql';
import type { Conditions } from './ticket-filters';

/** A won ticket that was reopened counts by its last change. */
const WON_AT = 'coalesce(ended_at, updated_at)';

export function forecast(sql: Sql, { now, time_zone, ...query }: ForecastQuery): ForecastView {
  const sales = salesTickets(query);
  const won = wonIn(sql, sales, wonMonths({ now, time_zone }));
  const pace = paceOf(won.sums);
  return forecastOf(won, openIn(sql, sales, expectedMonths({ now, time_zone }, pace)), pace);
}

function wonIn(sql: Sql, sales: Conditions, months: Months) {
  const rows = sql.rows<[number, number, string, number]>(
    `SELECT ${monthOf(WON_AT, months)}, count(*), ${VALUE}, sum((${WON_AT} - created_at) / 1000)
     FROM tickets JOIN facets USING (facet)
     WHERE ${["sales_stage = 'won'", `${WON_AT} >= ?`, ...sales.sql].join(' AND ')} GROUP BY 1`,
    months.from,
    ...sales.values,
  );
  const sums = rows.map(([month, count, value, seconds]): WonSum => ({ month, count, value: BigInt(value), seconds }));
  return { months, sums };
}

function openIn(sql: Sql, sales: Conditions, months: Months) {
  const rows = sql.rows<[number, number, string, string]>(
    `SELECT ${monthOf('created_at', months)}, count(*), ${VALUE}, ${WEIGHTED_VALUE}
     FROM tickets JOIN facets USING (facet)
     WHERE ${["sales_stage NOT IN ('won', 'lost')", ...sales.sql].join(' AND ')} GROUP BY 1`,
    ...sales.values,
  );
  const sums = rows.map(([month, count, value, weighted]): OpenSum => ({
    month,
    count,
    value: BigInt(value),
    weighted: BigInt(weighted),
  }));
  return { months, sums };
}

/** The index of the month, as SQL. Nothing in it was typed by anybody. */
function monthOf(instant: string, { bounds }: Months): string {
  const cases = bounds.map((bound, index) => `WHEN ${instant} < ${bound} THEN ${index}`);
  return cases.length > 0 ? `CASE ${cases.join(' ')} ELSE ${bounds.length} END` : '0';
}
