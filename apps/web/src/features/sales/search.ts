/** What the address of the pipeline says. */
import type { ListQuery } from '../../api/queries';
import type { SalesStage } from '../../api/types';
import { dayOf, instantOf } from '../../words/days';
import { salesStages } from '../../words/vocabulary';

export const views = ['board', 'list', 'forecast'] as const;
export type View = (typeof views)[number];
export { salesStages as stages };

export interface SalesSearch {
  view?: View;
  /** An id of a person, or `none`. */
  assignee?: string;
  /** The slug of a brand. */
  entity?: string;
  /** Days of the opening, both included. */
  from?: string;
  to?: string;
  /** The one that a phone shows. */
  stage?: SalesStage;
  /** A column of the list, with `-` before it for descending. */
  sort?: string;
}

const known = <T extends string>(words: readonly T[], given: unknown): T | undefined => words.find((word) => word === given);
const text = (given: unknown): string | undefined =>
  (typeof given === 'string' || typeof given === 'number') && given !== '' ? String(given) : undefined;

/** What it can't read it leaves out: an address may come from anywhere. */
export function readSalesSearch(search: Record<string, unknown>): SalesSearch {
  const read = {
    view: known(views, search['view']),
    // What addresses said before they went by the names of the queue's still leads there.
    assignee: text(search['assignee']) ?? text(search['assigned_to']),
    entity: text(search['entity']) ?? text(search['brand']),
    from: dayOf(search['from']),
    to: dayOf(search['to']),
    stage: known(salesStages, search['stage']),
    sort: text(search['sort']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

interface Filters {
  assigned_to?: string;
  business_entity_id?: string;
  from?: string;
  to?: string;
}

/** Of the sums. */
export const pipelineFilters = ({ assignee, entity, from, to }: SalesSearch): Filters => ({
  ...(assignee ? { assigned_to: assignee } : {}),
  ...(entity ? { business_entity_id: entity } : {}),
  ...(from ? { from: instantOf(from) } : {}),
  ...(to ? { to: instantOf(to, 1) } : {}),
});

/** Of the tickets: those that the sums count, the newest first, so that a card keeps its place when something is done to it. */
export function ticketFilters(search: SalesSearch): ListQuery {
  const { from, to, ...rest } = pipelineFilters(search);
  return {
    type: ['sales'],
    status: ['new', 'open', 'pending', 'resolved', 'closed'],
    sort: '-created_at',
    ...rest,
    ...(from ? { opened_from: from } : {}),
    ...(to ? { opened_to: to } : {}),
  };
}
