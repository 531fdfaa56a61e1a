import type { Clock, ListedTicket } from '../../api/types';

export const clock = (more: Partial<Clock> = {}): Clock => ({
  ...{ state: 'running', due_at: '2026-11-25T16:00:00.000Z', met_at: null, breached_at: null, used_seconds: 0 },
  ...more,
});

/** A support ticket of today that nobody has. */
export const ticketOf = (id: string, more: Partial<ListedTicket> = {}): ListedTicket => ({
  ...{
    id,
    ticket_number: `SUP-2026-0000${id}`,
    ticket_type: 'support',
    status: 'open',
    category: 'technical',
    priority: 'normal',
  },
  ...{ subject: `Ticket ${id}`, description: '', resolution: null, business_entity_id: 'e1', business_entity: 'chargecars' },
  ...{ contact_id: 'c1', contact: { name: 'Piet', email: 'piet@example.nl', phone: null }, customer_organization_id: null },
  ...{ assigned_department: 'technical', assigned_to: null, order_id: null, quote_id: null, related: [], match: null },
  ...{ response_sla_hours: 8, resolution_sla_hours: 72, first_response_at: null, resolved_at: null, closed_at: null },
  sla: { response: clock(), resolution: clock({ due_at: '2026-11-28T08:00:00.000Z' }), escalation_level: 0 },
  ...{ opportunity_value: null, sales_stage: null, lead_source: null, conversion_probability: null, satisfaction_rating: null },
  ...{ tags: [], allowed_statuses: ['pending', 'resolved', 'cancelled'], revision: 1 },
  ...{ created_at: '2026-11-25T08:00:00.000Z', updated_at: '2026-11-25T08:00:00.000Z' },
  ...more,
});
