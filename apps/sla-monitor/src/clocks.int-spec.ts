import type { Priority, Status, TicketCommand } from '@eventdesk/contracts';
import { aCommand, anOpening, hoursLater, openedAt } from '@eventdesk/testing';
import * as fc from 'fast-check';
import { Clocks } from './clocks';
import { config, openDesk, decideTicket, slaEventsOf, ticketEventsOf, ticketId } from './desk.for-spec';
import type { Timer } from './timers';

const noAlarm = { set: () => {} };
const opening = () => aCommand({ type: 'OpenTicket', data: anOpening() }, { issued_at: openedAt });
const move = (status: Status): TicketCommand => ({ type: 'ChangeStatus', data: { status, resolution: null, reason: null } });
const reply = (author: 'agent' | 'customer'): TicketCommand => ({ type: 'AddReply', data: { body: 'Hello', author } });

describe("a ticket's clocks", () => {
  let desk: ReturnType<typeof openDesk>;
  const newClocks = (alarm: { set(timer: Timer): void } = noAlarm) => new Clocks({ ...desk, config }, alarm, null);
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => desk.close());
  const deliver = async (clocks: Clocks, from = 0) => {
    for (const event of (await ticketEventsOf(desk.store)).slice(from)) await clocks.observe(event);
  };

  it('need no look at the store for events they have seen, nor for one that follows', async () => {
    const clocks = newClocks();
    await desk.say(opening());
    await deliver(clocks);
    await desk.say(aCommand({ type: 'AddNote', data: { body: 'a note' } }));
    const events = await ticketEventsOf(desk.store);
    const [reads, appends] = [jest.spyOn(desk.store, 'readStream'), jest.spyOn(desk.store, 'append')];
    for (const event of [...events, ...events]) await clocks.observe(event);
    expect([reads.mock.calls, appends.mock.calls]).toEqual([[], []]);
  });

  it('set the timer again when a process died between the append and the timer', async () => {
    await desk.say(opening());
    await deliver(newClocks());
    const set = jest.fn();
    await deliver(newClocks({ set }));
    expect(set.mock.calls).toEqual([[{ ticketId, dueAt: hoursLater(6.4) }, null]]);
  });

  it('take the timer away when nothing is due any more', async () => {
    const set = jest.fn();
    const clocks = newClocks({ set });
    await desk.say(opening());
    await desk.say(aCommand(move('open'), { issued_at: hoursLater(1) }));
    await desk.say(aCommand(move('resolved'), { issued_at: hoursLater(2) }));
    await deliver(clocks);
    expect(set).toHaveBeenLastCalledWith({ ticketId, dueAt: null }, expect.any(String));
  });

  it('stop, and take their timer away, when the ticket is removed', async () => {
    const set = jest.fn();
    const clocks = newClocks({ set });
    await desk.say(opening());
    await desk.say(aCommand({ type: 'RemoveTicket', data: { reason: 'Spam' } }, { issued_at: hoursLater(1) }));
    await deliver(clocks);
    expect(set).toHaveBeenLastCalledWith({ ticketId, dueAt: null }, expect.any(String));
    expect((await slaEventsOf(desk.store)).map(({ type }) => type).slice(2)).toEqual(['ClockCancelled', 'ClockCancelled']);
  });

  it('raise a level once when its timer, a command and another monitor meet', async () => {
    const [one, other] = [newClocks(), newClocks()];
    await desk.say(opening());
    await Promise.all([deliver(one), deliver(other)]);
    await desk.say(aCommand(move('open'), { issued_at: hoursLater(7) }));
    await Promise.all([deliver(one), one.fire(ticketId, hoursLater(6.5)), other.fire(ticketId, hoursLater(6.5)), deliver(other)]);
    expect((await slaEventsOf(desk.store)).map(({ type }) => type)).toEqual([
      'ClockStarted',
      'ClockStarted',
      'EscalationReached',
      'ClockMet',
    ]);
  });

  it('let a breach stand when the answer comes after its timer, whatever time it is stamped with', async () => {
    const clocks = newClocks();
    await desk.say(opening());
    await clocks.fire(ticketId, hoursLater(8));
    await desk.say(aCommand(reply('agent'), { issued_at: hoursLater(7.99) }));
    await deliver(clocks);
    expect((await slaEventsOf(desk.store)).slice(3).map(({ type }) => type)).toEqual([
      'ClockBreached',
      'EscalationReached',
      'ClockMet',
    ]);
  });

  it('are read again when another monitor has taken in more of the ticket', async () => {
    const [one, other] = [newClocks(), newClocks()];
    await desk.say(opening());
    await Promise.all([deliver(one), deliver(other)]);
    await desk.say(aCommand(move('open'), { issued_at: hoursLater(7) }));
    await desk.say(aCommand(move('pending'), { issued_at: hoursLater(7.5) }));
    await desk.say(aCommand(move('open'), { issued_at: hoursLater(8) }));
    await deliver(other);
    await desk.say(aCommand({ type: 'AddNote', data: { body: 'a note' } }, { issued_at: hoursLater(8.5) }));
    // What `one` knows is as of the opening, and its timer fires on that.
    await one.fire(ticketId, hoursLater(100));
    expect((await slaEventsOf(desk.store)).map(({ type }) => type)).toEqual([
      ...['ClockStarted', 'ClockStarted', 'EscalationReached', 'ClockMet', 'ClockPaused', 'ClockResumed'],
      ...['EscalationReached', 'ClockBreached', 'EscalationReached'],
    ]);
  });

  it('start again from the log after a failed append', async () => {
    const clocks = newClocks();
    await desk.say(opening());
    jest.spyOn(desk.store, 'append').mockRejectedValueOnce(new Error('no space left'));
    await expect(deliver(clocks)).rejects.toThrow('no space left');
    await deliver(clocks);
    expect(await slaEventsOf(desk.store)).toHaveLength(2);
  });
});

