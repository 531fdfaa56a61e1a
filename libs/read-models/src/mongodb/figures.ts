/** Sums over many tickets, in whole numbers. The engine sums by facet, from an index alone; what a facet means is known here. */
import {
  type PipelineQuery,
  type PipelineView,
  type QueuesQuery,
  type QueuesView,
  type SalesStage,
  salesStages,
} from '@eventdesk/contracts';
import { type Decimal128, type Filter } from 'mongodb';
import { pipelineOf, type StageCents } from '../money';
import type { SlaBoardQuery, TicketDocument } from '../port';
import type { Collections, StoredTicket } from './collections';
import { facetsWhere, isUnsolved, readFacet } from './facets';
import { assignedTo, at, NOBODY, period } from './ticket-filters';
import { documentOf } from './ticket-list';

type Tickets = Pick<Collections, 'tickets'>;

/** Cents are summed as decimals of 34 digits: sums of 64-bit integers turn into floats when they overflow. */
const sum = (field: string) => ({ $sum: { $toDecimal: { $ifNull: [field, 0] } } });
export const sums = { count: { $sum: 1 }, value: sum('$list.value'), weighted: sum('$list.weighted_value') };
export interface Sums {
  count: number;
  value: Decimal128;
  weighted: Decimal128;
}

/** Sales tickets of the query at these stages, but for what their facets say: whether they are `isSale`. */
export const salesTickets = ({ assigned_to, from, to }: PipelineQuery, stages: readonly SalesStage[]): Filter<StoredTicket> => ({
  ...at('sales_stage', { $in: stages }),
  ...at('created_at', period(from, to)),
  ...(assigned_to === undefined ? {} : assignedTo(assigned_to)),
});

/** Not cancelled, and of the entity that is asked for. */
export const isSale =
  ({ business_entity_id: entity }: PipelineQuery) =>
  (facet: string): boolean => {
    const { status, entity_id, entity: slug } = readFacet(facet);
    return status !== 'cancelled' && [undefined, entity_id, slug].includes(entity);
  };

export async function pipeline({ tickets }: Tickets, query: PipelineQuery): Promise<PipelineView> {
  const found = tickets.aggregate<StageRow>([
    { $match: salesTickets(query, salesStages) },
    { $group: { _id: { stage: '$list.sales_stage', facet: '$list.facet' }, ...sums } },
  ]);
  const isAsked = isSale(query);
  const byStage = new Map<SalesStage, StageCents>();
  for await (const row of found) if (isAsked(row._id.facet)) byStage.set(row._id.stage, added(byStage, row));
  return pipelineOf([...byStage.values()]);
}

interface StageRow extends Sums {
  _id: { stage: SalesStage; facet: string };
}

function added(sums: ReadonlyMap<SalesStage, StageCents>, { _id: { stage }, count, value, weighted }: StageRow): StageCents {
  const before = sums.get(stage) ?? { count: 0, value: 0n, weighted: 0n };
  return {
    sales_stage: stage,
    count: before.count + count,
    value: before.value + BigInt(value.toString()),
    weighted: before.weighted + BigInt(weighted.toString()),
  };
}

export async function slaBoard(collections: Tickets, query: SlaBoardQuery): Promise<TicketDocument[]> {
  const { state, dueBefore, assigned_department, limit } = query;
  const conditions: Filter<StoredTicket>[] = [
    at('due_at', { $exists: true, ...(dueBefore === undefined ? {} : { $lte: new Date(dueBefore) }) }),
  ];
  if (state !== undefined) conditions.push(at('running', state));
  if (assigned_department !== undefined)
    conditions.push(at('facet', { $in: await facetsWhere(collections, ({ department }) => department === assigned_department) }));
  const found = await collections.tickets
    .find({ $and: conditions })
    .project<Parameters<typeof documentOf>[0]>({ ticket: 1, sla: 1, number: 1 })
    .sort({ 'list.due_at': 1, _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(documentOf);
}

/** Read from indexes alone: the facets of what is unsolved, and who is assigned. */
export async function queues(collections: Tickets, { assigned_to, assigned_department }: QueuesQuery): Promise<QueuesView> {
  const { tickets } = collections;
  const unsolved = at('facet', { $in: await facetsWhere(collections, isUnsolved) });
  const assigned = (agent: string) => tickets.countDocuments({ $and: [assignedTo(agent), unsolved] });
  const isNobody = assigned_to === undefined || assigned_to === NOBODY;
  const [counts, unassigned, mine] = await Promise.all([
    tickets
      .aggregate<{ _id: string; count: number }>([{ $match: unsolved }, { $group: { _id: '$list.facet', count: { $sum: 1 } } }])
      .toArray(),
    assigned(NOBODY),
    isNobody ? 0 : assigned(assigned_to),
  ]);
  const facets = counts.map(({ _id, count }) => ({ ...readFacet(_id), count }));
  const countOf = (is: (facet: (typeof facets)[number]) => boolean) =>
    facets.filter(is).reduce((total, { count }) => total + count, 0);
  return {
    ...{ mine, unassigned, all: countOf(() => true) },
    department: countOf(({ department }) => department === assigned_department),
    at_risk: countOf(({ sla }) => sla === 'at_risk'),
    breached: countOf(({ sla }) => sla === 'breached'),
  };
}
