/** Events, commands and tickets for tests: sound in every field, so that a test names only what it is about. */
import {
  type Actor,
  type CommandMetadata,
  type DeskEvent,
  derivedId,
  type Fact,
  type Recorded,
  streams,
  type Ticket,
  type TicketCommand,
  type TicketCommandMessage,
  type TicketCommandType,
  type TicketEvent,
} from '@eventdesk/contracts';

type DataOf<T extends TicketCommandType> = Extract<TicketCommand, { type: T }>['data'];
type EventData<T extends TicketEvent['type']> = Extract<TicketEvent, { type: T }>['data'];

/** A UUID by name: the same name, the same id. */
export const anId = (name: string): string => derivedId('test', name);

/** Monday, 3 March 2025, nine in the morning UTC. */
export const openedAt = '2025-03-03T09:00:00.000Z';
export const hoursLater = (hours: number, from = openedAt): string =>
  new Date(Date.parse(from) + hours * 3_600_000).toISOString();

export const anAgent: Actor = { kind: 'agent', id: 'anna', name: 'Anna' };
export const aCustomer: Actor = { kind: 'customer', id: anId('jan'), name: 'Jan' };
export const theSystem: Actor = { kind: 'system', id: 'sla-monitor', name: 'SLA monitor' };

const contact = { name: 'Jan', email: 'jan@customer.example', phone: null };
const nothing = { customer_organization_id: null, order_id: null, quote_id: null } as const;
const noSale = { opportunity_value: null, lead_source: null, conversion_probability: null } as const;

export const anOpening = (overrides: Partial<DataOf<'OpenTicket'>> = {}): DataOf<'OpenTicket'> => ({
  ...nothing,
  ...noSale,
  ticket_type: 'support',
  business_entity_id: 'chargecars',
  subject: 'The charger does not start',
  description: 'It blinks red.',
  category: 'technical',
  priority: 'normal',
  contact_id: anId('jan'),
  contact,
  tags: [],
  related: [],
  ...overrides,
});

let commands = 0;
/** Each call makes another command, with an id of its own, unless one is given. */
export const aCommand = (command: TicketCommand, overrides: Partial<CommandMetadata> = {}): TicketCommandMessage => {
  const command_id = overrides.command_id ?? anId(`command ${++commands}`);
  return {
    command,
    metadata: {
      command_id,
      ticket_id: anId('ticket'),
      issued_at: hoursLater(1),
      actor: anAgent,
      correlation_id: command_id,
      causation_id: command_id,
      expected_revision: null,
      ...overrides,
    },
  };
};

export const aFact = <E extends DeskEvent>(event: E, occurred_at = openedAt, actor: Actor = anAgent): Fact<E> => ({
  ...event,
  occurred_at,
  actor,
});

export const anOpened = (
  overrides: Partial<EventData<'TicketOpened'>> = {},
  occurred_at = openedAt,
): Fact<Extract<TicketEvent, { type: 'TicketOpened' }>> => {
  const isSale = overrides.ticket_type === 'sales';
  const data = {
    ...anOpening(),
    ticket_id: anId('ticket'),
    business_entity_id: anId('chargecars'),
    business_entity: 'chargecars',
    number_series: {
      series: isSale ? 'SAL' : overrides.ticket_type === 'inquiry' ? 'INQ' : 'SUP',
      year: Number(occurred_at.slice(0, 4)),
    },
    assigned_department: isSale ? ('sales' as const) : ('technical' as const),
    response_sla_hours: 8,
    resolution_sla_hours: 72,
    sales_stage: isSale ? ('lead' as const) : null,
    ...overrides,
  };
  return aFact({ type: 'TicketOpened', data }, occurred_at, aCustomer);
};

export const aMove = (
  from: Ticket['status'],
  to: Ticket['status'],
  occurred_at = openedAt,
  actor = anAgent,
): Fact<Extract<TicketEvent, { type: 'StatusChanged' }>> =>
  aFact({ type: 'StatusChanged', data: { from, to, reason: null, resolution: null, because: 'move' } }, occurred_at, actor);

/** The ticket as it is right after its opening, unless overridden. */
export const aTicket = (overrides: Partial<Ticket> = {}): Ticket => {
  const { ticket_id, number_series: _, ...fields } = anOpened().data;
  return {
    ...fields,
    id: ticket_id,
    status: 'new',
    resolution: null,
    assigned_to: null,
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    satisfaction_rating: null,
    created_at: openedAt,
    updated_at: openedAt,
    ...overrides,
  } as Ticket;
};

/** Facts as a stream holds them: revisions from `first`, positions as if the log held nothing else. */
export const recorded = <E extends DeskEvent>(facts: readonly Fact<E>[], first = 0, ticketId = anId('ticket')): Recorded<E>[] =>
  facts.map((fact, index) => ({
    ...fact,
    id: derivedId(ticketId, 'event', first + index),
    stream: streams.ticket(ticketId),
    revision: first + index,
    position: String(first + index + 1),
    recorded_at: fact.occurred_at,
    ticket_id: ticketId,
    command_id: null,
    causation_id: derivedId(ticketId, 'cause', first + index),
    correlation_id: derivedId(ticketId, 'correlation'),
  }));
