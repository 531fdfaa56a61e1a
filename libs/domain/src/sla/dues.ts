/** When a clock's levels are due: a pure function of its state, never stored. */
import type { EscalationLevel, Instant } from '@eventdesk/contracts';
import { addCalendarSeconds } from './calendar';
import { type ClockState, clocksOf, type SlaState } from './state';

export interface Due {
  clock: ClockState;
  at: Instant;
  percent: number;
  /** What is due: a level of the policy's escalation, or the breach. */
  what: EscalationLevel | 'breach';
}

/** When the clock has used so much of its target. One that had used more when it last went on is due since then. */
export const dueInstant = ({ calendar, since, target_seconds, used_seconds }: ClockState, percent = 100): Instant =>
  addCalendarSeconds(calendar, since, Math.max(0, (target_seconds * percent) / 100 - used_seconds));

/** All that running clocks have yet to raise, earliest first; a breach before the level that answers it. */
export function pendingDues(state: SlaState): Due[] {
  const dues = clocksOf(state).flatMap((clock) => (clock.phase === 'running' ? duesOf(clock) : []));
  return dues.sort((a, b) => (a.at === b.at ? a.percent - b.percent : a.at < b.at ? -1 : 1));
}

/** When the next level or breach of any running clock is due; null when nothing is. */
export const nextDue = (state: SlaState): Instant | null => pendingDues(state)[0]?.at ?? null;

function duesOf(clock: ClockState): Due[] {
  const breach: Due[] = clock.breached_at === null ? [{ clock, at: dueInstant(clock), percent: 100, what: 'breach' }] : [];
  const levels = clock.escalation
    .filter(({ at_percent }) => !clock.levels_reached.includes(at_percent))
    .map((level): Due => ({ clock, at: dueInstant(clock, level.at_percent), percent: level.at_percent, what: level }));
  return [...breach, ...levels];
}
