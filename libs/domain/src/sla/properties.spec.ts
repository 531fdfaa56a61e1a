import {
  type CalendarConfig,
  type DeskConfig,
  type EscalationLevel,
  type Fact,
  type Instant,
  priorities,
  type Priority,
  type Recorded,
  type SlaEvent,
  type Status,
  statuses,
  type TicketEvent,
  weekdays,
} from '@eventdesk/contracts';
import {
  aCustomer,
  aFact,
  aMove,
  anAgent,
  anId,
  anOpened,
  defaultDesk,
  hoursLater,
  recorded,
  theSystem,
} from '@eventdesk/testing';
import fc from 'fast-check';
import { fold } from '../decider';
import { calendarSecondsBetween } from './calendar';
import { slaDecider, slaEventKey } from './decide';
import { nextDue } from './dues';
import { presentSla } from './present';
import type { SlaState } from './state';

const calendars: fc.Arbitrary<CalendarConfig> = fc.oneof(
  fc.constant({ kind: 'always' as const }),
  fc.record({
    kind: fc.constant('weekly' as const),
    time_zone: fc.constantFrom('Europe/Amsterdam', 'America/New_York'),
    hours: fc.constantFrom(
      Object.fromEntries(weekdays.map((day) => [day, ['00:00-24:00']])),
      Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['09:00-12:30', '13:00-17:30']])),
    ),
    holidays: fc.subarray(['2025-03-10', '2025-04-01']),
  }),
);
const hours = fc.integer({ min: 1, max: 60 });
const byPriority = fc.dictionary(fc.constantFrom(...priorities), hours) as fc.Arbitrary<Partial<Record<Priority, number>>>;
const target = fc.record({ hours, by_priority: byPriority });
const levels = fc
  .uniqueArray(fc.constantFrom(50, 80, 100, 150, 300), { maxLength: 4 })
  .map((percents) =>
    percents.map((at_percent): EscalationLevel => ({ at_percent, notify: [], raise_priority: 0, assign_department: null })),
  );

const desks: fc.Arbitrary<DeskConfig> = fc
  .record({ calendar: calendars, response: target, resolution: target, escalation: levels })
  .map(({ calendar, escalation, ...targets }) => {
    const desk = defaultDesk();
    const support = { ...targets, calendar: 'theirs', pauses_in: ['pending' as const] };
    return { ...desk, sla: { calendars: { theirs: calendar }, policies: { ...desk.sla.policies, support }, escalation } };
  });

/** Any moves, as an import may bring them; instants to the minute, so that they also fall on due ones, around a change of the clocks. */
const steps = fc.record({
  minutes: fc.integer({ min: 0, max: 60 * 60 }),
  actor: fc.constantFrom(anAgent, aCustomer, theSystem),
  what: fc.oneof(fc.constantFrom('note', 'agent', 'customer'), fc.constantFrom(...statuses), fc.constantFrom(...priorities)),
});
const histories = fc.array(steps, { maxLength: 12 }).map((list): Recorded<TicketEvent>[] => {
  const opened = anOpened({}, '2025-03-24T09:00:00.000Z');
  const facts: Fact<TicketEvent>[] = [opened];
  let [at, status, priority]: [Instant, Status, string] = [opened.occurred_at, 'new', 'normal'];
  for (const { minutes, actor, what } of list) {
    at = hoursLater(minutes / 60, at);
    const body = 'Hello';
    if (what === 'note') facts.push(aFact({ type: 'NoteAdded', data: { note_id: anId(at), body } }, at, actor));
    else if (what === 'agent' || what === 'customer')
      facts.push(aFact({ type: 'ReplyAdded', data: { reply_id: anId(at), author: what, body } }, at, actor));
    else if (isStatus(what)) {
      facts.push(aMove(status, what, at, actor));
      status = what;
    } else {
      facts.push(aFact({ type: 'PriorityChanged', data: { from: priority as never, to: what, because: 'edit' } }, at, actor));
      priority = what;
    }
  }
  return recorded(facts);
});
const isStatus = (word: string): word is Status => (statuses as readonly string[]).includes(word);

const now = '2026-01-01T00:00:00.000Z';
const endOf = (events: Recorded<TicketEvent>[]) => hoursLater(100, events.at(-1)?.occurred_at);

