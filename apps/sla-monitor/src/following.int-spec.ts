import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { aCommand, anId, anOpening, hoursLater } from '@eventdesk/testing';
import { Alarm } from './alarm';
import { Clocks } from './clocks';
import { config, decideTicket, logger, openDesk, ticketEventsOf } from './desk.for-spec';
import { Following } from './following';
import { openSqliteTimers } from './sqlite-timers';
import type { TimerStore } from './timers';

/** How soon it must know of what another process appended. */
const SOON_MS = 2_000;

describe('the timers of another instance', () => {
  let desk: ReturnType<typeof openDesk>;
  let store: EventStore;
  let timers: TimerStore;
  let alarm: Alarm;
  let following: Following;
  beforeEach(() => {
    desk = openDesk();
    store = openSqliteEventStore({ path: join(desk.folder, 'events.db'), now: () => desk.clock.now() });
    timers = openSqliteTimers(join(desk.folder, 'timers.db'));
    alarm = new Alarm(desk.clock, timers, logger, () => true);
    following = new Following({ store, alarm, logger });
  });
  afterEach(async () => {
    await following.stop();
    timers.close();
    await store.close();
    await desk.close();
  });

  /** What another instance does, on a connection of its own. */
  const observe = async (...names: string[]) => {
    const clocks = new Clocks({ ...desk, config }, { set: () => {} }, null);
    for (const name of names) for (const event of await ticketEventsOf(desk.store, anId(name))) await clocks.observe(event);
  };
  const open = (name: string, hours = 0) =>
    decideTicket(
      desk.store,
      aCommand({ type: 'OpenTicket', data: anOpening() }, { ticket_id: anId(name), issued_at: hoursLater(hours) }),
    );
  const resolve = async (name: string, hours: number) => {
    for (const status of ['open', 'resolved'] as const) {
      const move = { type: 'ChangeStatus' as const, data: { status, resolution: null, reason: null } };
      await decideTicket(desk.store, aCommand(move, { ticket_id: anId(name), issued_at: hoursLater(hours) }));
    }
  };
  const known = () => timers.due(hoursLater(1_000), 100).map(({ ticketId }) => ticketId);
  const eventuallyKnown = async (...names: string[]) => {
    const started = performance.now();
    while (JSON.stringify(known()) !== JSON.stringify(names.map(anId)) && performance.now() - started < SOON_MS) await pause(2);
    expect(known()).toEqual(names.map(anId));
  };

  it('are known a moment after that one’s append, from the beginning of the log and as it goes on', async () => {
    await Promise.all([open('a'), open('b', 1)]);
    await observe('a', 'b');
    following.start(null);
    await eventuallyKnown('a', 'b');
    await resolve('a', 2);
    await observe('a');
    await eventuallyKnown('b');
    expect(timers.earliest()).toBe(hoursLater(1 + 6.4));
  });

  it('are known of tickets whose beginning lies before the position it starts from', async () => {
    await Promise.all([open('a'), open('b', 1)]);
    await observe('a', 'b');
    const position = await desk.store.head();
    await resolve('a', 2);
    await observe('a');
    timers.save([{ ticketId: anId('a'), dueAt: hoursLater(6.4) }], position);
    following.start(position);
    await eventuallyKnown();
    expect(timers.position()).toBe(await desk.store.head());
  });

  it('are known also after the log was away for a while', async () => {
    const subscribe = store.subscribe.bind(store);
    let away = true;
    jest.spyOn(store, 'subscribe').mockImplementation(async function* (...args) {
      if (away) throw new StoreUnavailable('no connection');
      yield* subscribe(...args);
    });
    following.start(null);
    await open('a');
    await observe('a');
    await pause(50);
    expect(known()).toEqual([]);
    away = false;
    await eventuallyKnown('a');
  });
});
