/** Sums over many tickets, in whole numbers. The engine sums by facet, from an index alone; what a facet means is known here. */
import { type PipelineQuery, type PipelineView, type SalesStage, salesStages } from '@eventdesk/contracts';
import { type Decimal128, type Filter } from 'mongodb';
import { pipelineOf, type StageCents } from '../money';
import type { SlaBoardQuery, TicketDocument } from '../port';
import type { Collections, StoredTicket } from './collections';
import { facetsWhere, readFacet } from './facets';
import { at, period } from './ticket-filters';
import { documentOf } from './ticket-list';

type Tickets = Pick<Collections, 'tickets'>;

/** Cents are summed as decimals of 34 digits: sums of 64-bit integers turn into floats when they overflow. */
export async function pipeline({ tickets }: Tickets, query: PipelineQuery): Promise<PipelineView> {
  const { business_entity_id: entity, assigned_to, from, to } = query;
  const sum = (field: string) => ({ $sum: { $toDecimal: { $ifNull: [field, 0] } } });
  const found = tickets.aggregate<StageRow>([
    {
      $match: {
        ...at('sales_stage', { $in: salesStages }),
        ...at('created_at', period(from, to)),
        ...(assigned_to === undefined ? {} : at('assigned_to', assigned_to)),
      },
    },
    {
      $group: {
        _id: { stage: '$list.sales_stage', facet: '$list.facet' },
        count: { $sum: 1 },
        value: sum('$list.value'),
        weighted: sum('$list.weighted_value'),
      },
    },
  ]);
  const sums = new Map<SalesStage, StageCents>();
  for await (const row of found) {
    const { status, entity_id, entity: slug } = readFacet(row._id.facet);
    if (status !== 'cancelled' && [undefined, entity_id, slug].includes(entity)) sums.set(row._id.stage, added(sums, row));
  }
  return pipelineOf([...sums.values()]);
}

interface StageRow {
  _id: { stage: SalesStage; facet: string };
  count: number;
  value: Decimal128;
  weighted: Decimal128;
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