/** Observes step by step; what was decided, and the state it led to. */
function follow(desk: DeskConfig) {
  const decider = slaDecider(desk);
  const decided: Fact<SlaEvent>[] = [];
  let state: SlaState = decider.initialState;
  const observe = (events: Recorded<TicketEvent>[], until: Instant | null, detected = now) => {
    const decision = decider.decide({ ticket_id: anId('ticket'), events, until, now: detected, tzdata: '2025a' }, state);
    if (decision.kind === 'refused') throw new Error('an observation is never refused');
    state = fold(decider, decision.events, state);
    decided.push(...decision.events);
  };
  return {
    observe,
    decided,
    get state() {
      return state;
    },
  };
}
const inOneGo = (desk: DeskConfig, events: Recorded<TicketEvent>[]) => {
  const followed = follow(desk);
  followed.observe(events, endOf(events));
  return followed;
};
const butForDetection = (facts: Fact<SlaEvent>[]) =>
  facts.map(({ data, ...fact }) => ({ ...fact, data: { ...data, detected_at: undefined } }));

describe('however the clocks come to know, the verdicts are the same', () => {
  it('event by event', () =>
    fc.assert(
      fc.property(desks, histories, (desk, events) => {
        const followed = follow(desk);
        for (const event of events) followed.observe([event], null);
        followed.observe([], endOf(events));
        expect(followed.decided).toEqual(inOneGo(desk, events).decided);
      }),
    ));

  it('with repeats of what went before', () =>
    fc.assert(
      fc.property(desks, histories, (desk, events) => {
        const followed = follow(desk);
        for (const [index] of events.entries()) {
          followed.observe(events.slice(0, index + 1), null);
          followed.observe(events.slice(Math.max(0, index - 2), index + 1), null);
        }
        followed.observe(events, endOf(events));
        followed.observe(events, endOf(events));
        expect(followed.decided).toEqual(inOneGo(desk, events).decided);
      }),
    ));

  it('by timers in time, but for when they were found', () =>
    fc.assert(
      fc.property(desks, histories, (desk, events) => {
        const followed = follow(desk);
        const timers = (isDue: (due: Instant) => boolean) => {
          for (let due = nextDue(followed.state); due !== null && isDue(due); due = nextDue(followed.state))
            followed.observe([], due, due);
        };
        for (const event of events) {
          timers((due) => due < event.occurred_at);
          followed.observe([event], null, event.occurred_at);
        }
        timers((due) => due <= endOf(events));
        expect(butForDetection(followed.decided)).toEqual(butForDetection(inOneGo(desk, events).decided));
        for (const { type, data, occurred_at } of followed.decided)
          if (type === 'ClockBreached' || type === 'EscalationReached') expect(data.due_at).toBe(occurred_at);
      }),
    ));
});

describe('whatever happens to a ticket', () => {
  it('its SLA events have keys of their own, in the order of time', () =>
    fc.assert(
      fc.property(desks, histories, (desk, events) => {
        const { decided } = inOneGo(desk, events);
        expect(new Set(decided.map(slaEventKey)).size).toBe(decided.length);
        const instants = decided.map(({ occurred_at }) => occurred_at);
        expect(instants).toEqual([...instants].sort());
      }),
    ));

  it('the resolution clock has used the calendar’s time in new and open, and no other', () =>
    fc.assert(
      fc.property(desks, histories, (desk, events) => {
        const calendar = desk.sla.calendars['theirs'] as CalendarConfig;
        let used = 0;
        let status: Status = 'new';
        for (const [index, event] of events.entries()) {
          if (event.type === 'StatusChanged') status = event.data.to;
          const until = events[index + 1]?.occurred_at ?? endOf(events);
          if (status === 'new' || status === 'open') used += calendarSecondsBetween(calendar, event.occurred_at, until);
        }
        const { resolution } = presentSla(inOneGo(desk, events).state, endOf(events));
        expect(resolution?.used_seconds).toBe(Math.floor(Math.round(used * 1000) / 1000));
      }),
    ));

  it('a clock is breached when it ran past its target, and only then', () =>
    fc.assert(
      fc.property(desks, histories, (desk, events) => {
        const unchanging = events.filter(({ type }) => type !== 'PriorityChanged');
        const { state } = inOneGo(desk, unchanging);
        for (const clock of Object.values(state.clocks)) {
          const used = clock.used_seconds + (clock.phase === 'running' ? calendarUsed(clock, endOf(unchanging)) : 0);
          if (used > clock.target_seconds) expect(clock.breached_at).not.toBeNull();
          if (used < clock.target_seconds) expect(clock.breached_at).toBeNull();
        }
      }),
    ));
});

const calendarUsed = ({ calendar, since }: { calendar: CalendarConfig; since: Instant }, until: Instant) =>
  calendarSecondsBetween(calendar, since, until);
