/** The ticket as folded from its stream. Total on purpose: an import brings moves that no workflow here would allow. */
import type { Fact, Instant, Ticket, TicketEvent, TicketState } from '@eventdesk/contracts';
import { never } from '../decider';

type Opened = Fact<Extract<TicketEvent, { type: 'TicketOpened' }>>;
type Move = Extract<TicketEvent, { type: 'StatusChanged' }>['data'];
type StageChange = Extract<TicketEvent, { type: 'SalesStageChanged' }>['data'];
type Later = Fact<Exclude<TicketEvent, { type: 'TicketOpened' | 'TicketRemoved' }>>;

export const initialTicket: TicketState = { status: 'absent' };

/** The state after one more event. Facts about a ticket that was never opened leave it absent, those about a removed one removed. */
export function evolveTicket(state: TicketState, event: Fact<TicketEvent>): TicketState {
  if (state.status === 'removed') return state;
  if (event.type === 'TicketOpened') return opened(event);
  if (state.status === 'absent') return state;
  const { occurred_at } = event;
  if (event.type === 'TicketRemoved') return { status: 'removed', id: state.id, removed_at: occurred_at };
  return applied(
    {
      ...state,
      updated_at: occurred_at > state.updated_at ? occurred_at : state.updated_at,
      first_response_at: state.first_response_at ?? (isFirstResponse(event) ? occurred_at : null),
    },
    event,
  );
}

/** What meets the response clock. Closing counts as resolution: an import may close what was never resolved. */
export function isFirstResponse(event: TicketEvent & Pick<Fact, 'actor'>): boolean {
  if (event.type === 'ReplyAdded') return event.data.author === 'agent';
  if (event.type !== 'StatusChanged') return false;
  const { from, to } = event.data;
  return (from === 'new' && event.actor.kind === 'agent') || to === 'resolved' || to === 'closed';
}

/** Named one by one: objects of one shape, built at once, are what makes folding a million tickets quick. */
const opened = ({ data, occurred_at }: Opened): Ticket => ({
  id: data.ticket_id,
  ticket_type: data.ticket_type,
  status: 'new',
  category: data.category,
  priority: data.priority,
  subject: data.subject,
  description: data.description,
  resolution: null,
  business_entity_id: data.business_entity_id,
  business_entity: data.business_entity,
  contact_id: data.contact_id,
  contact: data.contact,
  customer_organization_id: data.customer_organization_id,
  assigned_department: data.assigned_department,
  assigned_to: null,
  order_id: data.order_id,
  quote_id: data.quote_id,
  related: data.related,
  response_sla_hours: data.response_sla_hours,
  resolution_sla_hours: data.resolution_sla_hours,
  first_response_at: null,
  resolved_at: null,
  closed_at: null,
  opportunity_value: data.opportunity_value,
  sales_stage: data.sales_stage,
  lead_source: data.lead_source,
  conversion_probability: data.conversion_probability,
  satisfaction_rating: null,
  tags: data.tags,
  created_at: occurred_at,
  updated_at: occurred_at,
});

function applied(ticket: Ticket, event: Later): Ticket {
  switch (event.type) {
    case 'StatusChanged':
      return moved(ticket, event.data, event.occurred_at);
    case 'TicketAssigned':
      return { ...ticket, ...event.data };
    case 'PriorityChanged':
      return { ...ticket, priority: event.data.to };
    case 'TicketEdited':
      return { ...ticket, ...event.data.changes };
    case 'SalesStageChanged':
      return atStage(ticket, event.data);
    case 'TicketConverted':
      return { ...ticket, ...event.data, sales_stage: 'won', conversion_probability: 100 };
    case 'TicketReferred':
      return { ...ticket, related: [...ticket.related, { id: event.data.referred_ticket_id, relation: 'referred_to' }] };
    case 'TicketRated':
      return { ...ticket, satisfaction_rating: event.data.satisfaction_rating };
    case 'ReplyAdded':
    case 'NoteAdded':
      return ticket;
    default:
      return never(event);
  }
}

const atStage = (ticket: Ticket, { to, conversion_probability }: StageChange): Ticket => ({
  ...ticket,
  sales_stage: to,
  conversion_probability: conversion_probability ?? ticket.conversion_probability,
});

/** A ticket that is being worked on has no resolution: a former one stays in the history. */
function moved(ticket: Ticket, { to, resolution }: Move, at: Instant): Ticket {
  switch (to) {
    case 'new':
    case 'open':
    case 'pending':
      return { ...ticket, status: to, resolution: null, resolved_at: null, closed_at: null };
    case 'resolved':
      return { ...ticket, status: to, resolution: resolution ?? ticket.resolution, resolved_at: at, closed_at: null };
    case 'closed':
      return { ...ticket, status: to, resolution: resolution ?? ticket.resolution, closed_at: at };
    case 'cancelled':
      return { ...ticket, status: to, resolution: resolution ?? ticket.resolution, resolved_at: null, closed_at: null };
    default:
      return never(to);
  }
}
