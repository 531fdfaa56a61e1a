/** The ticket as folded from its own stream: the same shape in the decider, in views and in `as_of`. */
import type { Contact, Department, Instant, Priority, SalesStage, TicketType } from './vocabulary';

export interface TicketFields {
  id: string;
  ticket_type: TicketType;
  category: string;
  priority: Priority;
  subject: string;
  description: string;
  resolution: string | null;
  business_entity_id: string;
  business_entity: string;
  contact_id: string;
  contact: Contact;
  customer_organization_id: string | null;
  assigned_department: Department | null;
  assigned_to: string | null;
  order_id: string | null;
  quote_id: string | null;
  related: { id: string; relation: 'referred_from' | 'referred_to' }[];
  response_sla_hours: number;
  resolution_sla_hours: number;
  /** First agent reply, first move out of `new` by an agent, or resolution: what meets the response clock. */
  first_response_at: Instant | null;
  opportunity_value: string | null;
  sales_stage: SalesStage | null;
  lead_source: string | null;
  conversion_probability: number | null;
  satisfaction_rating: number | null;
  tags: string[];
  created_at: Instant;
  updated_at: Instant;
}

type Active = { status: 'new' | 'open' | 'pending'; resolved_at: null; closed_at: null };
type Resolved = { status: 'resolved'; resolved_at: Instant; closed_at: null };
/** Imported history may close what was never resolved. */
type Closed = { status: 'closed'; resolved_at: Instant | null; closed_at: Instant };
type Cancelled = { status: 'cancelled'; resolved_at: null; closed_at: null };

export type Ticket = TicketFields & (Active | Resolved | Closed | Cancelled);
/** What is left of a ticket that was removed: a mark that it was there. */
export interface RemovedTicket {
  status: 'removed';
  id: string;
  removed_at: Instant;
}
export type TicketState = { status: 'absent' } | Ticket | RemovedTicket;

/** Whether there is a ticket to be shown and worked on. */
export const isTicket = (state: TicketState): state is Ticket => state.status !== 'absent' && state.status !== 'removed';
