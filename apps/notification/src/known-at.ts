/** What the log held when an event happened: every delivery of the event sees the same, however late it comes. */
import { type DeskConfig, eventCodec, type NumberingEvent, type Recorded, streams, type TicketEvent } from '@eventdesk/contracts';
import { evolveTicket, initialTicket, type MailOccasion, seriesOf } from '@eventdesk/domain';
import { comparePositions, type EventStore } from '@eventdesk/event-store';

type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;

/** The ticket as of the event. @throws Error when the log holds no such ticket; StoreUnavailable */
export async function knownAt(store: EventStore, config: DeskConfig, event: Recorded): Promise<Omit<MailOccasion, 'event'>> {
  let state = initialTicket;
  let opened: Opened | null = null;
  for await (const stored of store.readStream(streams.ticket(event.ticket_id))) {
    if (comparePositions(stored.position, event.position) > 0) break;
    const fact = eventCodec.decode<TicketEvent>(stored);
    if (fact.type === 'TicketOpened') opened = fact;
    state = evolveTicket(state, fact);
  }
  if (state.status === 'absent' || opened === null)
    throw new Error(`${event.type} ${event.id} speaks of the ticket ${event.ticket_id}, which the log does not hold before it`);
  return { ticket: state, ticket_number: await numberAt(store, config, opened, event) };
}

async function numberAt(store: EventStore, config: DeskConfig, opened: Opened, event: Recorded): Promise<string | null> {
  if (event.type === 'NumberAssigned') return event.data.ticket_number;
  if (event.id === opened.id) return null;
  const { business_entity, series, year } = seriesOf(config, opened);
  const stream = streams.numbering(business_entity, series, year);
  const from = await firstRevisionAfter(store, stream, opened.position);
  for await (const stored of store.readStream(stream, { from })) {
    if (comparePositions(stored.position, event.position) > 0) break;
    const { data } = eventCodec.decode<NumberingEvent>(stored);
    if (data.ticket_id === event.ticket_id) return data.ticket_number;
  }
  return null;
}

/** Halves a stream, which stands in log order like any other: no index to keep, none to lose. */
async function firstRevisionAfter(store: EventStore, stream: string, position: string): Promise<number> {
  let low = 0;
  let high = 0;
  for await (const last of store.readStream(stream, { direction: 'backwards', limit: 1 })) high = last.revision + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    let isAfter = true;
    for await (const stored of store.readStream(stream, { from: middle, limit: 1 }))
      isAfter = comparePositions(stored.position, position) > 0;
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low;
}
