/** A small desk with two brands, and events as its services would write them. */
import {
  DeskConfig,
  derivedId,
  type DeskEvent,
  eventCodec,
  type EventMetadata,
  type EventToStore,
  type Instant,
  type Recorded,
  type Ticket,
} from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';

export const entityId = '5b0c7c0e-94a7-5b53-9b0f-2f8f6f0f6f01';
const dutchEntityId = '5b0c7c0e-94a7-5b53-9b0f-2f8f6f0f6f02';

const type = (number_prefix: string, categories: string[], otherwise: string | null) => ({
  number_prefix,
  categories,
  departments: { otherwise },
  workflow: 'usual',
  sla: 'usual',
});
export const deskConfig = (notifications: object = {}): DeskConfig =>
  DeskConfig.parse({
    business_entities: [
      {
        id: entityId,
        slug: 'chargecars',
        name: 'ChargeCars',
        domain: 'chargecars.nl',
        inboxes: { support: 'support', technical: 'techniek' },
      },
      { id: dutchEntityId, slug: 'laadplein', name: 'Laadplein', domain: 'laadplein.nl', language: 'nl' },
    ],
    ticket_types: {
      support: type('SUP', ['technical', 'other'], 'support'),
      sales: type('SAL', ['other'], 'sales'),
      inquiry: type('INQ', ['other'], null),
    },
    workflows: { usual: { transitions: [{ from: 'new', to: 'open' }] } },
    sla: {
      calendars: { always: { kind: 'always' } },
      policies: { usual: { calendar: 'always', response: { hours: 8 }, resolution: { hours: 72 } } },
      escalation: [],
    },
    notifications,
  });

export type DataOf<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>['data'];

export const openedData = (ticketId: string, changes: Partial<DataOf<'TicketOpened'>> = {}): DataOf<'TicketOpened'> => ({
  ticket_id: ticketId,
  ticket_type: 'support',
  business_entity_id: entityId,
  business_entity: 'chargecars',
  number_series: { series: 'SUP', year: 2025 },
  category: 'technical',
  priority: 'normal',
  subject: 'Charger is dead',
  description: 'It does nothing at all.',
  contact_id: derivedId(ticketId, 'contact'),
  contact: { name: 'Jan Jansen', email: 'jan@example.org', phone: null },
  customer_organization_id: null,
  order_id: null,
  quote_id: null,
  assigned_department: 'support',
  response_sla_hours: 8,
  resolution_sla_hours: 72,
  opportunity_value: null,
  sales_stage: null,
  lead_source: null,
  conversion_probability: null,
  tags: [],
  related: [],
  ...changes,
});

export const ticketId = derivedId('the ticket');
export const aTicket = (changes: Partial<Ticket> = {}): Ticket => {
  const { ticket_id: id, ...fields } = openedData(ticketId);
  const times = { first_response_at: null, resolved_at: null, closed_at: null };
  const created_at = '2025-03-01T09:00:00.000Z';
  return {
    ...fields,
    ...times,
    id,
    status: 'new',
    resolution: null,
    assigned_to: null,
    satisfaction_rating: null,
    created_at,
    updated_at: created_at,
    ...changes,
  } as Ticket;
};

export const agent = { kind: 'agent', id: 'anna', name: 'Anna' } as const;

export const metadataOf = (ticket: string, occurred_at: Instant, changes: Partial<EventMetadata> = {}): EventMetadata => ({
  ticket_id: ticket,
  occurred_at,
  actor: agent,
  command_id: null,
  causation_id: derivedId('command'),
  correlation_id: derivedId('correlation'),
  ...changes,
});

let count = 0;
export const toStore = <T extends DeskEvent['type']>(type: T, data: DataOf<T>, metadata: EventMetadata): EventToStore =>
  eventCodec.encode(derivedId('event', count++), { type, data }, metadata);

/** Appends at the stream's end. @returns the event as a consumer gets it */
export async function happened(store: EventStore, stream: string, event: EventToStore): Promise<Recorded> {
  let expected: number | 'no_stream' = 'no_stream';
  for await (const last of store.readStream(stream, { direction: 'backwards', limit: 1 })) expected = last.revision;
  const { revision } = await store.append(stream, expected, [event]);
  for await (const stored of store.readStream(stream, { from: revision })) return eventCodec.decode(stored);
  throw new Error(`${stream} does not hold what was appended`);
}

/** An event that stands in no log. */
export const recorded = <T extends DeskEvent['type']>(type: T, data: DataOf<T>): Recorded<Extract<DeskEvent, { type: T }>> => {
  const { id, metadata } = toStore(type, data, metadataOf(ticketId, '2025-03-01T09:00:00.000Z'));
  const place = { id, stream: 'ticket-x', revision: 0, position: '1', recorded_at: '2025-03-01T09:00:00.000Z' };
  return { ...(metadata as EventMetadata), ...place, type, data } as unknown as Recorded<Extract<DeskEvent, { type: T }>>;
};
