import { type ReportQuery, type ReportTimes, priorities, type SlaMetric } from '@eventdesk/contracts';
import type { Outcome } from './sla-standing';

export interface ClockOutcome {
  outcome: Outcome | null;
  /** Null while it has not finished. */
  seconds: number | null;
}
interface Collected {
  tickets: number;
  clocks: Record<SlaMetric, { met: number; breached: number; seconds: number[] }>;
}

/** Collects the clocks of tickets, group by group. */
export class TimesByGroup {
  readonly #groups = new Map<string, Collected>();

  constructor(private readonly by: ReportQuery['by']) {}

  add(key: string, response: ClockOutcome, resolution: ClockOutcome): void {
    const group = this.#groups.get(key) ?? { tickets: 0, clocks: { response: nothing(), resolution: nothing() } };
    this.#groups.set(key, group);
    group.tickets++;
    take(group.clocks.response, response);
    take(group.clocks.resolution, resolution);
  }

  result(): ReportTimes[] {
    const rows = [...this.#groups].map(([key, { tickets, clocks }]) => ({
      key,
      tickets,
      response: timesOf(clocks.response),
      resolution: timesOf(clocks.resolution),
    }));
    return rows.sort((a, b) => inGroupOrder(this.by)(a.key, b.key));
  }
}

const nothing = () => ({ met: 0, breached: 0, seconds: [] as number[] });

function take(clock: Collected['clocks'][SlaMetric], { outcome, seconds }: ClockOutcome): void {
  if (outcome !== null) clock[outcome]++;
  if (seconds !== null) clock.seconds.push(seconds);
}

function timesOf({ met, breached, seconds }: Collected['clocks'][SlaMetric]): ReportTimes['response'] {
  const sorted = Float64Array.from(seconds).sort();
  const ranked = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;
  return { median_seconds: ranked(0.5), p90_seconds: ranked(0.9), met, breached };
}

/** Priorities by their rank; other names by their bytes, as engines sort. */
export const inGroupOrder = (by: ReportQuery['by']) =>
  by === 'priority'
    ? (a: string, b: string): number => rankOf(a) - rankOf(b)
    : (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const rankOf = (name: string) => priorities.findIndex((priority) => priority === name);
