/** What of a ticket stands in columns. */
import type { Ticket } from '@eventdesk/contracts';
import { centsOf } from '../money';
import type { Section, TicketDocument } from '../port';
import { dueAt, endedAt, finishedSeconds, outcomeOf, runningStanding } from '../sla-standing';

export type OpenedDocument = TicketDocument & { ticket: Section<Ticket> };
export const isOpened = (document: TicketDocument): document is OpenedDocument => document.ticket !== null;

/** As `facetValues` has them. */
export const facetColumns = [
  'ticket_type',
  'status',
  'priority',
  'category',
  'department',
  'entity_id',
  'entity',
  'sla',
] as const;

/** A row of `tickets`, its properties in the order of the columns. Instants are milliseconds, money is cents. */
export interface TicketRow {
  key: number;
  facet: number;
  id: string;
  created_at: number;
  updated_at: number;
  due_at: number | null;
  running: string | null;
  ticket_number: string | null;
  contact_id: string;
  customer_organization_id: string | null;
  assigned_to: string | null;
  sales_stage: string | null;
  value: number | null;
  probability: number | null;
  response: string | null;
  resolution: string | null;
  response_seconds: number | null;
  resolution_seconds: number | null;
  ended_at: number | null;
  /** How many have come. */
  replies: number;
}

/** @param beside what the document does not say by itself */
export function ticketRow(
  { ticket: { state }, sla, number }: OpenedDocument,
  beside: Pick<TicketRow, 'key' | 'facet' | 'due_at' | 'replies'>,
): TicketRow {
  const clocks = sla?.state ?? null;
  const value = state.opportunity_value;
  return {
    key: beside.key,
    facet: beside.facet,
    id: state.id,
    created_at: Date.parse(state.created_at),
    updated_at: Date.parse(state.updated_at),
    due_at: beside.due_at,
    running: runningStanding(clocks),
    ticket_number: number?.state.ticket_number ?? null,
    contact_id: state.contact_id,
    customer_organization_id: state.customer_organization_id,
    assigned_to: state.assigned_to,
    sales_stage: state.sales_stage,
    value: value === null ? null : Number(centsOf(value)),
    probability: state.conversion_probability,
    response: outcomeOf(clocks, 'response'),
    resolution: outcomeOf(clocks, 'resolution'),
    response_seconds: finishedSeconds(clocks, 'response'),
    resolution_seconds: finishedSeconds(clocks, 'resolution'),
    ended_at: milliseconds(endedAt(state, clocks)),
    replies: beside.replies,
  };
}

const milliseconds = (instant: string | null): number | null => (instant === null ? null : Date.parse(instant));

/** Milliseconds; null when no clock runs. */
export function dueMilliseconds({ sla }: TicketDocument): number | null {
  return milliseconds(dueAt(sla?.state ?? null));
}
