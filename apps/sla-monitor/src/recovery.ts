/** Completes the timers on start: from where they are complete, or from the beginning when the file is new. */
import { eventCodec, type SlaEvent, streams } from '@eventdesk/contracts';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import type { Logger } from '@eventdesk/runtime';
import { FoldedClocks } from './folded-clocks';
import type { TimerStore } from './timers';

export interface RecoveryPorts {
  store: EventStore;
  timers: TimerStore;
  logger: Logger;
}

export async function recoverTimers({ store, timers, logger }: RecoveryPorts): Promise<void> {
  const started = performance.now();
  const head = await store.head();
  const from = completeUpTo(timers, head);
  if (from === null) timers.clear();

  let events = 0;
  const clocks = new FoldedClocks(store);
  /** Tickets of which a part lies before `from`, or was folded too long ago to be remembered: folded once, at the end. */
  const inPart = new Set<string>();
  for await (const batch of store.readAll({ after: from, prefixes: [streams.sla('')] })) {
    const moved = new Set<string>();
    for (const stored of batch.events) {
      const event = eventCodec.decode<SlaEvent>(stored);
      (clocks.take(event) ? moved : inPart).add(event.ticket_id);
    }
    timers.save(
      [...moved].map((ticketId) => clocks.timerOf(ticketId)),
      null,
    );
    events += batch.events.length;
  }
  for (const ticketId of inPart) {
    await clocks.load(ticketId);
    timers.save([clocks.timerOf(ticketId)], null);
  }
  timers.save([], head);
  const ms = Math.round(performance.now() - started);
  logger.info({ rebuilt: from === null, events, ms }, 'SLA timers are complete');
}

/** A position beyond the log's head was set on another log, or before a restore: nothing in the file can be trusted. */
function completeUpTo(timers: TimerStore, head: string | null): string | null {
  const position = timers.position();
  return position !== null && head !== null && comparePositions(position, head) <= 0 ? position : null;
}
