/** When open sales may be won, month by month as a time zone has them. */
import type { ForecastView } from '@eventdesk/contracts';
import { DateTime } from 'luxon';
import { formatCents } from './money';

const DAY = 86_400_000;
const MONTHS_BACK = 11;
/** From fewer, no average tells anything. */
const ENOUGH_WON = 5;
const USUAL_DAYS = 30;

/** Months that follow one another. */
export interface Months {
  /** Where the first begins. Milliseconds. */
  from: number;
  names: string[];
  /** Where each but the last ends. */
  bounds: number[];
}
export interface WonSum {
  /** Index in the months. */
  month: number;
  count: number;
  value: bigint;
  /** That they were open for, together. */
  seconds: number;
}
export interface OpenSum {
  month: number;
  count: number;
  value: bigint;
  weighted: bigint;
}
export interface Pace {
  based_on: number;
  milliseconds: number;
}

/** The months that hold a first and a last instant, and all between. */
function monthsBetween(first: DateTime, last: DateTime): Months {
  const starts: DateTime[] = [];
  for (let month = first.startOf('month'); month <= last; month = month.plus({ months: 1 })) starts.push(month);
  return {
    from: first.startOf('month').toMillis(),
    names: starts.map((month) => month.toFormat('yyyy-MM')),
    bounds: starts.slice(1).map((month) => month.toMillis()),
  };
}

interface At {
  now: string;
  time_zone: string;
}

/** The twelve months up to this one. */
export function wonMonths({ now, time_zone }: At): Months {
  const today = DateTime.fromISO(now, { zone: time_zone });
  return monthsBetween(today.minus({ months: MONTHS_BACK }), today);
}

export function paceOf(won: readonly WonSum[]): Pace {
  const based_on = won.reduce((sum, { count }) => sum + count, 0);
  const seconds = won.reduce((sum, month) => sum + month.seconds, 0);
  return { based_on, milliseconds: based_on < ENOUGH_WON ? USUAL_DAYS * DAY : Math.round((seconds * 1000) / based_on) };
}

/** In which month a ticket is expected follows from its opening: the bounds are instants of that. */
export function expectedMonths({ now, time_zone }: At, { milliseconds }: Pace): Months {
  const today = DateTime.fromISO(now, { zone: time_zone });
  const { names, bounds, from } = monthsBetween(today, today.plus({ milliseconds }));
  return { names, from: from - milliseconds, bounds: bounds.map((bound) => bound - milliseconds) };
}

/** A row for every month, also where there is nothing. */
export function forecastOf(
  won: { months: Months; sums: readonly WonSum[] },
  open: { months: Months; sums: readonly OpenSum[] },
  { based_on, milliseconds }: Pace,
): ForecastView {
  return {
    months: open.months.names.map((month, index) => {
      const { count, value, weighted } = total(open.sums.filter((sum) => sum.month === index));
      return { month, count, value: formatCents(value), weighted_value: formatCents(weighted) };
    }),
    average_days_to_win: Math.round((milliseconds / DAY) * 10) / 10,
    based_on,
    won: won.months.names.map((month, index) => {
      const { count, value } = total(won.sums.filter((sum) => sum.month === index));
      return { month, count, value: formatCents(value) };
    }),
  };
}

const total = (sums: readonly { count: number; value: bigint; weighted?: bigint }[]) =>
  sums.reduce<{ count: number; value: bigint; weighted: bigint }>(
    (sum, { count, value, weighted = 0n }) => ({
      count: sum.count + count,
      value: sum.value + value,
      weighted: sum.weighted + weighted,
    }),
    { count: 0, value: 0n, weighted: 0n },
  );
