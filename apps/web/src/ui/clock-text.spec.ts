import type { Clock } from '../api/types';
import { clockText, nextClock } from './clock-text';

const now = Date.parse('2026-11-25T12:00:00Z');
const clock = (more: Partial<Clock>): Clock => ({
  state: 'running',
  due_at: null,
  met_at: null,
  breached_at: null,
  used_seconds: 0,
  ...more,
});
const dueIn = (seconds: number) => new Date(now + seconds * 1_000).toISOString();

describe('a clock reads', () => {
  it.each([
    ['fine, far from due', clock({ due_at: dueIn(7 * 3_600) }), { urgency: 'fine', left: 25_200 }],
    ['soon, in the last fifth of its target', clock({ due_at: dueIn(3_600) }), { urgency: 'soon', left: 3_600 }],
    ['late by itself once its due instant passed', clock({ due_at: dueIn(-60) }), { urgency: 'late', left: -60 }],
    ['late for good once it was breached', clock({ state: 'breached', due_at: null }), { urgency: 'late', left: null }],
    ['still while paused', clock({ state: 'paused' }), { urgency: 'still', left: null }],
    ['fine once met', clock({ state: 'met' }), { urgency: 'fine', left: null }],
    ['still when cancelled', clock({ state: 'cancelled' }), { urgency: 'still', left: null }],
  ])('%s', (_, given, expected) => expect(clockText(given, 8, now)).toEqual(expected));
});

describe('of two clocks a list shows', () => {
  const both = (response: Clock, resolution: Clock) =>
    nextClock({ sla: { response, resolution, escalation_level: 0 }, response_sla_hours: 8, resolution_sla_hours: 72 }, now)
      ?.metric;
  it('the one due first', () => expect(both(clock({ due_at: dueIn(60) }), clock({ due_at: dueIn(600) }))).toBe('response'));
  it('the running one, when the other was met', () =>
    expect(both(clock({ state: 'met' }), clock({ due_at: dueIn(600) }))).toBe('resolution'));
  it('the paused one, when the other was met', () =>
    expect(both(clock({ state: 'met' }), clock({ state: 'paused' }))).toBe('resolution'));
});
