import { type CalendarConfig, weekdays } from '@eventdesk/contracts';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { addCalendarSeconds, calendarSecondsBetween } from './calendar';

type Hours = Extract<CalendarConfig, { kind: 'weekly' }>['hours'];
const HOUR = 3600;
const always: CalendarConfig = { kind: 'always' };
const weekly = (hours: Hours, time_zone = 'Europe/Amsterdam', holidays: string[] = []): CalendarConfig => ({
  kind: 'weekly',
  time_zone,
  hours,
  holidays,
});
const daily = (...spans: string[]): Hours => Object.fromEntries(weekdays.map((day) => [day, spans]));
const office = weekly({
  monday: ['09:00-12:30', '13:00-17:30'],
  tuesday: ['09:00-17:00'],
  wednesday: ['09:00-17:00'],
  thursday: ['09:00-17:00'],
  friday: ['09:00-17:00'],
});
/** A wall-clock reading in Amsterdam as an instant. */
const at = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Amsterdam' }).toUTC().toISO() ?? '';

describe('adding the hours of a calendar', () => {
  it.each([
    ['within the day', '2025-03-04T10:00', 2, '2025-03-04T12:00'],
    ['before the doors open', '2025-03-04T06:00', 2, '2025-03-04T11:00'],
    ['over the night', '2025-03-04T16:00', 2, '2025-03-05T10:00'],
    ['over lunch', '2025-03-03T12:00', 1, '2025-03-03T13:30'],
    ['over the weekend', '2025-03-07T16:00', 4, '2025-03-10T12:00'],
    ['from a Sunday', '2025-03-09T10:00', 1, '2025-03-10T10:00'],
    ['to the end of the day, not the start of the next', '2025-03-04T16:00', 1, '2025-03-04T17:00'],
    ['from the very end of the day', '2025-03-04T17:00', 1, '2025-03-05T10:00'],
    ['nothing, by night', '2025-03-04T20:00', 0, '2025-03-04T20:00'],
    ['over the change to summer time', '2025-03-28T16:00', 2, '2025-03-31T10:00'],
    ['a whole week', '2025-03-05T11:00', 40, '2025-03-12T11:00'],
  ])('counts %s', (_, from, hours, to) => {
    expect(addCalendarSeconds(office, at(from), hours * HOUR)).toBe(at(to));
    expect(calendarSecondsBetween(office, at(from), at(to))).toBe(hours * HOUR);
  });

  it('leaves out holidays, which are dates where the calendar is', () => {
    const withHoliday = weekly(daily('00:00-24:00'), 'Pacific/Auckland', ['2025-12-25']);
    // In Auckland, Christmas lasts from 24 December 11:00 to 25 December 11:00 UTC.
    expect(calendarSecondsBetween(withHoliday, '2025-12-24T00:00:00.000Z', '2025-12-26T00:00:00.000Z')).toBe(24 * HOUR);
    expect(addCalendarSeconds(withHoliday, '2025-12-24T10:00:00.000Z', 2 * HOUR)).toBe('2025-12-25T12:00:00.000Z');
  });

  it('counts hours that are listed twice once, and in any order', () => {
    const listed = weekly({ monday: ['11:00-15:00', '09:00-12:00'] });
    expect(calendarSecondsBetween(listed, at('2025-03-03T00:00'), at('2025-03-04T00:00'))).toBe(6 * HOUR);
  });

  it('keeps milliseconds', () => {
    expect(calendarSecondsBetween(always, '2025-03-03T09:00:00.000Z', '2025-03-03T09:00:00.007Z')).toBe(0.007);
    expect(addCalendarSeconds(office, '2025-03-04T09:00:00.001Z', 0.007)).toBe('2025-03-04T09:00:00.008Z');
  });

  it('counts nothing backwards', () =>
    expect(calendarSecondsBetween(always, '2025-03-03T09:00:00.000Z', '2025-03-03T08:00:00.000Z')).toBe(0));
});

describe('when the clocks change', () => {
  const hoursOf = (calendar: CalendarConfig, from: string, to: string) => calendarSecondsBetween(calendar, from, to) / HOUR;
  const [springSunday, autumnSunday] = [at('2025-03-30T00:00'), at('2025-10-26T00:00')];

  it('every hour counts as one hour', () => {
    expect(addCalendarSeconds(always, at('2025-03-29T12:00'), 24 * HOUR)).toBe(at('2025-03-30T13:00'));
    expect(addCalendarSeconds(always, at('2025-10-25T12:00'), 24 * HOUR)).toBe(at('2025-10-26T11:00'));
  });

  it('a night is as long as it was', () => {
    expect(hoursOf(weekly(daily('00:00-06:00')), springSunday, at('2025-03-30T12:00'))).toBe(5);
    expect(hoursOf(weekly(daily('00:00-06:00')), autumnSunday, at('2025-10-26T12:00'))).toBe(7);
  });

  it('a reading in the gap moves forward', () => {
    expect(addCalendarSeconds(weekly(daily('02:30-06:00')), springSunday, HOUR)).toBe('2025-03-30T02:30:00.000Z');
    expect(hoursOf(weekly(daily('00:00-02:30')), springSunday, at('2025-03-30T12:00'))).toBe(2.5);
    expect(hoursOf(weekly(daily('02:00-02:30', '03:00-04:00')), springSunday, at('2025-03-30T12:00'))).toBe(1);
  });

  it('of a reading that comes twice, the first is meant', () => {
    // 02:30 comes at 00:30 and at 01:30 UTC.
    expect(addCalendarSeconds(weekly(daily('02:30-06:00')), autumnSunday, HOUR)).toBe('2025-10-26T01:30:00.000Z');
    expect(hoursOf(weekly(daily('00:00-02:30')), autumnSunday, at('2025-10-26T12:00'))).toBe(2.5);
  });

  it.each([
    ['at midnight', 'Africa/Cairo', '2025-04-24T00:00:00.000Z', '2025-04-26T00:00:00.000Z'],
    ['by half an hour', 'Australia/Lord_Howe', '2025-10-03T00:00:00.000Z', '2025-10-06T00:00:00.000Z'],
    ['by a whole day', 'Pacific/Apia', '2011-12-28T00:00:00.000Z', '2012-01-02T00:00:00.000Z'],
  ])('%s, no time is counted twice or lost', (_, zone, from, to) =>
    expect(hoursOf(weekly(daily('00:00-24:00'), zone), from, to)).toBe(hoursOf(always, from, to)),
  );
});

