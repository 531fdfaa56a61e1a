/** The number of a ticket as its series tells it, for an instance that was not there when it was given. */
import {
  eventCodec,
  type NumberingEvent,
  type Recorded,
  type StoredEvent,
  streams,
  type TicketEvent,
} from '@eventdesk/contracts';
import { seriesOf } from '@eventdesk/domain';
import { comparePositions, type EventStore } from '@eventdesk/event-store';

/**
 * Null when the ticket had none as of the event. Tickets are numbered soon after they are opened, so little is read: by halving to the
 * first number given after the opening, then onwards. @throws StoreUnavailable
 */
export async function numberInSeries(store: EventStore, { ticket_id, position }: Recorded): Promise<string | null> {
  const [opened] = await read(store, streams.ticket(ticket_id), { limit: 1 });
  if (!opened || comparePositions(opened.position, position) >= 0) return null;
  const { business_entity, series, year } = seriesOf(eventCodec.decode<TicketEvent>(opened) as Parameters<typeof seriesOf>[0]);
  const stream = streams.numbering(business_entity, series, year);
  for await (const stored of store.readStream(stream, { from: await firstAfter(store, stream, opened.position) })) {
    if (comparePositions(stored.position, position) > 0) return null;
    const numbered = eventCodec.decode<NumberingEvent>(stored);
    if (numbered.ticket_id === ticket_id) return numbered.data.ticket_number;
  }
  return null;
}

/** Revision of the stream's first event behind the position; where the next one goes when there is none. */
async function firstAfter(store: EventStore, stream: string, position: string): Promise<number> {
  const [last] = await read(store, stream, { direction: 'backwards', limit: 1 });
  let [low, high] = [0, (last?.revision ?? -1) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [found] = await read(store, stream, { from: middle, limit: 1 });
    if (found && comparePositions(found.position, position) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function read(store: EventStore, ...range: Parameters<EventStore['readStream']>): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const stored of store.readStream(...range)) events.push(stored);
  return events;
}
