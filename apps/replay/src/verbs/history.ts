/** `history`: every event about one ticket, from all services, by when it occurred. */
import {
  type DeskConfig,
  eventCodec,
  type Instant,
  isTicket,
  isTicketEvent,
  type Recorded,
  streams,
  type TicketEvent,
  type TicketState,
  type TimelineItem,
} from '@eventdesk/contracts';
import { evolveTicket, initialTicket, seriesOf } from '@eventdesk/domain';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import { presentTimelineItem } from '@eventdesk/read-models';
import type { Out } from '../out';
import { findTicket } from '../find-ticket';
import { UsageError } from '../usage-error';

export interface HistoryPorts {
  store: Pick<EventStore, 'readStream'>;
  config: DeskConfig;
  out: Out;
}

type TicketOpened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;

export interface TicketHistory {
  ticket_id: string;
  ticket_number: string | null;
  /** The ticket after these events. */
  ticket: TicketState;
  events: (TimelineItem & { stream: string; revision: number; position: string })[];
}

/** @param ticket its id or its number. @throws UsageError when there is no such ticket */
export async function showHistory(ports: HistoryPorts, ticket: string, asOf: Instant | null): Promise<TicketHistory> {
  const ticket_id = await findTicket(ports, ticket);
  const events = (await eventsOf(ports, ticket_id)).filter(({ occurred_at }) => asOf === null || occurred_at <= asOf);
  if (events.length === 0) throw new UsageError(`the ticket ${ticket} did not exist yet at ${asOf}`);

  const numbered = events.find((event) => event.type === 'NumberAssigned');
  const history: TicketHistory = {
    ticket_id,
    ticket_number: numbered?.data.ticket_number ?? null,
    ticket: events.filter(isTicketEvent<Recorded>).reduce(evolveTicket, initialTicket),
    events: events.map((event) => ({
      ...presentTimelineItem(event),
      stream: event.stream,
      revision: event.revision,
      position: event.position,
    })),
  };
  await ports.out.answer(history, historyLines(history));
  return history;
}

async function eventsOf({ store }: HistoryPorts, ticketId: string): Promise<Recorded[]> {
  const events: Recorded[] = [];
  for (const stream of [streams.ticket(ticketId), streams.sla(ticketId), streams.notification(ticketId)])
    for await (const stored of store.readStream(stream)) events.push(eventCodec.decode(stored));
  const opened = events.find((event) => event.type === 'TicketOpened');
  const number = opened && (await numberOf(store, opened));
  if (number) events.push(number);
  return events.sort((a, b) =>
    a.occurred_at === b.occurred_at ? comparePositions(a.position, b.position) : a.occurred_at < b.occurred_at ? -1 : 1,
  );
}

/** It stands behind the ticket's opening, so its series is read back to there at most. */
async function numberOf(store: HistoryPorts['store'], opened: TicketOpened): Promise<Recorded | null> {
  const { business_entity, series, year } = seriesOf(opened);
  for await (const stored of store.readStream(streams.numbering(business_entity, series, year), { direction: 'backwards' })) {
    if (comparePositions(stored.position, opened.position) < 0) break;
    const event = eventCodec.decode(stored);
    if (event.ticket_id === opened.data.ticket_id) return event;
  }
  return null;
}

function historyLines({ ticket_id, ticket_number, ticket, events }: TicketHistory): string[] {
  const facts = !isTicket(ticket) ? [ticket.status] : [ticket.ticket_type, ticket.status, ticket.priority, ticket.subject];
  const width = Math.max(...events.map(({ service }) => service.length));
  return [
    [ticket_number ?? '(no number yet)', ...facts].join(' · '),
    ticket_id,
    '',
    ...events.map(
      ({ occurred_at, service, actor, summary }) => `${occurred_at}  ${service.padEnd(width)}  ${summary} (${actor.name})`,
    ),
  ];
}
