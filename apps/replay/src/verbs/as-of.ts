/** `as-of`: the whole desk at an instant, folded from the log. */
import { eventCodec, type Instant } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { DeskAt } from '../as-of/desk-at';
import { type DeskSummary, summarise, summaryLines } from '../as-of/summary';
import { logProgress } from '../log-progress';
import type { Out } from '../out';

export interface AsOfPorts {
  store: EventStore;
  now: () => string;
  out: Out;
}

export async function showDeskAt({ store, now, out }: AsOfPorts, instant: Instant): Promise<DeskSummary> {
  const desk = new DeskAt(instant);
  const progress = logProgress(out, now, await store.head());
  let read = 0;
  for await (const batch of store.readAll({ after: null, prefixes: ['ticket-', 'sla-'] })) {
    for (const stored of batch.events) desk.add(eventCodec.decode(stored));
    read += batch.events.length;
    progress.at(read, batch.position);
  }
  progress.done(read);
  const summary = summarise(desk.tickets(), instant, desk.events);
  await out.answer(summary, summaryLines(summary));
  return summary;
}
