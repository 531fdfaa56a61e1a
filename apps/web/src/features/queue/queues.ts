/** What each queue asks the desk for. */
import { type ListQuery, UNSOLVED } from '../../api/queries';
import type { Department } from '../../api/types';
import { instantOf } from '../../words/days';
import { ANY, type FilterName, NONE, type QueueSearch, type SortKey } from './search';

const queues = ['mine', 'department', 'unassigned', 'at_risk', 'breached', 'all'] as const;
export type QueueName = (typeof queues)[number];
export const isQueue = (name: string): name is QueueName => queues.some((known) => known === name);

export const PAGE = 50;

/** Filters that the queue itself sets, and that can't be changed in it. */
const fixed: Record<QueueName, readonly FilterName[]> = {
  mine: ['assignee'],
  department: ['department'],
  unassigned: ['assignee'],
  at_risk: ['sla'],
  breached: ['sla'],
  all: [],
};
export const isFixed = (queue: QueueName, name: FilterName): boolean => fixed[queue].includes(name);

export interface Reader {
  id: string;
  department: Department | null;
}

/** Unsolved tickets, unless other statuses are asked for; a search in all tickets finds solved ones, too. */
export const statusOf = (queue: QueueName, search: QueueSearch): string =>
  search.status ?? (queue === 'all' && search.q !== undefined ? ANY : UNSOLVED);

export const sortOf = (queue: QueueName, search: QueueSearch): string =>
  search.sort ?? (queue === 'all' ? '-updated_at' : 'due_at');

export function listQueryOf(queue: QueueName, search: QueueSearch, reader: Reader): ListQuery {
  const status = statusOf(queue, search);
  const wanted: ListQuery = {
    q: search.q,
    type: search.type,
    status: status === ANY ? undefined : status,
    priority: search.priority,
    category: search.category,
    assigned_department: search.department as Department | undefined,
    assigned_to: search.assignee,
    tag: search.tag,
    sla: search.sla as ListQuery['sla'],
    business_entity_id: search.entity,
    opened_from: search.from && instantOf(search.from),
    opened_to: search.to && instantOf(search.to, 1),
    ...ownOf(queue, reader),
    sort: sortOf(queue, search) as ListQuery['sort'],
    limit: PAGE,
  };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined && value !== ''));
}

function ownOf(queue: QueueName, { id, department }: Reader): Partial<ListQuery> {
  switch (queue) {
    case 'mine':
      return { assigned_to: id };
    case 'department':
      return { assigned_department: department ?? NONE };
    case 'unassigned':
      return { assigned_to: NONE };
    case 'at_risk':
    case 'breached':
      return { sla: queue };
    case 'all':
      return {};
  }
}

/** The key that headers sort by, and in which direction now. */
export const sortedBy = (sort: string): { key: SortKey; descending: boolean } => ({
  key: sort.replace('-', '') as SortKey,
  descending: sort.startsWith('-'),
});

/** What a click on a header asks for: what matters most first, then the other way. */
export function nextSort(key: SortKey, sort: string): string {
  const first = key === 'due_at' ? key : `-${key}`;
  return sort === first ? (first.startsWith('-') ? key : `-${key}`) : first;
}
