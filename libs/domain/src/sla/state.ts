/** The clocks of one ticket as folded from `sla-<ticketId>`: the promise given at opening, and what came of it. */
import type { CalendarConfig, EscalationLevel, Instant, Priority, SlaMetric } from '@eventdesk/contracts';

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
  ticket_revision: number;
  clocks: Partial<Record<SlaMetric, ClockState>>;
}
