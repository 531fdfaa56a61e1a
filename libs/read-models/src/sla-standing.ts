/** What lists, boards and reports ask of a ticket's clocks. All of it follows from events, none of it from what time it is. */
import { type Instant, type SlaMetric, slaMetrics } from '@eventdesk/contracts';
import { type ClockState, presentSla, type SlaState } from '@eventdesk/domain';

export type Standing = 'ok' | 'at_risk' | 'breached';
export type Outcome = 'met' | 'breached';

const clocksOf = (state: SlaState | null): ClockState[] => slaMetrics.flatMap((metric) => state?.clocks[metric] ?? []);
const isRunning = ({ phase }: ClockState) => phase === 'running';

/** Breached stays, whatever came of the clock; at risk is only what can still be saved. */
export const slaStanding = (state: SlaState | null): Standing => standingOf(clocksOf(state));

/** The standing of the running clocks alone; null when none runs. */
export function runningStanding(state: SlaState | null): Standing | null {
  const running = clocksOf(state).filter(isRunning);
  return running.length > 0 ? standingOf(running) : null;
}

/** When the next running clock is due, or was: a breached one goes on running. Null when none runs. */
export function dueAt(state: SlaState | null): Instant | null {
  const running = clocksOf(state).filter(isRunning);
  const dues = running.flatMap(({ metric, since }) => presentSla(state, since)[metric]?.due_at ?? []);
  return dues.sort()[0] ?? null;
}

/** What came of a clock; null while nothing did, and when it was cancelled in time. */
export function outcomeOf(state: SlaState | null, metric: SlaMetric): Outcome | null {
  const clock = state?.clocks[metric];
  if (!clock) return null;
  if (clock.breached_at !== null) return 'breached';
  return clock.met_at === null ? null : 'met';
}

function standingOf(clocks: readonly ClockState[]): Standing {
  if (clocks.some(({ breached_at }) => breached_at !== null)) return 'breached';
  return clocks.some(({ phase, levels_reached }) => phase !== 'stopped' && levels_reached.length > 0) ? 'at_risk' : 'ok';
}
