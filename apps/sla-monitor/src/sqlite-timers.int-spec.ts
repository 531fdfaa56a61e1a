import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hoursLater } from '@eventdesk/testing';
import { openOwnTimers, openSqliteTimers } from './sqlite-timers';
import type { TimerStore } from './timers';

describe('timers in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-timers-'));
  const path = join(folder, 'timers.db');
  let timers: TimerStore;
  beforeEach(() => {
    timers = openSqliteTimers(path);
    timers.clear();
  });
  afterEach(() => timers.close());
  afterAll(() => rmSync(folder, { recursive: true }));
  const due = (hours: number, limit = 10) => timers.due(hoursLater(hours), limit).map(({ ticketId }) => ticketId);

  it('know the earliest, and who is due, the earliest first', () => {
    expect(timers.earliest()).toBeNull();
    const set = (ticketId: string, hours: number) => ({ ticketId, dueAt: hoursLater(hours) });
    timers.save([set('c', 3), set('a', 1), set('b', 2)], null);
    expect(timers.earliest()).toBe(hoursLater(1));
    expect(due(2)).toEqual(['a', 'b']);
    expect(due(3, 2)).toEqual(['a', 'b']);
  });

  it('go on behind one that was seen, also among those of one instant', () => {
    timers.save(
      [...'dbca'].map((ticketId) => ({ ticketId, dueAt: hoursLater(ticketId === 'd' ? 2 : 1) })),
      null,
    );
    const [a, b] = timers.due(hoursLater(9), 2);
    expect([a, b]).toEqual(['a', 'b'].map((ticketId) => ({ ticketId, dueAt: hoursLater(1) })));
    expect(timers.due(hoursLater(9), 9, b).map(({ ticketId }) => ticketId)).toEqual(['c', 'd']);
    expect([timers.earliest(hoursLater(1)), timers.earliest(hoursLater(2))]).toEqual([hoursLater(2), null]);
  });

  it('hold one instant per ticket: the last one set, or none', () => {
    timers.save([{ ticketId: 'a', dueAt: hoursLater(1) }], null);
    timers.save([{ ticketId: 'a', dueAt: hoursLater(5) }], null);
    expect(timers.earliest()).toBe(hoursLater(5));
    timers.save([{ ticketId: 'a', dueAt: null }], null);
    expect(timers.earliest()).toBeNull();
  });

  it('survive the process together with the position up to which they are complete', () => {
    expect(timers.position()).toBeNull();
    timers.save([{ ticketId: 'a', dueAt: hoursLater(1) }], '41');
    timers.save([], '42');
    timers.save([{ ticketId: 'b', dueAt: hoursLater(2) }], null);
    timers.close();
    timers = openSqliteTimers(path);
    expect([timers.position(), due(9)]).toEqual(['42', ['a', 'b']]);
  });

  it('are each instance’s own in a folder that several share, and taken over by the next that starts', () => {
    const shared = join(folder, 'shared');
    const [one, two] = [openOwnTimers(shared), openOwnTimers(shared)];
    one.save([{ ticketId: 'a', dueAt: hoursLater(1) }], '41');
    two.save([{ ticketId: 'b', dueAt: hoursLater(2) }], '42');
    one.close();
    const three = openOwnTimers(shared);
    expect([three.position(), three.earliest()]).toEqual(['41', hoursLater(1)]);
    expect([two.position(), two.earliest()]).toEqual(['42', hoursLater(2)]);
    three.close();
    two.close();
  });
});
