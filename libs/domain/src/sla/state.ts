/** The clocks of one ticket as folded from `sla-<ticketId>`: the promise given at opening, and what came of it. */
import {
  type CalendarConfig,
  type EscalationLevel,
  type Fact,
  type Instant,
  type Priority,
  type SlaEvent,
  type SlaMetric,
  slaMetrics,
} from '@eventdesk/contracts';
import { never } from '../decider';
import { calendarSecondsBetween } from './calendar';

export interface ClockState {
  metric: SlaMetric;
  /** `stopped`: met or cancelled; a reopened ticket's resolution clock runs again. */
  phase: 'running' | 'paused' | 'stopped';
  priority: Priority;
  target_seconds: number;
  /** Calendar seconds used up to `since`; a running clock goes on from there. */
  used_seconds: number;
  since: Instant;
  met_at: Instant | null;
  breached_at: Instant | null;
  cancelled_at: Instant | null;
  /** Percentages of the escalation levels already reached. */
  levels_reached: number[];
  policy: string;
  calendar: CalendarConfig;
  targets_by_priority: Partial<Record<Priority, number>>;
  pauses_in: string[];
  escalation: EscalationLevel[];
}

export interface SlaState {
  /** The ticket's revision that last moved a clock. */
  ticket_revision: number;
  clocks: Partial<Record<SlaMetric, ClockState>>;
}

type Started = Fact<Extract<SlaEvent, { type: 'ClockStarted' }>>;
type Moved = Fact<Exclude<SlaEvent, { type: 'ClockStarted' }>>;

export const initialSla: SlaState = { ticket_revision: -1, clocks: {} };

/** The state after one more event. Facts about a clock that never started change nothing. */
export function evolveSla(state: SlaState, event: Fact<SlaEvent>): SlaState {
  const { metric, ticket_revision } = event.data;
  const clock = state.clocks[metric];
  const next = event.type === 'ClockStarted' ? started(event) : clock && moved(clock, event);
  return {
    ticket_revision: Math.max(state.ticket_revision, ticket_revision),
    clocks: next ? { ...state.clocks, [metric]: next } : state.clocks,
  };
}

const started = ({ data, occurred_at }: Started): ClockState => ({
  metric: data.metric,
  phase: 'running',
  priority: data.priority,
  target_seconds: data.target_seconds,
  used_seconds: 0,
  since: occurred_at,
  met_at: null,
  breached_at: null,
  cancelled_at: null,
  levels_reached: [],
  policy: data.policy,
  calendar: data.calendar,
  targets_by_priority: data.targets_by_priority,
  pauses_in: data.pauses_in,
  escalation: data.escalation,
});

function moved(clock: ClockState, event: Moved): ClockState {
  const { occurred_at } = event;
  switch (event.type) {
    case 'ClockPaused':
      return { ...goingOn(clock, event.data, occurred_at), phase: 'paused' };
    case 'ClockResumed':
      return { ...goingOn(clock, event.data, occurred_at), phase: 'running' };
    case 'ClockRetargeted': {
      const { priority, target_seconds, used_seconds } = event.data;
      return { ...clock, priority, target_seconds, used_seconds, since: occurred_at };
    }
    case 'ClockMet':
      return { ...goingOn(clock, event.data, occurred_at), phase: 'stopped', met_at: occurred_at };
    case 'ClockCancelled':
      return { ...goingOn(clock, event.data, occurred_at), phase: 'stopped', cancelled_at: occurred_at };
    case 'ClockBreached':
      return { ...clock, breached_at: occurred_at };
    case 'EscalationReached':
      return { ...clock, levels_reached: [...clock.levels_reached, event.data.level.at_percent] };
    default:
      return never(event);
  }
}

/** What a clock had come to is undone by going on; a breach stays. */
const goingOn = (clock: ClockState, { used_seconds }: { used_seconds: number }, since: Instant): ClockState => ({
  ...clock,
  used_seconds,
  since,
  met_at: null,
  cancelled_at: null,
});

/** The clocks that started, response first. */
export const clocksOf = ({ clocks }: SlaState): ClockState[] => slaMetrics.flatMap((metric) => clocks[metric] ?? []);

/** Calendar seconds used by then, to the millisecond; only a running clock counts on. */
export function usedSeconds({ phase, calendar, since, used_seconds }: ClockState, at: Instant): number {
  if (phase !== 'running') return used_seconds;
  return Math.round((used_seconds + calendarSecondsBetween(calendar, since, at)) * 1000) / 1000;
}
