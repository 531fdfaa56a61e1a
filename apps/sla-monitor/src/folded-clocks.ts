import { eventCodec, type Recorded, type SlaEvent, streams } from '@eventdesk/contracts';
import { evolveSla, initialSla, nextDue, type SlaState } from '@eventdesk/domain';
import type { EventStore, Folded } from '@eventdesk/event-store';
import { RecentlyUsed } from './recently-used';
import type { Timer } from './timers';

const FOLDED_AT_ONCE = 20_000;

/** The clocks as they stand in the log. */
export async function foldClocks(store: EventStore, ticketId: string): Promise<Folded<SlaState>> {
  let [state, revision]: [SlaState, number | null] = [initialSla, null];
  for await (const stored of store.readStream(streams.sla(ticketId))) {
    state = evolveSla(state, eventCodec.decode<SlaEvent>(stored));
    revision = stored.revision;
  }
  return { state, revision };
}

/** Clocks of many tickets, folded from SLA events as the log has them, one ticket's among others'. */
export class FoldedClocks {
  readonly #folded = new RecentlyUsed<Folded<SlaState>>(FOLDED_AT_ONCE);

  constructor(private readonly store: EventStore) {}

  /** @returns false when what stands before the event is not known, or no longer: then the ticket is to be loaded */
  take(event: Recorded<SlaEvent>): boolean {
    const { ticket_id, revision } = event;
    const before = revision === 0 ? { state: initialSla, revision: -1 } : this.#folded.get(ticket_id);
    if (before === undefined || (before.revision ?? -1) < revision - 1) return false;
    if ((before.revision ?? -1) < revision) this.#folded.set(ticket_id, { state: evolveSla(before.state, event), revision });
    return true;
  }

  /** Takes in the ticket's whole stream, which may hold more than was taken in so far. @throws StoreUnavailable */
  async load(ticketId: string): Promise<void> {
    this.#folded.set(ticketId, await foldClocks(this.store, ticketId));
  }

  /** Of a ticket that was taken in or loaded lately. */
  timerOf(ticketId: string): Timer {
    return { ticketId, dueAt: nextDue(this.#folded.get(ticketId)?.state ?? initialSla) };
  }
}
