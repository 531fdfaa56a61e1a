import { Problem } from '../problems/problems';
import { after } from './durations';

describe('an instant some time after another', () => {
  it.each([
    ['PT2H', '2025-03-30T02:30:00.000Z'],
    ['PT6H24M', '2025-03-30T06:54:00.000Z'],
    ['P1D', '2025-03-31T00:30:00.000Z'],
    ['P1W', '2025-04-06T00:30:00.000Z'],
    ['P1M', '2025-04-30T00:30:00.000Z'],
    ['PT0S', '2025-03-30T00:30:00.000Z'],
  ])('is %s later, in UTC, whatever summer time does', (duration, expected) =>
    expect(after('2025-03-30T00:30:00.000Z', duration, 'within')).toBe(expected),
  );

  it('is refused beyond the calendar', () =>
    expect(() => after('2025-03-30T00:30:00.000Z', 'P999999999Y', 'within')).toThrow(Problem));
});
