import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';

const { eventCodec } = createRequire(import.meta.url)('@eventdesk/contracts');

const actor = { kind: 'agent', id: 'anna@chargecars.example', name: 'Anna de Vries' };
const prose = 'The charger at the north entrance stops after a few minutes and blinks red. ';

/** What happens to a ticket, over and over: its opening, replies, moves. Some 510 bytes an event, data and metadata. */
export function ticketEvent(ticketId, revision) {
  const fact = revision === 0 ? opened(ticketId) : later(ticketId, revision);
  const command_id = randomUUID();
  const metadata = {
    ticket_id: ticketId,
    occurred_at: new Date(Date.UTC(2025, 2, 3, 9) + revision * 60_000).toISOString(),
    actor,
    command_id,
    causation_id: command_id,
    correlation_id: command_id,
  };
  return eventCodec.encode(randomUUID(), fact, metadata);
}

const opened = (ticket_id) => ({
  type: 'TicketOpened',
  data: {
    ticket_id,
    ticket_type: 'support',
    business_entity_id: ticket_id,
    business_entity: 'chargecars',
    number_series: { series: 'SUP', year: 2025 },
    category: 'technical',
    priority: 'normal',
    subject: 'Charger stops after a few minutes',
    description: prose.repeat(2),
    contact_id: ticket_id,
    contact: { name: 'Jan Jansen', email: 'jan@customer.example', phone: null },
    customer_organization_id: null,
    order_id: null,
    quote_id: null,
    assigned_department: 'technical',
    response_sla_hours: 8,
    resolution_sla_hours: 72,
    opportunity_value: null,
    sales_stage: null,
    lead_source: null,
    conversion_probability: null,
    tags: ['charger', 'north'],
    related: [],
  },
});

function later(ticketId, revision) {
  switch (revision % 4) {
    case 1:
      return { type: 'StatusChanged', data: { from: 'open', to: 'pending', reason: prose, resolution: null, because: 'move' } };
    case 2:
      return { type: 'ReplyAdded', data: { reply_id: ticketId, author: 'customer', body: prose.repeat(2) } };
    case 3:
      return { type: 'TicketAssigned', data: { assigned_department: 'technical', assigned_to: 'anna@chargecars.example' } };
    default:
      return { type: 'NoteAdded', data: { note_id: ticketId, body: prose } };
  }
}
