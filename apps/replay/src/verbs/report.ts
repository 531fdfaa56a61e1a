/**
 * `report`: what was opened in a period, and what came of it. Told by views that are folded anew from the log, so it is right where
 * the live ones lag behind, are kept elsewhere, or are not there.
 */
import type { Instant, ReportDay, ReportQuery, ReportTimes, ReportView } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { ViewReader } from '@eventdesk/read-models';
import { openSqliteViews, rebuildViews } from '@eventdesk/read-models/sqlite';
import { logProgress } from '../log-progress';
import { count, counted, type Out } from '../out';
import { withTemporaryFolder } from '../temporary-folder';
import { UsageError } from '../usage-error';

export interface ReportPorts {
  store: EventStore;
  now: () => string;
  out: Out;
}

export interface ReportOrder {
  /** Default: when the first ticket was opened. */
  from: Instant | undefined;
  /** Exclusive. Default: all there is. */
  to: Instant | undefined;
  by: ReportQuery['by'];
  time_zone: string;
}

export interface DeskReport {
  from: Instant;
  to: Instant;
  by: ReportQuery['by'];
  time_zone: string;
  total: ReportView['total'];
  /** Times in seconds that finished clocks have used, in their calendars; null when none has finished. */
  groups: ({ group: string; opened: number; resolved: number } & Pick<ReportTimes, 'response' | 'resolution'>)[];
  /** `backlog` is that at the end of the day. */
  days: ReportDay[];
}

/** @throws UsageError */
export async function showReport({ store, now, out }: ReportPorts, order: ReportOrder): Promise<DeskReport> {
  const progress = logProgress(out, now, await store.head());
  return withTemporaryFolder(async (folder) => {
    const { events, failed } = await rebuildViews({ folder, store, onProgress: (read) => progress.at(read) });
    progress.done(events);
    for (const { ticket_id, event_id, error } of failed)
      out.note(`ticket ${ticket_id} counts as before the event ${event_id}, which cannot be folded: ${error}`);
    const views = openSqliteViews({ folder });
    try {
      const report = await reportOf(views, order, now());
      await out.answer(report, reportLines(report));
      return report;
    } finally {
      await views.close();
    }
  });
}

async function reportOf(views: ViewReader, { by, time_zone, ...asked }: ReportOrder, now: Instant): Promise<DeskReport> {
  const period = { from: asked.from ?? (await firstOpening(views)) ?? now, to: asked.to ?? (await endOf(views, now)) };
  if (period.from >= period.to) throw new UsageError(`the period begins at ${period.from}: expected an end after that`);
  const { rows, total } = await views.report({ ...period, by });
  const times = new Map((await views.reportTimes({ ...period, by })).map((row) => [row.key, row]));
  const groups = rows.map(({ group, opened, resolved }) => {
    const { response, resolution } = times.get(group) ?? { response: noTimes, resolution: noTimes };
    return { group, opened, resolved, response, resolution };
  });
  return { ...period, by, time_zone, total, groups, days: await views.reportDays({ ...period, time_zone }) };
}

const noTimes: ReportTimes['response'] = { median_seconds: null, p90_seconds: null, met: 0, breached: 0 };

const oneTicket = async (views: ViewReader, sort: 'created_at' | '-updated_at') =>
  (await views.tickets({ sort, limit: 1 })).items[0]?.ticket?.state;

const firstOpening = async (views: ViewReader) => (await oneTicket(views, 'created_at'))?.created_at;

/** A desk with a clock of its own may be ahead of the machine's. */
async function endOf(views: ViewReader, now: Instant): Promise<Instant> {
  const last = (await oneTicket(views, '-updated_at'))?.updated_at ?? now;
  return new Date(Date.parse(last > now ? last : now) + 1).toISOString();
}

/** Hours and minutes. */
const span = (seconds: number | null): string =>
  seconds === null ? '–' : `${count(Math.floor(seconds / 3600))}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`;

function reportLines({ from, to, by, time_zone, total, groups, days }: DeskReport): string[] {
  const clock = ({ median_seconds, p90_seconds, met, breached }: ReportTimes['response']) => [
    span(median_seconds),
    span(p90_seconds),
    count(met),
    count(breached),
  ];
  const counts = (...values: number[]) => values.map(count);
  return [
    `Opened from ${from} to ${to}: ${counted(total.opened, 'ticket')}, ${count(total.resolved)} of them resolved`,
    '',
    ...table([
      [by, 'opened', 'resolved', 'response', 'p90', 'met', 'breached', 'resolution', 'p90', 'met', 'breached'],
      ...groups.map((row) => [row.group, ...counts(row.opened, row.resolved), ...clock(row.response), ...clock(row.resolution)]),
    ]),
    '',
    `Times are the median and the ninetieth percentile, hours:minutes of the SLA’s calendars. Days are those of ${time_zone}.`,
    '',
    ...table([
      ['day', 'opened', 'resolved', 'backlog'],
      ...days.map(({ day, opened, resolved, backlog }) => [day, ...counts(opened, resolved, backlog)]),
    ]),
  ];
}

/** The first column to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  return rows.map((row) => row.map(pad).join('  ').trimEnd());
}
