/** What lists, boards and reports ask of a ticket's clocks. All of it follows from events, none of it from what time it is. */
import { type Instant, type SlaMetric, slaMetrics, type Ticket } from '@eventdesk/contracts';
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

/** What a clock has used in all, in seconds of its calendar; null as long as it was not met, and when it was cancelled. */
export function finishedSeconds(state: SlaState | null, metric: SlaMetric): number | null {
  const clock = state?.clocks[metric];
  return clock?.phase === 'stopped' && clock.met_at !== null ? Math.floor(clock.used_seconds) : null;
}

/**
 * When the ticket left the backlog; null while it is in it, also once it was reopened. A cancelled one says it by its clocks,
 * and by its last change when those had stopped before.
 */
export function endedAt(ticket: Ticket, clocks: SlaState | null): Instant | null {
  switch (ticket.status) {
    case 'resolved':
      return ticket.resolved_at;
    case 'closed':
      return ticket.resolved_at ?? ticket.closed_at;
    case 'cancelled':
      return (
        clocksOf(clocks)
          .flatMap(({ cancelled_at }) => cancelled_at ?? [])
          .sort()[0] ?? ticket.updated_at
      );
    default:
      return null;
  }
}

function standingOf(clocks: readonly ClockState[]): Standing {
  if (clocks.some(({ breached_at }) => breached_at !== null)) return 'breached';
  return clocks.some(({ phase, levels_reached }) => phase !== 'stopped' && levels_reached.length > 0) ? 'at_risk' : 'ok';
}
