/** Days as people in a time zone count them, as arithmetic that an engine can do by itself. */
import { IANAZone } from 'luxon';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Before `until`, local time is so far ahead of UTC. Milliseconds. */
export interface Offset {
  until: number;
  offset: number;
}
export interface LocalDays {
  /** Numbers of days since 1970-01-01, both of them in the period. */
  first: number;
  last: number;
  /** In order of time; the last holds on. */
  offsets: Offset[];
  /** Nothing before this instant is of one of the days. Milliseconds. */
  since: number;
}

/** The days from that of `from` to that of the instant before `to`. @param period instants */
export function localDays({ from, to, time_zone }: { from: string; to: string; time_zone: string }): LocalDays {
  const zone = IANAZone.create(time_zone);
  const [start, end] = [Date.parse(from), Date.parse(to) - 1];
  const dayOf = (instant: number) => Math.floor((instant + zone.offset(instant) * MINUTE) / DAY);
  // Where the clocks are set back over midnight, an hour of a day comes after some of the next.
  const since = start - 2 * DAY;
  return { first: dayOf(start), last: dayOf(end), offsets: offsetsOf(zone, since, end + 2 * DAY), since };
}

export const dayName = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

function offsetsOf(zone: IANAZone, from: number, to: number): Offset[] {
  const offsets: Offset[] = [];
  let at = from;
  for (let next = at + DAY; at < to; at = next, next += DAY) {
    if (zone.offset(at) !== zone.offset(next))
      offsets.push({ until: changeBetween(zone, at, next), offset: zone.offset(at) * MINUTE });
  }
  return [...offsets, { until: Infinity, offset: zone.offset(at) * MINUTE }];
}

/** The first instant with the later offset. */
function changeBetween(zone: IANAZone, before: number, after: number): number {
  const early = zone.offset(before);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === early) low = middle;
    else high = middle;
  }
  return high;
}
