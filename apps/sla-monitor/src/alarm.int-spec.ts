import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLogger, ManualClock, systemClock } from '@eventdesk/runtime';
import { hoursLater, openedAt } from '@eventdesk/testing';
import { Alarm, type Fire } from './alarm';
import { openSqliteTimers } from './sqlite-timers';
import type { TimerStore } from './timers';

const logger = createLogger('silent');

describe('the alarm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-alarm-'));
  let timers: TimerStore;
  let clock: ManualClock;
  let alarm: Alarm;
  let fired: string[];
  const fires: Fire = async (ticketId, until) => {
    await pause(1);
    fired.push(`${ticketId} at ${until}`);
    timers.save([{ ticketId, dueAt: null }], null);
  };
  beforeEach(() => {
    timers = openSqliteTimers(join(folder, 'timers.db'));
    timers.clear();
    clock = new ManualClock(openedAt);
    alarm = new Alarm(clock, timers, logger);
    fired = [];
  });
  afterEach(async () => {
    await alarm.stop();
    timers.close();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** As the desk does it: from sleeper to sleeper, each time until the alarm sleeps again. */
  const asleep = async () => {
    while (clock.sleeping === 0) await pause(1);
  };
  const moveTo = async (instant: string) => {
    await asleep();
    for (let next = clock.nextWake; next !== null && next <= instant; next = clock.nextWake) {
      clock.moveTo(next);
      await asleep();
    }
    clock.moveTo(instant);
  };

  it('fires each timer when it is due, and is the one sleeper of the clock in between', async () => {
    timers.save([{ ticketId: 'b', dueAt: hoursLater(2) }], null);
    timers.save([{ ticketId: 'a', dueAt: hoursLater(1) }], null);
    alarm.start(fires);
    expect([clock.sleeping, clock.nextWake]).toEqual([1, hoursLater(1)]);
    await moveTo(hoursLater(3));
    expect(fired).toEqual([`a at ${hoursLater(1)}`, `b at ${hoursLater(2)}`]);
    expect([clock.sleeping, clock.nextWake]).toEqual([1, null]);
  });

  it('is no sleeper while it fires', async () => {
    let finish = () => {};
    alarm.start(async (ticketId) => {
      await new Promise<void>((resolve) => (finish = resolve));
      timers.save([{ ticketId, dueAt: null }], null);
    });
    alarm.set({ ticketId: 'a', dueAt: hoursLater(1) }, null);
    await asleep();
    clock.moveTo(hoursLater(1));
    await pause(5);
    expect(clock.sleeping).toBe(0);
    finish();
    await asleep();
  });

  it('is woken by a timer earlier than the one it sleeps for, and by no later one', async () => {
    alarm.start(fires);
    for (const hours of [5, 1, 3]) alarm.set({ ticketId: `in ${hours}`, dueAt: hoursLater(hours) }, null);
    await asleep();
    expect([clock.sleeping, clock.nextWake]).toEqual([1, hoursLater(1)]);
    await moveTo(hoursLater(4));
    expect(fired).toEqual([`in 1 at ${hoursLater(1)}`, `in 3 at ${hoursLater(3)}`]);
  });

  it('fires on start what was due while nobody slept', async () => {
    timers.save([{ ticketId: 'a', dueAt: hoursLater(-5) }], null);
    alarm.start(fires);
    await moveTo(openedAt);
    expect(fired).toEqual([`a at ${openedAt}`]);
  });

  it('tries a failing ticket again, ever later, and holds up no other', async () => {
    const tried: string[] = [];
    alarm.start((ticketId, until) => {
      if (ticketId !== 'poison') return fires(ticketId, until);
      tried.push(until.slice(11, 19));
      return Promise.reject(new Error('cannot be decided'));
    });
    alarm.set({ ticketId: 'poison', dueAt: hoursLater(1) }, null);
    alarm.set({ ticketId: 'a', dueAt: hoursLater(1) }, null);
    await moveTo(new Date(Date.parse(hoursLater(1)) + 20_000).toISOString());
    expect(tried).toEqual(['10:00:00', '10:00:01', '10:00:03', '10:00:07', '10:00:15']);
    expect(fired).toEqual([`a at ${hoursLater(1)}`]);
  });

  it('goes on when its timers could not be read for a while', async () => {
    timers.save([{ ticketId: 'a', dueAt: hoursLater(1) }], null);
    jest.spyOn(timers, 'due').mockImplementationOnce(() => {
      throw new Error('disk I/O error');
    });
    alarm.start(fires);
    await moveTo(hoursLater(2));
    expect(fired).toEqual(['a at 2025-03-03T10:00:01.000Z']);
  });

  it('gives commands under way a second, by the system clock', async () => {
    await alarm.stop();
    alarm = new Alarm(systemClock, timers, logger);
    const due = Date.now() + 50;
    const firedAt = new Promise<number>((resolve) =>
      alarm.start((ticketId, until) => {
        timers.save([{ ticketId, dueAt: null }], null);
        expect(Date.parse(until)).toBeGreaterThanOrEqual(due);
        resolve(Date.now());
        return Promise.resolve();
      }),
    );
    alarm.set({ ticketId: 'a', dueAt: new Date(due).toISOString() }, null);
    expect(await firedAt).toBeGreaterThanOrEqual(due + 1_000);
  });

  describe('where several instances share the tickets', () => {
    let held: Set<string>;
    let asked: number;
    beforeEach(() => {
      held = new Set();
      asked = 0;
      alarm = new Alarm(clock, timers, logger, (ticketId) => {
        asked++;
        return held.has(ticketId);
      });
    });
    const secondsLater = (seconds: number) => new Date(Date.parse(openedAt) + seconds * 1_000).toISOString();

    it('fires what this one holds, behind any number that it does not, and leaves those alone', async () => {
      const others = Array.from({ length: 100 }, (_, index) => ({ ticketId: `other ${index}`, dueAt: hoursLater(-2) }));
      timers.save([...others, { ticketId: 'mine', dueAt: hoursLater(-1) }], null);
      held.add('mine');
      alarm.start(fires);
      await moveTo(secondsLater(1));
      expect(fired).toEqual([`mine at ${openedAt}`]);
      expect(timers.due(openedAt, 200)).toHaveLength(100);
    });

    it('looks at the others’ once a second, and fires what came to be its own meanwhile', async () => {
      timers.save([{ ticketId: 'a', dueAt: hoursLater(-1) }], null);
      alarm.start(fires);
      await moveTo(secondsLater(10));
      expect([fired, asked]).toEqual([[], 1 + 10]);
      held.add('a');
      await moveTo(secondsLater(11));
      expect(fired).toEqual([`a at ${secondsLater(11)}`]);
    });

    it('fires at the due instant, between two looks', async () => {
      held.add('a');
      alarm.start(fires);
      await moveTo(secondsLater(3));
      alarm.set({ ticketId: 'a', dueAt: secondsLater(3.4) }, null);
      await asleep();
      expect(clock.nextWake).toBe(secondsLater(3.4));
      await moveTo(secondsLater(3.4));
      expect(fired).toEqual([`a at ${secondsLater(3.4)}`]);
    });
  });
});
