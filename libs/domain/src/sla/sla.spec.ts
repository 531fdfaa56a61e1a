import type { DeskConfig, Fact, Priority, SlaEvent, Status, TicketEvent } from '@eventdesk/contracts';
import {
  aCustomer,
  aFact,
  aMove,
  anAgent,
  anId,
  anOpened,
  defaultDesk,
  given,
  hoursLater,
  openedAt,
  recorded,
  theSystem,
} from '@eventdesk/testing';
import { fold } from '../decider';
import { slaDecider, slaEventKey } from './decide';
import { nextDue } from './dues';
import { presentSla } from './present';

const desk = defaultDesk();
const decider = slaDecider(desk);

/** A support ticket's clocks, when all of this has happened and it is `until` hours after the opening. */
const clocks = (facts: Fact<TicketEvent>[], until: number | null = null, rules = decider) =>
  given(rules).when({
    ticket_id: anId('ticket'),
    events: recorded([anOpened(), ...facts]),
    until: until === null ? null : hoursLater(until),
    now: hoursLater(until ?? 1000),
    tzdata: '2025a',
  });

/** Like `8 response Breached`: hours after the opening, clock, what happened to it. */
const inWords = (events: Fact<SlaEvent>[]) =>
  events.map(({ type, data, occurred_at }) => {
    const hours = (Date.parse(occurred_at) - Date.parse(openedAt)) / 3_600_000;
    return `${hours} ${data.metric} ${type === 'EscalationReached' ? data.level.at_percent : type.replace('Clock', '')}`;
  });
const happened = (...args: Parameters<typeof clocks>) => inWords(clocks(...args).events).slice(2);
const shown = (facts: Fact<TicketEvent>[], until: number | null, now: number, rules = decider) =>
  presentSla(clocks(facts, until, rules).state, hoursLater(now));

const move = (from: Status, to: Status, hour: number, actor = anAgent) => aMove(from, to, hoursLater(hour), actor);
const reply = (author: 'agent' | 'customer', hour: number) =>
  aFact<TicketEvent>({ type: 'ReplyAdded', data: { reply_id: anId(`${hour}`), author, body: 'Hello' } }, hoursLater(hour));
const priority = (from: Priority, to: Priority, hour: number) =>
  aFact<TicketEvent>({ type: 'PriorityChanged', data: { from, to, because: 'edit' } }, hoursLater(hour), theSystem);

const policyVersion = (event: SlaEvent) => (event.type === 'ClockStarted' ? event.data.policy_version : null);
const withTargets = (by_priority: Partial<Record<Priority, number>>): DeskConfig => {
  const config = defaultDesk();
  const policy = config.sla.policies['support'];
  if (policy) policy.resolution.by_priority = by_priority;
  return config;
};

describe('opening starts both clocks', () => {
  const { events } = clocks([]);

  it('with the promise in force written into them', () => {
    expect(inWords(events)).toEqual(['0 response Started', '0 resolution Started']);
    expect(events[0]?.data).toMatchObject({ policy: 'support', target_seconds: 8 * 3600, pauses_in: [], tzdata: '2025a' });
    expect(events[1]?.data).toMatchObject({
      priority: 'normal',
      target_seconds: 72 * 3600,
      targets_by_priority: { low: 259200, normal: 259200, high: 259200, urgent: 259200 },
      calendar: { kind: 'always' },
      pauses_in: ['pending'],
      escalation: desk.sla.escalation,
    });
  });

  it('with the target of the ticket’s priority', () => {
    const rules = slaDecider(withTargets({ urgent: 12 }));
    const urgent = { ticket_id: anId('ticket'), events: recorded([anOpened({ priority: 'urgent' })]), now: openedAt };
    expect(given(rules).when({ ...urgent, until: null, tzdata: '' }).events[1]?.data).toMatchObject({
      priority: 'urgent',
      target_seconds: 12 * 3600,
    });
  });

  it('under a version that changes with the policy, and not with the order of its lines', () => {
    const version = (config: DeskConfig) => clocks([], null, slaDecider(config)).events.map(policyVersion)[0];
    const escalated = defaultDesk();
    escalated.sla.escalation = escalated.sla.escalation.slice(1);
    const reordered = defaultDesk();
    const support = reordered.sla.policies['support'];
    if (support) reordered.sla.policies['support'] = Object.fromEntries(Object.entries(support).reverse()) as typeof support;
    expect(version(defaultDesk())).toEqual(expect.any(String));
    expect(version(defaultDesk())).toBe(version(reordered));
    expect(version(withTargets({ low: 100 }))).not.toBe(version(desk));
    expect(version(escalated)).not.toBe(version(desk));
  });
});

