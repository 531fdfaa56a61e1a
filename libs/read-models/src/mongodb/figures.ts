/** Sums over many tickets, in whole numbers. The engine sums by facet, from an index alone; what a facet means is known here. */
import {
  type PipelineQuery,
  type PipelineView,
  priorities,
  type ReportQuery,
  type ReportView,
  type SalesStage,
  salesStages,
} from '@eventdesk/contracts';
import { type Decimal128, type Filter } from 'mongodb';
import { pipelineOf, type StageCents } from '../money';
import type { SlaBoardQuery, TicketDocument } from '../port';
import type { Outcome } from '../sla-standing';
import type { Collections, StoredTicket } from './collections';
import { type Facet, facetsWhere, readFacet } from './facets';
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

interface ReportRow {
  _id: { facet: string; agent?: string; response?: Outcome; resolution?: Outcome };
  count: number;
}
type Figures = ReportView['total'];

const groups: Record<ReportQuery['by'], (facet: Facet, agent: string | undefined) => string> = {
  type: ({ ticket_type }) => ticket_type,
  department: ({ department }) => department,
  priority: ({ priority }) => priorities[priority] ?? String(priority),
  agent: (_, agent) => agent ?? 'none',
};

export async function report({ tickets }: Tickets, { from, to, by }: ReportQuery): Promise<ReportView> {
  const fields = { facet: '$list.facet', response: '$list.response', resolution: '$list.resolution' };
  const found = tickets.aggregate<ReportRow>([
    { $match: at('created_at', period(from, to)) },
    { $group: { _id: by === 'agent' ? { ...fields, agent: '$list.assigned_to' } : fields, count: { $sum: 1 } } },
  ]);
  const rows = new Map<string, Figures>();
  let total = nothing;
  for await (const { _id, count } of found) {
    const facet = readFacet(_id.facet);
    const group = groups[by](facet, _id.agent);
    const figures = figuresOf(facet, _id, count);
    rows.set(group, sumOf(rows.get(group) ?? nothing, figures));
    total = sumOf(total, figures);
  }
  const named = [...rows].map(([group, figures]) => ({ group, ...figures }));
  return { from: from ?? null, to: to ?? null, by, rows: named.sort(by === 'priority' ? byRank : byName), total };
}

const nothing: Figures = {
  opened: 0,
  resolved: 0,
  response_met: 0,
  response_breached: 0,
  resolution_met: 0,
  resolution_breached: 0,
};

const figuresOf = ({ status }: Facet, { response, resolution }: ReportRow['_id'], count: number): Figures => ({
  opened: count,
  resolved: status === 'resolved' || status === 'closed' ? count : 0,
  response_met: response === 'met' ? count : 0,
  response_breached: response === 'breached' ? count : 0,
  resolution_met: resolution === 'met' ? count : 0,
  resolution_breached: resolution === 'breached' ? count : 0,
});

const sumOf = (sum: Figures, more: Figures): Figures => ({
  opened: sum.opened + more.opened,
  resolved: sum.resolved + more.resolved,
  response_met: sum.response_met + more.response_met,
  response_breached: sum.response_breached + more.response_breached,
  resolution_met: sum.resolution_met + more.resolution_met,
  resolution_breached: sum.resolution_breached + more.resolution_breached,
});

interface Named {
  group: string;
}
const rankOf = ({ group }: Named) => priorities.findIndex((name) => name === group);
const byRank = (a: Named, b: Named): number => rankOf(a) - rankOf(b);
/** By bytes, as engines sort. */
const byName = (a: Named, b: Named): number => Buffer.compare(Buffer.from(a.group), Buffer.from(b.group));
