import type { Instant } from '@eventdesk/contracts';
import { DateTime, Duration } from 'luxon';
import { invalidInput } from '../problems/problems';

/** The instant this long after another. @param duration ISO 8601, like PT2H @param path what to name when it is not usable */
export function after(from: Instant, duration: string, path: string): Instant {
  const to = DateTime.fromISO(from, { zone: 'utc' }).plus(Duration.fromISO(duration)).toISO();
  // From the year 10000 on instants no longer compare as texts.
  if (to === null || !/^\d{4}-/.test(to))
    throw invalidInput([{ path, message: 'expected an ISO 8601 duration like PT2H, no longer than the calendar' }]);
  return new Date(to).toISOString();
}
