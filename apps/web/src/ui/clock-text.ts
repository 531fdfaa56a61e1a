/** A clock as it counts between two answers of the desk. */
import type { Clock, Ticket } from '../api/types';

export type Urgency = 'late' | 'soon' | 'fine' | 'still';
export interface ClockText {
  urgency: Urgency;
  /** Seconds to the due instant, negative past it; null where nothing counts down. */
  left: number | null;
}

/** Of its target, how much a clock may have used before it is "soon": the first level of escalation as the desk comes. */
const SOON = 0.8;

/** @param targetHours of the clock, in its policy's calendar: near enough to tell fine from soon */
export function clockText(clock: Clock, targetHours: number, now: number): ClockText {
  if (clock.state === 'met') return { urgency: 'fine', left: null };
  if (clock.state === 'cancelled') return { urgency: 'still', left: null };
  const left = clock.due_at === null ? null : Math.round((Date.parse(clock.due_at) - now) / 1_000);
  if (clock.state === 'breached' || (left !== null && left <= 0)) return { urgency: 'late', left };
  if (clock.state === 'paused' || left === null) return { urgency: 'still', left: null };
  return { urgency: left < targetHours * 3_600 * (1 - SOON) ? 'soon' : 'fine', left };
}

export interface NextClock {
  metric: 'response' | 'resolution';
  clock: Clock;
  text: ClockText;
}

/** The clock that a list shows: the running one due first, or else the one that says most. */
export function nextClock(
  ticket: Pick<Ticket, 'sla' | 'response_sla_hours' | 'resolution_sla_hours'>,
  now: number,
): NextClock | null {
  const of = (metric: NextClock['metric'], clock: Clock | null, hours: number): NextClock[] =>
    clock === null ? [] : [{ metric, clock, text: clockText(clock, hours, now) }];
  const clocks = [
    ...of('response', ticket.sla.response, ticket.response_sla_hours),
    ...of('resolution', ticket.sla.resolution, ticket.resolution_sla_hours),
  ];
  const rank = ({ text, clock }: NextClock) => (text.left === null ? (clock.state === 'paused' ? 1e12 : 2e12) : text.left);
  return clocks.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
