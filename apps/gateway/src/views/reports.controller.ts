import {
  DaysRequest,
  DaysView,
  type Instant,
  type ReportDay,
  type ReportTimes,
  ReportRequest,
  ReportView,
  TimesRequest,
  TimesView,
} from '@eventdesk/contracts';
import { Controller, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import type { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { invalidInput } from '../problems/problems';
import { csvAnswer, type Table } from './csv';
import { entityIdOf, zoneOf } from './entity';

const DAY = 86_400_000;
const USUAL = 30 * DAY;
/** Five years, whichever they are. */
const LONGEST = 5 * 366 * DAY;

@Controller()
export class ReportsController {
  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'views' | 'config' | 'clock'>) {}

  @Route({
    method: 'GET',
    path: '/reports/tickets',
    tag: 'Overviews',
    summary: 'Opened, resolved, clocks met and breached, by type, department, priority or agent',
    description: 'Of the tickets opened in the period. `format=csv` answers a table to keep, named by the days of `time_zone`.',
    query: ReportRequest,
    status: 200,
    answer: ReportView,
    csv: true,
    problems: ['invalid_input'],
  })
  async report(@Query() { format, time_zone, ...query }: z.infer<typeof ReportRequest>): Promise<ReportView | Answer> {
    if (query.from !== undefined && query.to !== undefined && query.from >= query.to)
      throw invalidInput([{ path: 'from', message: 'must be before `to`' }]);
    const report = await this.ports.views.report(entityIdOf(this.ports.config, query));
    return format === 'csv' ? csvAnswer(`tickets-by-${query.by}${this.#nameOf(query, time_zone)}`, ticketsTable(report)) : report;
  }

  @Route({
    method: 'GET',
    path: '/reports/days',
    tag: 'Overviews',
    summary: 'Opened, resolved and backlog, day by day',
    description:
      'The last 30 days unless a period is given, five years at most, and no day after today. Days are those of `time_zone`, the ' +
      'first brand’s when left out. A ticket is resolved on the day of its `resolved_at`: reopened, it counts as backlog ever ' +
      'since it was opened. `format=csv` answers a table to keep.',
    query: DaysRequest,
    status: 200,
    answer: DaysView,
    csv: true,
    problems: ['invalid_input'],
  })
  async days(@Query() { format, ...query }: z.infer<typeof DaysRequest>): Promise<z.infer<typeof DaysView> | Answer> {
    const { config, views } = this.ports;
    const period = this.#periodOf(query);
    const time_zone = query.time_zone ?? zoneOf(config);
    const items = await views.reportDays({ ...entityIdOf(config, query), ...period, time_zone });
    return format === 'csv' ? csvAnswer(`days${this.#nameOf(period, time_zone)}`, daysTable(items)) : { items };
  }

  @Route({
    method: 'GET',
    path: '/reports/times',
    tag: 'Overviews',
    summary: 'Response and resolution times (median, ninetieth percentile), promises kept and broken, by group',
    description:
      'Of the tickets opened in the period: the last 30 days unless one is given, five years at most. Times are those of clocks ' +
      'that have finished, in seconds of their calendars, without pauses. `format=csv` answers a table to keep, named by the days of ' +
      '`time_zone`.',
    query: TimesRequest,
    status: 200,
    answer: TimesView,
    csv: true,
    problems: ['invalid_input'],
  })
  async times(
    @Query() { format, time_zone, ...query }: z.infer<typeof TimesRequest>,
  ): Promise<z.infer<typeof TimesView> | Answer> {
    const period = this.#periodOf(query);
    const items = await this.ports.views.reportTimes({ ...entityIdOf(this.ports.config, query), ...period });
    return format === 'csv' ? csvAnswer(`times-by-${query.by}${this.#nameOf(period, time_zone)}`, timesTable(items)) : { items };
  }

  #nameOf(period: Period, time_zone: string | undefined): string {
    return periodName(period, time_zone ?? zoneOf(this.ports.config));
  }

  /** The last days when none is given; nothing of the future. */
  #periodOf({ from, to }: Period): { from: Instant; to: Instant } {
    const next = Date.parse(this.ports.clock.now()) + 1;
    const end = Math.min(to === undefined ? next : Date.parse(to), next);
    const start = from === undefined ? end - USUAL : Date.parse(from);
    if (end - start > LONGEST) throw invalidInput([{ path: 'from', message: 'a report covers at most five years' }]);
    if (end <= start) throw invalidInput([{ path: 'from', message: 'must be before `to`, and not in the future' }]);
    return { from: new Date(start).toISOString(), to: new Date(end).toISOString() };
  }
}

interface Period {
  from?: Instant | undefined;
  to?: Instant | undefined;
}

/** Of a period that is given, in its zone's days; `to` is exclusive. */
function periodName({ from, to }: Period, timeZone: string): string {
  // Sweden writes a day as ISO 8601 does.
  const days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const last = to === undefined ? '' : `-to-${days.format(Date.parse(to) - 1)}`;
  return `${from === undefined ? '' : `-from-${days.format(Date.parse(from))}`}${last}`;
}

const figures = ['opened', 'resolved', 'response_met', 'response_breached', 'resolution_met', 'resolution_breached'] as const;
const ticketsTable = ({ by, rows }: ReportView): Table => ({
  columns: [by, ...figures],
  rows: rows.map((row) => [row.group, ...figures.map((name) => row[name])]),
});

const daysTable = (days: readonly ReportDay[]): Table => ({
  columns: ['day', 'opened', 'resolved', 'backlog'],
  rows: days.map(({ day, opened, resolved, backlog }) => [day, opened, resolved, backlog]),
});

const clocks = ['response', 'resolution'] as const;
const times = ['median_seconds', 'p90_seconds', 'met', 'breached'] as const;
const timesTable = (groups: readonly ReportTimes[]): Table => ({
  columns: ['key', 'tickets', ...clocks.flatMap((clock) => times.map((name) => `${clock}_${name}`))],
  rows: groups.map((group) => [group.key, group.tickets, ...clocks.flatMap((clock) => times.map((name) => group[clock][name]))]),
});
