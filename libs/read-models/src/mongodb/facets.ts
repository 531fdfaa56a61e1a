/**
 * The filters with few values, in one field. A desk has some hundred combinations of them, and the index tells which: so any of
 * these filters, and all of them together, are a few ranges of one index, in whatever order, and counted without a document read.
 */
import { priorities, type Ticket, type TicketFilters } from '@eventdesk/contracts';
import { type FacetValues, facetValues } from '../facet-values';
import type { Standing } from '../sla-standing';
import type { Collections } from './collections';

export interface Facet {
  ticket_type: Ticket['ticket_type'];
  status: Ticket['status'];
  /** Its rank: low is 0. */
  priority: number;
  category: string;
  /** `none` for no department, as filters and reports call it. */
  department: string;
  entity_id: string;
  entity: string;
  sla: Standing;
}

export const facetOf = (document: Parameters<typeof facetValues>[0]): string => JSON.stringify(facetValues(document));

export function readFacet(stored: string): Facet {
  const [ticket_type, status, priority, category, department, entity_id, entity, sla] = JSON.parse(stored) as FacetValues;
  return { ticket_type, status, priority, category, department, entity_id, entity, sla };
}

export const isUnsolved = ({ status }: Facet): boolean => status === 'new' || status === 'open' || status === 'pending';

/** As stored, those that there are tickets of. */
export async function facetsWhere(
  { tickets }: Pick<Collections, 'tickets'>,
  matches: (facet: Facet) => boolean,
): Promise<string[]> {
  // A document without a ticket, not opened yet or removed, has none: the index tells null of it.
  const all = (await tickets.distinct('list.facet')) as (string | null)[];
  return all.filter((stored) => stored !== null && matches(readFacet(stored))) as string[];
}

/** Null when none of the filters is one of these. */
export function facetFilter(filters: TicketFilters): ((facet: Facet) => boolean) | null {
  const { type, status, priority, category, assigned_department, business_entity_id: entity, sla } = filters;
  const ranks = priority?.map((name) => priorities.indexOf(name));
  const asked: [filter: unknown, matches: (facet: Facet) => boolean | undefined][] = [
    [type, ({ ticket_type }) => type?.includes(ticket_type)],
    [status, (facet) => status?.includes(facet.status)],
    [priority, (facet) => ranks?.includes(facet.priority)],
    [category, (facet) => category === facet.category],
    [assigned_department, ({ department }) => department === assigned_department],
    [entity, (facet) => entity === facet.entity_id || entity === facet.entity],
    [sla, (facet) => sla === facet.sla],
  ];
  const given = asked.filter(([filter]) => filter !== undefined);
  return given.length === 0 ? null : (facet) => given.every(([, matches]) => matches(facet));
}
