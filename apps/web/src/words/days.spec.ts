import { dayAfter, dayOf, instantOf } from './days';

describe('a day of the calendar', () => {
  it.each(['2026-02-30', '2026-13-01', '25-11-2026', '', 20261125, null])('is not %p', (given) =>
    expect(dayOf(given)).toBeUndefined(),
  );
  it('is what was given', () => expect(dayOf('2024-02-29')).toBe('2024-02-29'));
  it('begins at midnight here', () => expect(instantOf('2026-11-25')).toBe(new Date(2026, 10, 25).toISOString()));
  it('has one after and one before, over the ends of months and clocks set back', () => {
    expect(dayAfter('2026-02-28', 1)).toBe('2026-03-01');
    expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
    expect(dayAfter('2026-10-25', 1)).toBe('2026-10-26');
    expect(dayAfter('2026-03-29', 1)).toBe('2026-03-30');
  });
});
