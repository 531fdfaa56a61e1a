import { priorities, type Ticket } from '@eventdesk/contracts';
import type { Section, TicketDocument } from './port';
import { slaStanding, type Standing } from './sla-standing';

export type FacetValues = [
  ticketType: Ticket['ticket_type'],
  status: Ticket['status'],
  /** Its rank: low is 0. */
  priority: number,
  category: string,
  department: string,
  entityId: string,
  entity: string,
  sla: Standing,
];

/** The filters with few values. A ticket without a department is in `none`, as filters and reports call it. */
export const facetValues = ({ ticket: { state }, sla }: { ticket: Section<Ticket>; sla: TicketDocument['sla'] }): FacetValues => [
  state.ticket_type,
  state.status,
  priorities.indexOf(state.priority),
  state.category,
  state.assigned_department ?? 'none',
  state.business_entity_id,
  state.business_entity,
  slaStanding(sla?.state ?? null),
];
