/** What sums over many tickets answer. */
import { z } from 'zod';

const instant = z.iso.datetime();
const orNull = <S extends z.ZodType>(schema: S) => schema.nullable();

const Month = z.string().regex(/^\d{4}-\d{2}$/);
/** `months`: when open sales are expected to be won, if they take as long as those won before; `won`: the last twelve months. */
export const ForecastView = z.object({
  months: z.array(z.object({ month: Month, count: z.number().int(), value: z.string(), weighted_value: z.string() })),
  average_days_to_win: z.number(),
  /** How many won sales the average is of; 30 days are taken for it when they are fewer than five. */
  based_on: z.number().int(),
  won: z.array(z.object({ month: Month, count: z.number().int(), value: z.string() })),
});
export type ForecastView = z.infer<typeof ForecastView>;

/** Tickets that are new, open or pending. `mine` and `department` are 0 where the query names none. */
export const QueuesView = z.object({
  mine: z.number().int(),
  department: z.number().int(),
  unassigned: z.number().int(),
  at_risk: z.number().int(),
  breached: z.number().int(),
  all: z.number().int(),
});
export type QueuesView = z.infer<typeof QueuesView>;

const Figures = z
  .object({ opened: z.number(), resolved: z.number(), response_met: z.number(), response_breached: z.number() })
  .extend({
    resolution_met: z.number(),
    resolution_breached: z.number(),
  });
/** One row a group; tickets opened in the period. */
export const ReportView = z.object({
  from: orNull(instant),
  to: orNull(instant),
  by: z.string(),
  rows: z.array(Figures.extend({ group: z.string() })),
  total: Figures,
});
export type ReportView = z.infer<typeof ReportView>;

/** `backlog`: tickets that were neither resolved, closed nor cancelled at the end of the day. */
export const ReportDay = z.object({
  day: z.iso.date(),
  opened: z.number().int(),
  resolved: z.number().int(),
  backlog: z.number().int(),
});
export type ReportDay = z.infer<typeof ReportDay>;
export const DaysView = z.object({ items: z.array(ReportDay) });

/** Seconds that finished clocks have used, in their calendars, by nearest rank; null when none has finished. */
const ClockTimes = z.object({
  median_seconds: orNull(z.number().int()),
  p90_seconds: orNull(z.number().int()),
  met: z.number().int(),
  breached: z.number().int(),
});
export const ReportTimes = z.object({
  key: z.string(),
  tickets: z.number().int(),
  response: ClockTimes,
  resolution: ClockTimes,
});
export type ReportTimes = z.infer<typeof ReportTimes>;
export const TimesView = z.object({ items: z.array(ReportTimes) });
