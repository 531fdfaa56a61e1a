/** Completes the timers on start: from where they are complete, or from the beginning when the file is new. */
import { eventCodec, type SlaEvent, streams } from '@eventdesk/contracts';
import { evolveSla, initialSla, nextDue, type SlaState } from '@eventdesk/domain';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import type { Logger } from '@eventdesk/runtime';
import { foldClocks } from './clocks';
import { RecentlyUsed } from './recently-used';
import type { TimerStore } from './timers';

const FOLDED_AT_ONCE = 20_000;

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
  const folded = new RecentlyUsed<SlaState>(FOLDED_AT_ONCE);
  /** Tickets of which a part lies before `from`, or was folded too long ago to be remembered. */
  const inPart = new Set<string>();
  for await (const batch of store.readAll({ after: from, prefixes: [streams.sla('')] })) {
    const moved = new Map<string, SlaState>();
    for (const stored of batch.events) {
      const event = eventCodec.decode<SlaEvent>(stored);
      const before = event.revision === 0 ? initialSla : folded.get(event.ticket_id);
      if (before === undefined) {
        inPart.add(event.ticket_id);
        continue;
      }
      const state = evolveSla(before, event);
      folded.set(event.ticket_id, state);
      moved.set(event.ticket_id, state);
    }
    timers.save(
      [...moved].map(([ticketId, state]) => ({ ticketId, dueAt: nextDue(state) })),
      null,
    );
    events += batch.events.length;
  }
  for (const ticketId of inPart) {
    const { state } = await foldClocks(store, ticketId);
    timers.save([{ ticketId, dueAt: nextDue(state) }], null);
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
