import { type Out, progressText, stopwatch } from './out';

/** Tells how far the work on a log has come. */
export interface LogProgress {
  /** @param position what was read up to, where that is known */
  at(events: number, position?: string): void;
  done(events: number): void;
}

/** @param head position of the log's last event; a share is told where positions are counted, or given with the events */
export function logProgress(out: Out, now: () => string, head: string | null): LogProgress {
  const elapsed = stopwatch(now);
  return {
    at(events, position) {
      const share = position === undefined ? events / Number(head) : placeOf(position) / placeOf(head);
      out.progress(progressText('event', events, Number.isFinite(share) ? share : null, elapsed()));
    },
    done: (events) => out.progress(progressText('event', events, 1, elapsed()), 'last'),
  };
}

/** Servers count in bytes of the log, and say so twice: `commit/prepare`. */
const placeOf = (position: string | null): number => Number(position?.split('/')[0]);
