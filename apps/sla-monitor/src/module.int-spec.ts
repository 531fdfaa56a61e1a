import 'reflect-metadata';
import type { Recorded, SlaEvent } from '@eventdesk/contracts';
import { aCommand, anOpening, hoursLater, openedAt } from '@eventdesk/testing';
import { decideTicket, openDesk, slaEventsOf, ticketEventsOf } from './desk.for-spec';

const opening = () => aCommand({ type: 'OpenTicket', data: anOpening() }, { issued_at: openedAt });
const at = (hours: number) => ({ issued_at: hoursLater(hours) });
const reply = (hours: number) => aCommand({ type: 'AddReply', data: { body: 'We are looking.', author: 'agent' } }, at(hours));
const move = (status: 'open' | 'pending' | 'resolved', hours: number) =>
  aCommand({ type: 'ChangeStatus', data: { status, resolution: null, reason: null } }, at(hours));

const said = ({ type, data, occurred_at }: Recorded<SlaEvent>) => {
  const level = type === 'EscalationReached' ? ` ${data.level.at_percent} %` : '';
  return `${occurred_at.slice(5, 16)} ${data.metric} ${type}${level}`;
};

/** Targets are 8 and 72 hours from Monday at nine; a priority that rises changes neither. */
const responseLevels = [
  '03-03T15:24 response EscalationReached 80 %',
  '03-03T17:00 response ClockBreached',
  '03-03T17:00 response EscalationReached 100 %',
  '03-03T21:00 response EscalationReached 150 %',
];
const resolutionLevels = [
  '03-05T18:36 resolution EscalationReached 80 %',
  '03-06T09:00 resolution ClockBreached',
  '03-06T09:00 resolution EscalationReached 100 %',
  '03-07T21:00 resolution EscalationReached 150 %',
];
const starts = ['03-03T09:00 response ClockStarted', '03-03T09:00 resolution ClockStarted'];

describe('the SLA monitor', () => {
  let desk: ReturnType<typeof openDesk>;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => desk.close());
  const sla = async () => (await slaEventsOf(desk.store)).map(said);

  it('raises each level of each clock once, at its due instant', async () => {
    await desk.startMonitor();
    await desk.say(opening());
    await desk.moveTo(hoursLater(24 * 30));
    expect(await sla()).toEqual([...starts, ...responseLevels, ...resolutionLevels]);
    const raised = (await slaEventsOf(desk.store)).filter(({ type }) => type !== 'ClockStarted');
    for (const { data, occurred_at, causation_id, command_id } of raised) {
      expect(data).toMatchObject({ due_at: occurred_at, detected_at: occurred_at });
      expect([causation_id, command_id]).toEqual([(await ticketEventsOf(desk.store))[0]?.id, null]);
    }
  });

  it('asks for what a level says: the priority at the breach, the hand-over at 150 %', async () => {
    await desk.startMonitor();
    await desk.say(opening());
    await desk.moveTo(hoursLater(24));
    const levels = (await slaEventsOf(desk.store)).filter(({ type }) => type === 'EscalationReached');
    expect(await ticketEventsOf(desk.store)).toMatchObject([
      { type: 'TicketOpened' },
      {
        type: 'PriorityChanged',
        occurred_at: hoursLater(8),
        data: { from: 'normal', to: 'high', because: 'escalation' },
        actor: { kind: 'system', id: 'sla-monitor' },
        causation_id: levels[1]?.id,
        correlation_id: levels[1]?.correlation_id,
      },
      { type: 'TicketAssigned', occurred_at: hoursLater(12), data: { assigned_department: 'management' } },
    ]);
  });

  it('raises what it missed while it was down: once, late, with the true due instants', async () => {
    const monitor = await desk.startMonitor();
    await desk.say(opening());
    await desk.quiet();
    await monitor.stop();
    desk.clock.moveTo(hoursLater(30));
    await desk.startMonitor();
    await desk.quiet();
    expect(await sla()).toEqual([...starts, ...responseLevels]);
    const [, , first] = await slaEventsOf(desk.store);
    expect(first?.data).toMatchObject({ due_at: hoursLater(6.4), detected_at: hoursLater(30) });
  });

  it.each(['timers', 'consumers'] as const)('raises nothing twice and misses nothing when its %s are lost', async (file) => {
    let monitor = await desk.startMonitor();
    await desk.say(opening());
    for (const hours of [7, 10, 60, 80]) {
      await desk.moveTo(hoursLater(hours));
      await desk.quiet();
      await monitor.stop();
      desk.forget(file);
      desk.clock.moveTo(hoursLater(hours + 1));
      monitor = await desk.startMonitor();
    }
    await desk.moveTo(hoursLater(24 * 30));
    expect(await sla()).toEqual([...starts, ...responseLevels, ...resolutionLevels]);
    expect((await ticketEventsOf(desk.store)).map(({ type }) => type)).toEqual([
      'TicketOpened',
      'PriorityChanged',
      'TicketAssigned',
      'PriorityChanged',
    ]);
  });

  it('raises nothing more for a clock that was met, and moves the due instant by what was paused', async () => {
    await desk.startMonitor();
    await desk.say(opening());
    await desk.moveTo(hoursLater(2));
    await desk.say(reply(2));
    await desk.say(move('open', 3));
    await desk.say(move('pending', 4));
    await desk.moveTo(hoursLater(24 * 10));
    await desk.say(move('open', 240));
    await desk.moveTo(hoursLater(240 + 68 - 1));
    expect(await sla()).toEqual([
      ...starts,
      '03-03T11:00 response ClockMet',
      '03-03T13:00 resolution ClockPaused',
      '03-13T09:00 resolution ClockResumed',
      '03-15T14:36 resolution EscalationReached 80 %',
    ]);
    await desk.say(move('resolved', 307));
    await desk.moveTo(hoursLater(24 * 60));
    expect((await sla()).slice(6)).toEqual(['03-16T04:00 resolution ClockMet']);
  });

  it('raises each level once with two instances, each with timers of its own', async () => {
    await desk.startMonitor('one');
    await desk.startMonitor('two');
    await desk.say(opening());
    await desk.moveTo(hoursLater(5));
    await desk.say(move('open', 5));
    await desk.moveTo(hoursLater(24 * 30));
    expect(await sla()).toEqual([...starts, '03-03T14:00 response ClockMet', ...resolutionLevels]);
  });

  it('leaves history alone, but not what falls due after its import', async () => {
    desk.clock.moveTo(hoursLater(24));
    await decideTicket(desk.store, opening(), true);
    await desk.startMonitor();
    await desk.moveTo(hoursLater(24 * 30));
    expect(await sla()).toEqual([...starts, ...responseLevels, ...resolutionLevels]);
    const imported = (await slaEventsOf(desk.store)).map((event) => event.imported ?? false);
    expect(imported).toEqual([...Array<boolean>(6).fill(true), ...Array<boolean>(4).fill(false)]);
    expect(desk.asked.map(({ command }) => command.data)).toEqual([
      { raise_priority: 1, assign_department: null },
      { raise_priority: 0, assign_department: 'management' },
    ]);
  });
});