describe('the response clock', () => {
  it.each([
    ['an agent’s reply', reply('agent', 2)],
    ['an agent’s move out of new', move('new', 'open', 2)],
    ['resolution', move('open', 'resolved', 2, theSystem)],
  ])('is met by %s', (_, fact) =>
    expect(shown([fact], null, 9).response).toEqual({
      state: 'met',
      due_at: null,
      met_at: hoursLater(2),
      breached_at: null,
      used_seconds: 7200,
    }),
  );

  it.each([
    ['a customer’s reply', reply('customer', 2)],
    ['a move out of new by the system', move('new', 'open', 2, theSystem)],
    ['a move out of new by the customer', move('new', 'open', 2, aCustomer)],
  ])('runs on after %s', (_, fact) =>
    expect(shown([fact], null, 3).response).toMatchObject({ state: 'running', due_at: hoursLater(8), used_seconds: 10800 }),
  );

  it('runs on while the ticket is pending: the customer waits for the first answer', () =>
    expect(shown([move('new', 'pending', 2, theSystem)], null, 3)).toMatchObject({
      response: { state: 'running', used_seconds: 10800 },
      resolution: { state: 'paused', due_at: null, used_seconds: 7200 },
    }));

  it('is cancelled when the ticket is removed, wherever it stood, unless it was met', () => {
    const removed = aFact<TicketEvent>({ type: 'TicketRemoved', data: { reason: 'Spam' } }, hoursLater(2));
    expect(happened([removed], 500)).toEqual(['2 response Cancelled', '2 resolution Cancelled']);
    expect(happened([reply('agent', 1), move('new', 'pending', 1), removed], 500).slice(-1)).toEqual(['2 resolution Cancelled']);
    expect(happened([move('new', 'resolved', 1), removed], 500)).toEqual(['1 response Met', '1 resolution Met']);
  });

  it('is cancelled with the ticket, unless it was met', () => {
    expect(shown([move('open', 'cancelled', 2)], null, 9)).toMatchObject({
      response: { state: 'cancelled', used_seconds: 7200 },
      resolution: { state: 'cancelled', used_seconds: 7200 },
    });
    expect(shown([reply('agent', 1), move('open', 'cancelled', 2)], null, 9)).toMatchObject({
      response: { state: 'met' },
      resolution: { state: 'cancelled' },
    });
  });
});

