import type { LogBatch } from '@eventdesk/event-store';
import { type Out, progressText, stopwatch } from './out';

/** Tells how far the reading of a log has come; a share only where positions are plain numbers. */
export function logProgress(out: Out, now: () => string, head: string | null): (batch: LogBatch) => void {
  const elapsed = stopwatch(now);
  let events = 0;
  return (batch) => {
    events += batch.events.length;
    const share = Number(batch.position) / Number(head);
    out.progress(progressText('events', events, Number.isFinite(share) ? share : null, elapsed()));
  };
}
