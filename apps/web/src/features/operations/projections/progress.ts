import type { Rebuild } from '../queries';

/** Of a hundred; null where nobody knows how much there is, or when it does not run. */
export function percentOf({ state, events_done, events_total }: Rebuild): number | null {
  if (state === 'done') return 100;
  if (state !== 'running' || events_total === null || events_total <= 0) return null;
  // Events that came after it began are done, too.
  return Math.min(100, Math.floor((events_done / events_total) * 100));
}

/** How long it took. Seconds, one at least: nobody reads "0 s". */
export const secondsOf = ({ started_at, finished_at }: Rebuild): number =>
  started_at === null || finished_at === null
    ? 1
    : Math.max(1, Math.round((Date.parse(finished_at) - Date.parse(started_at)) / 1_000));