describe('the resolution clock', () => {
  const answered = reply('agent', 0);

  it('does not count pending time', () => {
    const facts = [answered, move('open', 'pending', 10), move('pending', 'open', 40)];
    expect(happened(facts)).toEqual(['0 response Met', '10 resolution Paused', '40 resolution Resumed']);
    expect(shown(facts, null, 41).resolution).toMatchObject({ state: 'running', due_at: hoursLater(102), used_seconds: 39600 });
  });

  it('is never due while it is paused', () => {
    const state = clocks([answered, move('open', 'pending', 10)], 1000).state;
    expect(nextDue(state)).toBeNull();
    expect(presentSla(state, hoursLater(1000)).resolution).toMatchObject({ state: 'paused', breached_at: null });
  });

  it('reopened, goes on with the time it had used; time spent resolved is free', () => {
    const facts = [answered, move('open', 'resolved', 20), move('resolved', 'open', 500)];
    expect(shown(facts.slice(0, 2), null, 100).resolution).toMatchObject({ state: 'met', met_at: hoursLater(20) });
    expect(shown(facts, null, 501).resolution).toEqual({
      state: 'running',
      due_at: hoursLater(552),
      met_at: null,
      breached_at: null,
      used_seconds: 21 * 3600,
    });
  });

  it('stays met when the resolved ticket is closed, and stops as met when it is closed at once', () => {
    expect(happened([answered, move('open', 'resolved', 20), move('resolved', 'closed', 30)])).toEqual([
      '0 response Met',
      '20 resolution Met',
    ]);
    expect(happened([move('new', 'closed', 20, theSystem)], 30).slice(-2)).toEqual(['20 response Met', '20 resolution Met']);
  });

  it('goes on after any reopening that an import brings, the response clock only if nobody had answered', () => {
    expect(happened([move('open', 'cancelled', 2), move('cancelled', 'pending', 5)]).slice(2)).toEqual([
      '5 response Resumed',
      '5 resolution Paused',
    ]);
    expect(happened([answered, move('open', 'closed', 2), move('closed', 'open', 5)])).toEqual([
      '0 response Met',
      '2 resolution Met',
      '5 resolution Resumed',
    ]);
  });

  it('starts paused where the policy pauses in new', () => {
    const config = defaultDesk();
    const policy = config.sla.policies['support'];
    if (policy) policy.pauses_in = ['new'];
    expect(happened([move('new', 'open', 3)], null, slaDecider(config))).toEqual([
      '0 resolution Paused',
      '3 response Met',
      '3 resolution Resumed',
    ]);
  });
});

describe('a change of priority', () => {
  const rules = slaDecider(withTargets({ urgent: 24, low: 100 }));
  const answered = reply('agent', 0);

  it('keeps the time used and moves the due instant', () => {
    const facts = [answered, move('open', 'pending', 6), move('pending', 'open', 30), priority('normal', 'urgent', 31)];
    expect(shown(facts, null, 31, rules).resolution).toMatchObject({ due_at: hoursLater(48), used_seconds: 7 * 3600 });
  });

  it('says nothing where the target stays the same', () =>
    expect(happened([answered, priority('normal', 'high', 1)], null, rules)).toEqual(['0 response Met']));

  it('to a target that is used up already is a breach from then on', () => {
    const facts = [answered, priority('normal', 'urgent', 30)];
    expect(happened(facts, 30, rules)).toEqual([
      '0 response Met',
      '30 resolution Retargeted',
      '30 resolution 80',
      '30 resolution Breached',
      '30 resolution 100',
    ]);
    expect(shown(facts, 30, 31, rules).resolution).toMatchObject({ state: 'breached', due_at: hoursLater(30) });
  });

  it('does not take a breach back', () =>
    expect(shown([answered, priority('normal', 'low', 80)], 80, 81, rules).resolution).toMatchObject({
      state: 'breached',
      breached_at: hoursLater(72),
      due_at: hoursLater(100),
    }));

  it('while paused or resolved counts for what comes after', () => {
    const paused = [answered, move('open', 'pending', 6), priority('normal', 'urgent', 10), move('pending', 'open', 30)];
    expect(shown(paused, null, 30, rules).resolution).toMatchObject({ due_at: hoursLater(48) });
    const resolved = [answered, move('open', 'resolved', 6), priority('normal', 'urgent', 10)];
    expect(shown(resolved, null, 30, rules).resolution).toMatchObject({ state: 'met', met_at: hoursLater(6) });
    expect(shown([...resolved, move('resolved', 'open', 30)], null, 30, rules).resolution).toMatchObject({
      due_at: hoursLater(48),
    });
  });
});