/** What happens on a ticket, when, and what goes wrong in the monitor meanwhile. */
const step = fc.record({
  afterMinutes: fc.integer({ min: 1, max: 60 * 40 }),
  command: fc.oneof(
    fc.constantFrom<Status>('open', 'pending', 'resolved', 'closed', 'cancelled').map(move),
    fc.constantFrom('agent' as const, 'customer' as const).map(reply),
    fc.constantFrom<Priority>('low', 'urgent').map((priority): TicketCommand => ({ type: 'EditTicket', data: { priority } })),
  ),
  timerFires: fc.boolean(),
  crash: fc.boolean(),
  /** How many of the latest events are delivered again. */
  again: fc.nat(6),
});

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe('property: however often the latest events come again, wherever it crashes and whenever timers fire', () => {
  const urgentIsShorter = structuredClone(config);
  for (const policy of Object.values(urgentIsShorter.sla.policies)) policy.resolution.by_priority = { urgent: 6, low: 200 };
  const minutesLater = (minutes: number) => hoursLater(minutes / 60);

  /** The SLA stream of the same ticket: told once and in peace, or with all that goes wrong. */
  async function run(steps: Step[], isRough: boolean) {
    const desk = openDesk();
    try {
      const newClocks = () => new Clocks({ ...desk, config: urgentIsShorter }, noAlarm, null);
      let clocks = newClocks();
      let minutes = 0;
      const tell = async (command: TicketCommand, id: string, { again, crash }: { again: number; crash: boolean }) => {
        const before = (await ticketEventsOf(desk.store)).length;
        await decideTicket(desk.store, aCommand(command, { command_id: id, issued_at: minutesLater(minutes) }));
        const events = await ticketEventsOf(desk.store);
        for (const event of events.slice(before)) await clocks.observe(event);
        if (!isRough) return;
        if (crash) clocks = newClocks();
        for (const event of events.slice(Math.max(0, events.length - again))) await clocks.observe(event);
      };
      await tell({ type: 'OpenTicket', data: anOpening() }, commandIds[0]!, { again: 1, crash: true });
      for (const [index, { afterMinutes, command, timerFires, ...trouble }] of steps.entries()) {
        if (isRough && timerFires) await clocks.fire(ticketId, minutesLater(minutes + afterMinutes / 2));
        minutes += afterMinutes;
        await tell(command, commandIds[index + 1]!, trouble);
      }
      await clocks.fire(ticketId, minutesLater(minutes + 10_000));
      return (await slaEventsOf(desk.store)).map(({ id, revision, type, data, occurred_at, causation_id }) => {
        return { id, revision, type, data: { ...data, detected_at: null }, occurred_at, causation_id };
      });
    } finally {
      await desk.close();
    }
  }
  const commandIds = Array.from({ length: 12 }, () => aCommand(reply('agent')).metadata.command_id);

  it('the SLA stream is the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        expect(await run(steps, true)).toEqual(await run(steps, false));
      }),
      { numRuns: 40 },
    );
  });
});
