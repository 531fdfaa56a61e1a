import type { Rebuild } from '../queries';
import { percentOf, secondsOf } from './progress';

const rebuild = (more: Partial<Rebuild>): Rebuild => ({
  ...{ id: null, view: 'all', state: 'running', events_done: 0, events_total: 200 },
  ...{ started_at: '2026-11-25T12:00:00.000Z', finished_at: null, error: null },
  ...more,
});

describe('a rebuild', () => {
  it.each([
    [{ events_done: 0 }, 0],
    [{ events_done: 99 }, 49],
    [{ events_done: 260 }, 100],
    [{ events_done: 5, events_total: null }, null],
    [{ events_done: 0, events_total: 0 }, null],
    [{ state: 'done' as const, events_done: 200 }, 100],
    [{ state: 'failed' as const, events_done: 100 }, null],
    [{ state: 'idle' as const }, null],
  ])('%j is at %p', (more, percent) => expect(percentOf(rebuild(more))).toBe(percent));

  it('took a second at least', () => {
    expect(secondsOf(rebuild({ finished_at: '2026-11-25T12:00:00.120Z' }))).toBe(1);
    expect(secondsOf(rebuild({ finished_at: '2026-11-25T12:01:02.000Z' }))).toBe(62);
    expect(secondsOf(rebuild({}))).toBe(1);
  });
});
