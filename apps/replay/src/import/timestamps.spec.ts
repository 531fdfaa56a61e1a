import { namesYear, timestampReader } from './timestamps';

describe('local times as instants', () => {
  const rome = timestampReader('yyyy/MM/dd HH:mm:ss.SSS', 'Europe/Rome');

  it.each([
    ['winter', '2012/01/09 14:50:17.000', '2012-01-09T13:50:17.000Z'],
    ['summer', '2012/07/09 14:50:17.000', '2012-07-09T12:50:17.000Z'],
    ['milliseconds', '2012/07/09 14:50:17.123', '2012-07-09T12:50:17.123Z'],
    ['a time that the clocks skipped moves forward', '2012/03/25 02:30:00.000', '2012-03-25T01:30:00.000Z'],
    ['a time that occurred twice is its first reading', '2012/10/28 02:30:00.000', '2012-10-28T00:30:00.000Z'],
  ])('%s', (_, text, instant) => expect(rome(text)).toBe(instant));

  it.each(['', 'yesterday', '2012/13/09 14:50:17.000', '2012/02/30 14:50:17.000', '2012-01-09T14:50:17Z', '2012/01/09'])(
    'refuses %p',
    (text) => expect(rome(text)).toBeNull(),
  );

  it('takes an offset in the text over the zone, also in the hour that occurs twice', () => {
    const iso = timestampReader('iso', 'Europe/Rome');
    expect(iso('2012-10-28T02:30:00+01:00')).toBe('2012-10-28T01:30:00.000Z');
    expect(iso('2012-10-28T02:30:00')).toBe('2012-10-28T00:30:00.000Z');
    expect(iso('2012-01-09')).toBe('2012-01-08T23:00:00.000Z');
    expect(iso('12:30')).toBeNull();
    expect(timestampReader('dd.MM.yyyy HH:mm ZZ', 'Europe/Rome')('28.10.2012 02:30 +01:00')).toBe('2012-10-28T01:30:00.000Z');
  });

  it('needs a format with a year', () => {
    expect(namesYear("dd.MM. HH:mm 'year'")).toBe(false);
    expect(namesYear('dd.MM.yyyy HH:mm')).toBe(true);
  });
});
