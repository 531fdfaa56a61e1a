import type { Ticket } from '@eventdesk/contracts';
import type { SlaState } from '@eventdesk/domain';
import { centsOf, weightedCents } from '../money';
import type { Section, TicketDocument } from '../port';
import { dueAt, endedAt, finishedSeconds, outcomeOf, runningStanding } from '../sla-standing';
import type { ListFields } from './collections';
import { facetOf } from './facets';

export type OpenedDocument = TicketDocument & { ticket: Section<Ticket> };
export const isOpened = (document: TicketDocument): document is OpenedDocument => document.ticket !== null;

/** What of a ticket is filtered, sorted and summed by. */
export function listFields({ ticket, sla, number }: OpenedDocument): ListFields {
  const { state } = ticket;
  return {
    facet: facetOf({ ticket, sla }),
    created_at: new Date(state.created_at),
    updated_at: new Date(state.updated_at),
    ticket_number: number?.state.ticket_number,
    contact_id: state.contact_id,
    customer_organization_id: state.customer_organization_id ?? undefined,
    assigned_to: state.assigned_to ?? undefined,
    unassigned: state.assigned_to === null ? true : undefined,
    tags: state.tags.length > 0 ? state.tags : undefined,
    sales_stage: state.sales_stage ?? undefined,
    ...money(state),
    ...clockFields(sla?.state ?? null),
    ended_at: dateOf(endedAt(state, sla?.state ?? null)),
  };
}

type ClockFields = 'due_at' | 'running' | 'response' | 'resolution' | 'response_seconds' | 'resolution_seconds';

function clockFields(clocks: SlaState | null): Pick<ListFields, ClockFields> {
  return {
    due_at: dateOf(dueAt(clocks)),
    running: runningStanding(clocks) ?? undefined,
    response: outcomeOf(clocks, 'response') ?? undefined,
    resolution: outcomeOf(clocks, 'resolution') ?? undefined,
    response_seconds: finishedSeconds(clocks, 'response') ?? undefined,
    resolution_seconds: finishedSeconds(clocks, 'resolution') ?? undefined,
  };
}

const dateOf = (instant: string | null): Date | undefined => (instant === null ? undefined : new Date(instant));

function money({ opportunity_value, conversion_probability }: Ticket): Pick<ListFields, 'value' | 'weighted_value'> {
  if (opportunity_value === null) return {};
  const value = centsOf(opportunity_value);
  return { value, weighted_value: weightedCents(value, conversion_probability ?? 0) };
}
