import { barsOf, dateInWords, hoursOfWeek } from './week';

describe('a day of a calendar', () => {
  it('has its hours where they are in the day', () => {
    expect(barsOf(['06:00-12:00', '18:00-24:00'])).toEqual([
      { left: 25, width: 25 },
      { left: 75, width: 25 },
    ]);
    expect(barsOf()).toEqual([]);
  });
});

describe('a week', () => {
  it('has the sum of its hours', () => {
    expect(hoursOfWeek({ monday: ['09:00-12:30', '13:00-17:30'], sunday: ['00:00-24:00'] })).toBe(32);
    expect(hoursOfWeek({})).toBe(0);
  });
  it('counts an hour once that stands twice', () =>
    expect(hoursOfWeek({ friday: ['10:00-14:00', '09:00-12:00', '11:00-11:30'] })).toBe(5));
});

describe('a holiday', () => {
  it('is the same date wherever it is read', () => {
    expect(dateInWords('2026-12-25', 'en')).toBe('Fri, 25 December 2026');
    expect(dateInWords('2026-12-25', 'nl')).toBe('vr 25 december 2026');
  });
});
