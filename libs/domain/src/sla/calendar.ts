/**
 * Time as a calendar counts it. Working hours are wall-clock readings in a time zone, turned into instants before anything is
 * added: a day with a change of the clocks is as long as it really was.
 */
import { type CalendarConfig, type Instant, weekdays } from '@eventdesk/contracts';
import { IANAZone } from 'luxon';

type Weekly = Extract<CalendarConfig, { kind: 'weekly' }>;
/** From and to, in milliseconds since 1970. */
type Period = readonly [number, number];

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The first instant by which so many seconds have counted since `from`: `from` itself for none, and the end of a working day
 * rather than the start of the next.
 */
export function addCalendarSeconds(calendar: CalendarConfig, from: Instant, seconds: number): Instant {
  let left = Math.round(seconds * 1000);
  const start = Date.parse(from);
  if (calendar.kind === 'always' || left === 0) return toInstant(start + left);
  for (const [opens, closes] of openPeriods(calendar, start)) {
    if (closes - opens >= left) return toInstant(opens + left);
    left -= closes - opens;
  }
  throw new Error('unreachable: a week has opening hours');
}

/** The seconds that count from one instant to another, to the millisecond; none when `to` is not after `from`. */
export function calendarSecondsBetween(calendar: CalendarConfig, from: Instant, to: Instant): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end <= start) return 0;
  if (calendar.kind === 'always') return (end - start) / 1000;
  let counted = 0;
  for (const [opens, closes] of openPeriods(calendar, start)) {
    if (opens >= end) break;
    counted += Math.min(closes, end) - opens;
  }
  return counted / 1000;
}

const toInstant = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** The periods that count from `start` on, in order and apart, without end. */
function* openPeriods(calendar: Weekly, start: number): Generator<Period> {
  const days = daysOf(calendar);
  const offset = IANAZone.create(calendar.time_zone).offset(start) * MINUTE;
  let after = start;
  for (let day = startOfDay(start + offset) - DAY; ; day += DAY)
    for (const [opens, closes] of days(day)) {
      const from = Math.max(after, opens);
      if (closes <= from) continue;
      after = closes;
      yield [from, closes];
    }
}

type Days = (day: number) => readonly Period[];
const knownCalendars = new Map<string, Days>();

/** A calendar's periods by day, worked out once a day and calendar: asking a zone for its offset is what takes time. */
function daysOf(calendar: Weekly): Days {
  const key = JSON.stringify(calendar);
  const days = knownCalendars.get(key) ?? remembered((day) => periodsOn(calendar, day));
  knownCalendars.set(key, days);
  return days;
}

function remembered(work: Days): Days {
  const known = new Map<number, readonly Period[]>();
  return (day) => {
    const periods = known.get(day) ?? work(day);
    known.set(day, periods);
    return periods;
  };
}

function periodsOn({ time_zone, holidays, hours }: Weekly, day: number): Period[] {
  if (holidays.includes(toInstant(day).slice(0, 10))) return [];
  const zone = IANAZone.create(time_zone);
  return hoursOn(hours, day).map(([opens, closes]) => [instantOf(zone, opens), instantOf(zone, closes)]);
}

const startOfDay = (local: number): number => Math.floor(local / DAY) * DAY;

/** A day's hours as wall-clock readings, in order; `weekdays` begins with Monday, JavaScript with Sunday. */
function hoursOn(hours: Weekly['hours'], day: number): Period[] {
  const weekday = weekdays[(new Date(day).getUTCDay() + 6) % 7]!;
  const spans = [...(hours[weekday] ?? [])].sort();
  return spans.map((span): Period => [day + timeOfDay(span.slice(0, 5)), day + timeOfDay(span.slice(6))]);
}

const timeOfDay = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;

/** The instant of a wall-clock reading: the first of two where the clocks go back, as far past a gap as the reading is in it. */
function instantOf(zone: IANAZone, local: number): number {
  const [before, after] = [zone.offset(local - DAY), zone.offset(local + DAY)];
  const readings = [before, after].map((offset) => local - offset * MINUTE);
  const real = readings.filter((instant) => instant + zone.offset(instant) * MINUTE === local);
  return real.length > 0 ? Math.min(...real) : local - before * MINUTE;
}
