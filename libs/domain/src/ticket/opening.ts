/** How a ticket comes to be: from a request, or from an inquiry that is referred. */
import {
  type CommandMetadata,
  derivedId,
  type DeskConfig,
  type Fact,
  type FieldError,
  findEntity,
  type Priority,
  type Ticket,
  type TicketEvent,
  type TicketType,
} from '@eventdesk/contracts';
import { numberSeries } from '../numbering/numbering';
import { policyOf, targetHours } from '../sla/policy';
import { type Act, type DataOf, invalidInput, isOver, ticketClosed, type Verdict } from './verdict';

type TicketReferred = Fact<Extract<TicketEvent, { type: 'TicketReferred' }>>;

const salesFields = ['opportunity_value', 'lead_source', 'conversion_probability'] as const;

export function openTicket(config: DeskConfig, data: DataOf<'OpenTicket'>, { ticket_id, issued_at }: CommandMetadata): Verdict {
  const { ticket_type, category, priority } = data;
  const entity = findEntity(config, data.business_entity_id);
  const errors = [...categoryErrors(config, ticket_type, category), ...salesFieldErrors(ticket_type, data)];
  if (!entity) {
    const known = config.business_entities.map(({ slug }) => slug).join(', ');
    return invalidInput({ path: 'business_entity_id', message: `expected the id or the name of one of ${known}` }, ...errors);
  }
  if (errors.length > 0) return invalidInput(...errors);
  return [
    {
      type: 'TicketOpened',
      data: {
        ...data,
        ticket_id,
        business_entity_id: entity.id,
        business_entity: entity.slug,
        number_series: numberSeries(config, entity, ticket_type, issued_at),
        assigned_department: routed(config, ticket_type, category),
        sales_stage: ticket_type === 'sales' ? 'lead' : null,
        ...slaHours(config, ticket_type, priority),
      },
    },
  ];
}

/** The inquiry is settled by becoming another ticket, wherever it stood: the referral is an act of its own, not a move. */
export function referInquiry({ config, ticket, metadata }: Act, { ticket_type, category }: DataOf<'ReferInquiry'>): Verdict {
  const referred_ticket_id = derivedId(metadata.command_id, 'ticket');
  const earlier = ticket.related.find(({ relation }) => relation === 'referred_to');
  if (ticket.ticket_type !== 'inquiry') return { code: 'not_an_inquiry', ticket_type: ticket.ticket_type };
  if (earlier?.id === referred_ticket_id) return [];
  if (earlier) return { code: 'already_referred', referred_ticket_id: earlier.id };
  if (isOver(ticket)) return ticketClosed(ticket);
  const errors = categoryErrors(config, ticket_type, category);
  if (errors.length > 0) return invalidInput(...errors);

  const referred: TicketEvent = { type: 'TicketReferred', data: { referred_ticket_id, ticket_type, category } };
  if (ticket.status === 'resolved') return [referred];
  const settled = { from: ticket.status, to: 'resolved', reason: null, resolution: null, because: 'referral' } as const;
  return [referred, { type: 'StatusChanged', data: settled }];
}

/**
 * What opens the ticket that an inquiry was referred to; its id is the event's `referred_ticket_id`.
 * @param inquiry as of that event: what is read of it later must not change what was opened
 */
export const openReferred = (inquiry: Ticket, { data }: TicketReferred): DataOf<'OpenTicket'> => ({
  ticket_type: data.ticket_type,
  category: data.category,
  business_entity_id: inquiry.business_entity_id,
  subject: inquiry.subject,
  description: inquiry.description,
  priority: inquiry.priority,
  contact_id: inquiry.contact_id,
  contact: inquiry.contact,
  customer_organization_id: inquiry.customer_organization_id,
  order_id: inquiry.order_id,
  quote_id: inquiry.quote_id,
  opportunity_value: data.ticket_type === 'sales' ? inquiry.opportunity_value : null,
  lead_source: data.ticket_type === 'sales' ? inquiry.lead_source : null,
  conversion_probability: data.ticket_type === 'sales' ? inquiry.conversion_probability : null,
  tags: inquiry.tags,
  related: [{ id: inquiry.id, relation: 'referred_from' }],
});

export function categoryErrors(config: DeskConfig, ticketType: TicketType, category: string): FieldError[] {
  const { categories } = config.ticket_types[ticketType];
  if (categories.includes(category)) return [];
  return [{ path: 'category', message: `expected one of the categories of ${ticketType} tickets: ${categories.join(', ')}` }];
}

export function salesFieldErrors(
  ticketType: TicketType,
  data: Partial<Record<(typeof salesFields)[number], unknown>>,
): FieldError[] {
  if (ticketType === 'sales') return [];
  const given = salesFields.filter((field) => data[field] !== undefined && data[field] !== null);
  return given.map((path) => ({ path, message: `only sales tickets have it, not those of type ${ticketType}` }));
}

const routed = (config: DeskConfig, ticketType: TicketType, category: string) => {
  const { by_category, otherwise } = config.ticket_types[ticketType].departments;
  return by_category[category] ?? otherwise;
};

const slaHours = (config: DeskConfig, ticketType: TicketType, priority: Priority) => {
  const { policy } = policyOf(config, ticketType);
  return {
    response_sla_hours: targetHours(policy.response, priority),
    resolution_sla_hours: targetHours(policy.resolution, priority),
  };
};
