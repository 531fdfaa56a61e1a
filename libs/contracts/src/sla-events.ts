/**
 * Events of the stream `sla-<ticketId>`, written by sla-monitor. Verdicts are facts; due instants are not stored as truth but
 * follow from the clock's first event (policy and calendar in force at opening) and what came after: see domain/sla.
 */
import { z } from 'zod';
import { CalendarConfig, EscalationLevel } from './desk-config';
import { Instant, Priority, SlaMetric } from './vocabulary';

const Seconds = z.number().nonnegative();
/** The ticket stream's revision that was known when the event was decided: a repeat of older ticket events changes nothing. */
const clock = { metric: SlaMetric, ticket_revision: z.number().int().nonnegative() };

export const ClockStarted = z.object({
  ...clock,
  policy: z.string(),
  /** Derived from the policy, its calendar and the escalation: which version of the promise was given. */
  policy_version: z.string(),
  calendar: CalendarConfig,
  tzdata: z.string(),
  priority: Priority,
  target_seconds: Seconds,
  targets_by_priority: z.record(Priority, Seconds),
  pauses_in: z.array(z.string()),
  escalation: z.array(EscalationLevel),
});
export const ClockPaused = z.object({ ...clock, used_seconds: Seconds });
/** After a pause, or because the ticket was reopened; the time used stays, time spent paused or resolved is free. */
export const ClockResumed = z.object({ ...clock, used_seconds: Seconds });
export const ClockRetargeted = z.object({ ...clock, used_seconds: Seconds, priority: Priority, target_seconds: Seconds });
export const ClockMet = z.object({ ...clock, used_seconds: Seconds });
/** `occurred_at` is the due instant itself; `detected_at` when the monitor came to record it. */
export const ClockBreached = z.object({ ...clock, due_at: Instant, detected_at: Instant });
export const ClockCancelled = z.object({ ...clock, used_seconds: Seconds });
/** One level of the policy's escalation was reached; each level once per clock. `occurred_at` is the instant it was due. */
export const EscalationReached = z.object({ ...clock, level: EscalationLevel, due_at: Instant, detected_at: Instant });

export const slaEventSchemas = {
  ClockStarted,
  ClockPaused,
  ClockResumed,
  ClockRetargeted,
  ClockMet,
  ClockBreached,
  ClockCancelled,
  EscalationReached,
} as const;
