import { eventCodec, isTicket, type Recorded, streams, type Ticket, type TicketEvent } from '@eventdesk/contracts';
import { evolveTicket, initialTicket } from '@eventdesk/domain';
import { comparePositions, type EventStore } from '@eventdesk/event-store';

/** The ticket as of the event, however late it is delivered; null when it was removed by then. @throws Error when the log holds none before it; StoreUnavailable */
export async function ticketAt(store: EventStore, event: Recorded): Promise<Ticket | null> {
  let state = initialTicket;
  for await (const stored of store.readStream(streams.ticket(event.ticket_id))) {
    if (comparePositions(stored.position, event.position) > 0) break;
    state = evolveTicket(state, eventCodec.decode<TicketEvent>(stored));
  }
  if (isTicket(state)) return state;
  if (state.status === 'removed') return null;
  throw new Error(`${event.type} ${event.id} speaks of the ticket ${event.ticket_id}, which the log does not hold before it`);
}
