import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { aCommand, anId, anOpening, hoursLater, openedAt } from '@eventdesk/testing';
import { Alarm } from './alarm';
import { Clocks } from './clocks';
import { config, decideTicket, logger, openDesk, ticketEventsOf } from './desk.for-spec';
import { recoverTimers } from './recovery';
import { openSqliteTimers } from './sqlite-timers';
import type { TimerStore } from './timers';

describe('timers on start', () => {
  let desk: ReturnType<typeof openDesk>;
  let timers: TimerStore;
  const file = (name: string) => join(desk.folder, name);
  beforeEach(() => {
    desk = openDesk();
    timers = openSqliteTimers(file('timers.db'));
  });
  afterEach(async () => {
    timers.close();
    await desk.close();
  });

  const open = (name: string, hours = 0) =>
    decideTicket(
      desk.store,
      aCommand({ type: 'OpenTicket', data: anOpening() }, { ticket_id: anId(name), issued_at: hoursLater(hours) }),
    );
  const resolve = (name: string, hours: number) => {
    const data = { status: 'resolved' as const, resolution: null, reason: null };
    const opened = { type: 'ChangeStatus' as const, data: { ...data, status: 'open' as const } };
    return [opened, { type: 'ChangeStatus' as const, data }].reduce(
      (before, command) =>
        before.then(() => decideTicket(desk.store, aCommand(command, { ticket_id: anId(name), issued_at: hoursLater(hours) }))),
      Promise.resolve() as Promise<unknown>,
    );
  };
  /** What a running monitor does with all that happened. */
  const observe = async (...names: string[]) => {
    const clocks = new Clocks({ ...desk, config }, new Alarm(desk.clock, timers, logger), timers.position());
    for (const name of names) for (const event of await ticketEventsOf(desk.store, anId(name))) await clocks.observe(event);
  };
  const recover = () => recoverTimers({ store: desk.store, timers, logger });
  const inOrder = () => timers.due(hoursLater(1_000), 100).map(({ ticketId }) => ticketId);

  it('are rebuilt from the log when the file is new: of tickets with something due, and no others', async () => {
    await Promise.all([open('a', 2), open('b', 1), open('c', 3)]);
    await resolve('c', 4);
    await observe('a', 'b', 'c');
    const kept = [inOrder(), timers.earliest(), timers.position()];
    timers.clear();
    await recover();
    expect([inOrder(), timers.earliest()]).toEqual(kept.slice(0, 2));
    expect(inOrder()).toEqual([anId('b'), anId('a')]);
    expect(timers.position()).toBe(await desk.store.head());
  });

  it('are completed from where they were when the last commits did not survive a power loss', async () => {
    await Promise.all([open('a'), open('b', 1)]);
    await observe('a', 'b');
    timers.close();
    for (const part of ['', '-wal'].filter((suffix) => existsSync(file(`timers.db${suffix}`))))
      copyFileSync(file(`timers.db${part}`), file(`before.db${part}`));
    timers = openSqliteTimers(file('timers.db'));
    await resolve('a', 2);
    await open('c', 3);
    await observe('a', 'c');
    const kept = [inOrder(), timers.earliest()];

    timers.close();
    timers = openSqliteTimers(file('before.db'));
    expect(inOrder()).toEqual([anId('a'), anId('b')]);
    await recover();
    expect([inOrder(), timers.earliest()]).toEqual(kept);
    expect(inOrder()).toEqual([anId('b'), anId('c')]);
  });

  it('are rebuilt when they are ahead of a log that was restored from a backup', async () => {
    await open('a');
    await observe('a');
    timers.save([{ ticketId: anId('of the lost future'), dueAt: openedAt }], '4711');
    await recover();
    expect(inOrder()).toEqual([anId('a')]);
  });

  it('are none on an empty log', async () => {
    await recover();
    expect([inOrder(), timers.position()]).toEqual([[], null]);
  });
});