describe('escalation', () => {
  it('reaches each level at its instant', () =>
    expect(happened([], 200)).toEqual([
      '6.4 response 80',
      '8 response Breached',
      '8 response 100',
      '12 response 150',
      '57.6 resolution 80',
      '72 resolution Breached',
      '72 resolution 100',
      '108 resolution 150',
    ]));

  it('tells when it was due and when it was found', () => {
    const breach = clocks([], 100).events.find(({ type }) => type === 'ClockBreached');
    expect(breach).toMatchObject({
      occurred_at: hoursLater(8),
      data: { due_at: hoursLater(8), detected_at: hoursLater(100) },
      actor: { kind: 'system' },
    });
  });

  it('names the ticket’s revision that last moved a clock', () => {
    const { events } = clocks([reply('customer', 1), reply('agent', 2), reply('customer', 3)], 60);
    expect(events.map(({ data }) => data.ticket_revision)).toEqual([0, 0, 2, 2]);
  });

  it('is prevented by what happens at the very instant, and no later', () => {
    expect(happened([reply('agent', 8)], 9)).toEqual(['6.4 response 80', '8 response Met']);
    const late = aFact(reply('agent', 8), new Date(Date.parse(hoursLater(8)) + 1).toISOString());
    expect(happened([late], 9).slice(1, 3)).toEqual(['8 response Breached', '8 response 100']);
  });

  it('records that a breached clock was met after all, and keeps the breach', () => {
    expect(happened([reply('agent', 10)], 11)).toContain('10 response Met');
    expect(shown([reply('agent', 10)], 11, 20).response).toEqual({
      state: 'breached',
      due_at: null,
      met_at: hoursLater(10),
      breached_at: hoursLater(8),
      used_seconds: 36_000,
    });
  });

  it('reaches no level of a clock that has stopped', () =>
    expect(happened([move('new', 'open', 1), move('open', 'resolved', 2)], 1000)).toEqual([
      '1 response Met',
      '2 resolution Met',
    ]));

  it('reaches a level once, also when the ticket is reopened', () => {
    const facts = [reply('agent', 0), move('open', 'resolved', 60), move('resolved', 'open', 100)];
    expect(happened(facts, 300).filter((words) => words.endsWith('80'))).toEqual(['57.6 resolution 80']);
    expect(happened(facts, 300)).toContain('112 resolution Breached');
  });

  it('records the breach also where the policy has no level for it', () => {
    const config = defaultDesk();
    config.sla.escalation = [];
    expect(happened([], 9, slaDecider(config))).toEqual(['8 response Breached']);
  });

  it('of a policy comes before that of the desk', () => {
    const config = defaultDesk();
    const policy = config.sla.policies['support'];
    if (policy) policy.escalation = [{ at_percent: 50, notify: [], raise_priority: 0, assign_department: null }];
    expect(happened([], 9, slaDecider(config))).toEqual(['4 response 50', '8 response Breached']);
  });

  it('counts as its level how many of the policy’s levels were reached', () => {
    expect(shown([], 6, 6).escalation_level).toBe(0);
    expect(shown([], 7, 7).escalation_level).toBe(1);
    expect(shown([], 8, 8).escalation_level).toBe(2);
    expect(shown([], 60, 60).escalation_level).toBe(3);
  });
});

describe('what is due next', () => {
  it('is the earliest level of a running clock', () => {
    expect(nextDue(clocks([]).state)).toBe(hoursLater(6.4));
    expect(nextDue(clocks([], 7).state)).toBe(hoursLater(8));
    expect(nextDue(clocks([reply('agent', 1)]).state)).toBe(hoursLater(57.6));
    expect(nextDue(clocks([], 1000).state)).toBeNull();
  });
});

describe('running clocks', () => {
  it('keep the promise they started with when the configuration changes', () => {
    const started = fold(decider, clocks([]).events);
    const strict = slaDecider(withTargets({ normal: 1, urgent: 1 }));
    const next = recorded([priority('normal', 'urgent', 1)], 1);
    const observed = { ticket_id: anId('ticket'), events: next, until: hoursLater(3), now: hoursLater(3), tzdata: '' };
    expect(strict.decide(observed, started)).toEqual({ kind: 'accepted', events: [] });
  });

  it('are not there before the ticket is', () => {
    expect(presentSla(null, openedAt)).toEqual({ response: null, resolution: null, escalation_level: 0 });
    expect(nextDue(decider.initialState)).toBeNull();
  });
});

describe('the key of an SLA event', () => {
  it('is one per breach and level of a clock, and one per ticket event otherwise', () => {
    const facts = [move('open', 'resolved', 60), move('resolved', 'open', 100)];
    const keys = clocks(facts, 300).events.map(slaEventKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('resolution ClockBreached');
    expect(keys).toContain('resolution EscalationReached 150');
    expect(keys).toContain('resolution ClockResumed 2');
  });
});