// A year with both changes of the clocks, in zones north, south, at half hours and without any.
const zones = ['Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kolkata', 'UTC'];
const QUARTER = 900_000;
const start = Date.parse('2025-01-01T00:00:00.000Z');
const quarter = fc.integer({ min: 0, max: 96 });
const clock = (q: number) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`;
const span = fc
  .uniqueArray(quarter, { minLength: 2, maxLength: 2 })
  .map(([a = 0, b = 0]) => `${clock(Math.min(a, b))}-${clock(Math.max(a, b))}`);
const spans = fc.array(span, { minLength: 1, maxLength: 3 });
const someDays = fc.dictionary(fc.constantFrom(...weekdays), spans, { minKeys: 1, maxKeys: 7 }).map((hours) => ({ ...hours }));
const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(start + n * 86_400_000).toISOString().slice(0, 10));
const calendars: fc.Arbitrary<CalendarConfig> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(always) },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constant('weekly' as const),
      time_zone: fc.constantFrom(...zones),
      hours: someDays,
      holidays: fc.array(day, { maxLength: 10 }),
    }),
  },
);
const instants = fc.integer({ min: 0, max: 365 * 86_400_000 }).map((ms) => new Date(start + ms).toISOString());
const seconds = fc.integer({ min: 0, max: 200 * HOUR * 1000 }).map((ms) => ms / 1000);
const two = <T extends string | number>(arbitrary: fc.Arbitrary<T>) =>
  fc.tuple(arbitrary, arbitrary).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
const milliseconds = (value: number) => Math.round(value * 1000);

describe('whatever the calendar', () => {
  it('what was added lies between', () =>
    fc.assert(
      fc.property(calendars, instants, seconds, (calendar, from, amount) =>
        expect(calendarSecondsBetween(calendar, from, addCalendarSeconds(calendar, from, amount))).toBe(amount),
      ),
    ));

  it('adding in two steps is adding at once', () =>
    fc.assert(
      fc.property(calendars, instants, seconds, seconds, (calendar, from, a, b) =>
        expect(addCalendarSeconds(calendar, addCalendarSeconds(calendar, from, a), b)).toBe(
          addCalendarSeconds(calendar, from, (milliseconds(a) + milliseconds(b)) / 1000),
        ),
      ),
    ));

  it('more is later, and later is later', () =>
    fc.assert(
      fc.property(calendars, two(instants), two(seconds), (calendar, [from, later], [less, more]) => {
        expect(addCalendarSeconds(calendar, from, less) <= addCalendarSeconds(calendar, from, more)).toBe(true);
        if (less > 0) expect(addCalendarSeconds(calendar, from, less) <= addCalendarSeconds(calendar, later, less)).toBe(true);
      }),
    ));

  it('a quarter of an hour counts when its wall-clock reading is in the hours, and on no holiday', () => {
    // Hours from six on: what a reading within a change of the clocks means is told above.
    const byDay = fc.dictionary(fc.constantFrom(...weekdays), fc.constantFrom('06:00-22:15', '13:30-24:00', '08:45-09:00'), {
      minKeys: 1,
    });
    const world = fc.record({ zone: fc.constantFrom(...zones), byDay, holidays: fc.array(day, { maxLength: 60 }) });
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 360 * 96 }), fc.nat(400), ({ zone, byDay, holidays }, first, length) => {
        const hours = Object.fromEntries(Object.entries(byDay).map(([name, hours]) => [name, [hours]]));
        const counts = Array.from({ length }, (_, index) => {
          const local = DateTime.fromMillis(start + (first + index) * QUARTER, { zone });
          const hours = byDay[weekdays[local.weekday - 1] ?? 'monday'];
          const reading = local.toFormat('HH:mm');
          const isOpen = hours !== undefined && reading >= hours.slice(0, 5) && reading < hours.slice(6);
          return isOpen && !holidays.includes(local.toISODate() ?? '');
        }).filter(Boolean).length;
        const [from, to] = [first, first + length].map((index) => new Date(start + index * QUARTER).toISOString());
        const calendar = weekly(hours, zone, holidays);
        expect(calendarSecondsBetween(calendar, from ?? '', to ?? '')).toBe(counts * 900);
      }),
    );
  });
});
