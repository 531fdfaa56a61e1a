import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hoursLater } from '@eventdesk/testing';
import { openSqliteTimers } from './sqlite-timers';
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

  it('know the earliest, and who is due, the earliest first', () => {
    expect(timers.earliest()).toBeNull();
    const set = (ticketId: string, hours: number) => ({ ticketId, dueAt: hoursLater(hours) });
    timers.save([set('c', 3), set('a', 1), set('b', 2)], null);
    expect(timers.earliest()).toBe(hoursLater(1));
    expect(timers.due(hoursLater(2), 10)).toEqual(['a', 'b']);
    expect(timers.due(hoursLater(3), 2)).toEqual(['a', 'b']);
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
    expect([timers.position(), timers.due(hoursLater(9), 10)]).toEqual(['42', ['a', 'b']]);
  });
});
