/** The SLA clocks of a ticket, caught up with its events and with time: however late it is asked, the verdicts are the same. */
import {
  type Actor,
  type DeskConfig,
  type Fact,
  type Instant,
  type Priority,
  type Recorded,
  type SlaEvent,
  type SlaMetric,
  slaMetrics,
  type Status,
  type TicketEvent,
} from '@eventdesk/contracts';
import { accept, type Decider } from '../decider';
import { isFirstResponse } from '../ticket/ticket';
import { type Due, pendingDues } from './dues';
import { type PolicyInForce, policyOf, targetHours, versionOf } from './policy';
import { type ClockState, clocksOf, evolveSla, initialSla, type SlaState, usedSeconds } from './state';

export interface ObserveTicket {
  ticket_id: string;
  /** The ticket's events after `state.ticket_revision`, in order; those already taken in are passed over. */
  events: Recorded<TicketEvent>[];
  /** Also raises every level due by then: a timer fired. Null: only what is due before the events. */
  until: Instant | null;
  /** What `detected_at` says. */
  now: Instant;
  /** Version of the time zone data that due instants are computed with. */
  tzdata: string;
}

type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;
type Cause = Recorded<TicketEvent>;

const actor: Actor = { kind: 'system', id: 'sla-monitor', name: 'SLA monitor' };
const SECONDS_PER_HOUR = 3600;

/** Policies are taken from the configuration for tickets that open; running clocks keep the one written into their start. */
export const slaDecider = (config: DeskConfig): Decider<SlaState, ObserveTicket, SlaEvent> => ({
  initialState: initialSla,
  evolve: evolveSla,
  decide(observed, state) {
    const decided: Fact<SlaEvent>[] = [];
    let current = state;
    const take = (facts: Fact<SlaEvent>[]) => {
      for (const fact of facts) current = evolveSla(current, fact);
      decided.push(...facts);
    };
    for (const event of observed.events.filter(({ revision }) => revision > state.ticket_revision)) {
      // What happens at the very instant that a level is due still meets it.
      take(raised(current, observed, (due) => due.at < event.occurred_at));
      take(event.type === 'TicketOpened' ? started(config, event, observed) : effects(current, event));
    }
    const { until } = observed;
    if (until !== null) take(raised(current, observed, (due) => due.at <= until));
    return accept(...decided);
  },
});

function raised(state: SlaState, { now: detected_at }: ObserveTicket, isDue: (due: Due) => boolean): Fact<SlaEvent>[] {
  return pendingDues(state)
    .filter(isDue)
    .map(({ clock: { metric }, at, what }) => {
      const data = { metric, ticket_revision: state.ticket_revision, due_at: at, detected_at };
      return what === 'breach'
        ? { type: 'ClockBreached', data, occurred_at: at, actor }
        : { type: 'EscalationReached', data: { ...data, level: what }, occurred_at: at, actor };
    });
}

function started(config: DeskConfig, opened: Opened, { tzdata }: ObserveTicket): Fact<SlaEvent>[] {
  const inForce = policyOf(config, opened.data.ticket_type);
  const policy_version = versionOf(inForce);
  return slaMetrics.flatMap((metric) => {
    const data = { ...promised(metric, inForce, opened), policy_version, tzdata };
    const start: Fact<SlaEvent> = { type: 'ClockStarted', data, occurred_at: opened.occurred_at, actor };
    const clock = evolveSla(initialSla, start).clocks[metric];
    return clock && clock.pauses_in.includes('new') ? [start, changed(clock, 'ClockPaused', opened)] : [start];
  });
}

function promised(metric: SlaMetric, { name, policy, calendar, escalation }: PolicyInForce, { data, revision }: Opened) {
  const target = (priority: Priority) => targetHours(policy[metric], priority) * SECONDS_PER_HOUR;
  return {
    metric,
    ticket_revision: revision,
    policy: name,
    calendar,
    priority: data.priority,
    target_seconds: target(data.priority),
    targets_by_priority: { low: target('low'), normal: target('normal'), high: target('high'), urgent: target('urgent') },
    // A customer waits for the first answer whatever the status says.
    pauses_in: metric === 'response' ? [] : policy.pauses_in,
    escalation,
  };
}

function effects(state: SlaState, event: Cause): Fact<SlaEvent>[] {
  return clocksOf(state).flatMap((clock) => {
    if (event.type === 'PriorityChanged') return retargeted(clock, event);
    const change = changeBy(event, clock);
    return change ? [changed(clock, change, event)] : [];
  });
}

type Change = 'ClockPaused' | 'ClockResumed' | 'ClockMet' | 'ClockCancelled';

function changeBy(event: Cause, clock: ClockState): Change | null {
  if (clock.metric === 'response' && clock.phase !== 'stopped' && isFirstResponse(event)) return 'ClockMet';
  if (event.type === 'TicketRemoved') return clock.phase === 'stopped' ? null : 'ClockCancelled';
  return event.type === 'StatusChanged' ? changeIn(event.data.to, clock) : null;
}

/** What a status asks of a clock, if it is not so already. Stopped clocks change only when the ticket is worked on again. */
function changeIn(status: Status, clock: ClockState): Change | null {
  if (status === 'resolved' || status === 'closed') return clock.phase === 'stopped' ? null : 'ClockMet';
  if (status === 'cancelled') return clock.phase === 'stopped' ? null : 'ClockCancelled';
  if (clock.metric === 'response' && clock.met_at !== null) return null;
  if (clock.pauses_in.includes(status)) return clock.phase === 'paused' ? null : 'ClockPaused';
  return clock.phase === 'running' ? null : 'ClockResumed';
}

function changed(clock: ClockState, type: Change, { revision, occurred_at }: Cause): Fact<SlaEvent> {
  const data = { metric: clock.metric, ticket_revision: revision, used_seconds: usedSeconds(clock, occurred_at) };
  return { type, data, occurred_at, actor };
}

/** Also while the ticket is resolved, so that a reopened one is held to its new priority; an answer once given stays judged. */
function retargeted(clock: ClockState, event: Extract<Cause, { type: 'PriorityChanged' }>): Fact<SlaEvent>[] {
  const { to: priority } = event.data;
  const target_seconds = clock.targets_by_priority[priority] ?? clock.target_seconds;
  const isSettled = clock.metric === 'response' && clock.met_at !== null;
  if (isSettled || target_seconds === clock.target_seconds) return [];
  const used_seconds = usedSeconds(clock, event.occurred_at);
  const data = { metric: clock.metric, ticket_revision: event.revision, used_seconds, priority, target_seconds };
  return [{ type: 'ClockRetargeted', data, occurred_at: event.occurred_at, actor }];
}

/** What makes an SLA event the same one when it is decided again: its id is derived from it. */
export function slaEventKey({ type, data }: Fact<SlaEvent>): string {
  if (type === 'ClockBreached') return `${data.metric} ${type}`;
  if (type === 'EscalationReached') return `${data.metric} ${type} ${data.level.at_percent}`;
  return `${data.metric} ${type} ${data.ticket_revision}`;
}
