/** What lists must answer, worked out from the documents one by one. */
import { type Instant, priorities, type Recorded, type TicketFilters, type TicketSort } from '@eventdesk/contracts';
import { presentSla } from '@eventdesk/domain';
import type { TicketDocument } from '../port';
import { applyToDocument } from '../ticket-document';

export type Opened = TicketDocument & { ticket: NonNullable<TicketDocument['ticket']> };

export function documentsFrom(events: readonly Recorded[]): Opened[] {
  const documents = new Map<string, TicketDocument | null>();
  for (const event of events) {
    const document = documents.get(event.ticket_id) ?? null;
    documents.set(event.ticket_id, applyToDocument(document, event) ?? document);
  }
  return [...documents.values()].filter((document): document is Opened => Boolean(document?.ticket));
}

export function matches(document: Opened, filters: TicketFilters): boolean {
  const { state } = document.ticket;
  const { type, status, priority, category, assigned_department, assigned_to, business_entity_id: entity } = filters;
  const { sales_stage, contact_id, customer_organization_id, tag, sla, opened_from, opened_to } = filters;
  const asked: [unknown, boolean | undefined][] = [
    [type, type?.includes(state.ticket_type)],
    [status, status?.includes(state.status)],
    [priority, priority?.includes(state.priority)],
    [category, category === state.category],
    [assigned_department, assigned_department === (state.assigned_department ?? 'none')],
    [assigned_to, assigned_to === (state.assigned_to ?? 'none')],
    [sales_stage, state.sales_stage !== null && sales_stage?.includes(state.sales_stage)],
    [entity, entity === state.business_entity_id || entity === state.business_entity],
    [contact_id, contact_id === state.contact_id],
    [customer_organization_id, customer_organization_id === state.customer_organization_id],
    [tag, tag !== undefined && state.tags.includes(tag)],
    [sla, sla === standingOf(document)],
    [opened_from, opened_from !== undefined && state.created_at >= opened_from],
    [opened_to, opened_to !== undefined && state.created_at < opened_to],
  ];
  return asked.every(([filter, fits]) => filter === undefined || fits);
}

const clocks = ({ sla }: Opened) => [sla?.state.clocks.response, sla?.state.clocks.resolution].flatMap((clock) => clock ?? []);

function standingOf(document: Opened): TicketFilters['sla'] {
  if (clocks(document).some(({ breached_at }) => breached_at)) return 'breached';
  return clocks(document).some(({ phase, levels_reached }) => phase !== 'stopped' && levels_reached.length > 0)
    ? 'at_risk'
    : 'ok';
}

export function dueOf({ sla }: Opened): Instant | null {
  const { response, resolution } = presentSla(sla?.state ?? null, '2025-01-01T00:00:00.000Z');
  return [response?.due_at, resolution?.due_at].flatMap((due) => due ?? []).sort()[0] ?? null;
}

/** What a document is sorted by; null stands last, both ways. */
export function sortValue(document: Opened, sort: TicketSort): string | number | null {
  const { state } = document.ticket;
  switch (sort.replace('-', '')) {
    case 'created_at':
      return state.created_at;
    case 'updated_at':
      return state.updated_at;
    case 'due_at':
      return dueOf(document);
    default:
      return priorities.indexOf(state.priority);
  }
}

/** The documents' sort values in the order that a list must have. */
export function sortedValues(documents: readonly Opened[], sort: TicketSort): (string | number | null)[] {
  const direction = sort.startsWith('-') ? -1 : 1;
  return documents
    .map((document) => sortValue(document, sort))
    .sort((a, b) => {
      if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
      return a === b ? 0 : (a < b ? -1 : 1) * direction;
    });
}
