/** Sums over many tickets, in whole numbers. */
import {
  type PipelineQuery,
  type PipelineView,
  priorities,
  type ReportQuery,
  type ReportView,
  type SalesStage,
} from '@eventdesk/contracts';
import { type Decimal128, type Document } from 'mongodb';
import { pipelineOf } from '../money';
import type { SlaBoardQuery, TicketDocument } from '../port';
import type { Collections } from './collections';
import { period } from './ticket-filters';
import { documentOf } from './ticket-list';

type Tickets = Pick<Collections, 'tickets'>;
const when = (condition: unknown, conditions: Document) => (condition === undefined ? {} : conditions);

interface StageRow {
  _id: SalesStage;
  count: number;
  value: Decimal128;
  weighted: Decimal128;
}

/** Cents are summed as decimals of 34 digits: sums of 64-bit integers turn into floats when they overflow. */
export async function pipeline({ tickets }: Tickets, query: PipelineQuery): Promise<PipelineView> {
  const { business_entity_id: entity, assigned_to, from, to } = query;
  const sum = (field: string) => ({ $sum: { $toDecimal: { $ifNull: [field, 0] } } });
  const rows = await tickets
    .aggregate<StageRow>([
      {
        $match: {
          'list.sales_stage': { $exists: true },
          'list.status': { $ne: 'cancelled' },
          ...when(entity, { 'list.entity': entity }),
          ...when(assigned_to, { 'list.assigned_to': assigned_to }),
          ...when(from ?? to, { 'list.created_at': period(from, to) }),
        },
      },
      {
        $group: {
          _id: '$list.sales_stage',
          count: { $sum: 1 },
          value: sum('$list.value'),
          weighted: sum('$list.weighted_value'),
        },
      },
    ])
    .toArray();
  return pipelineOf(
    rows.map(({ _id, count, value, weighted }) => ({
      sales_stage: _id,
      count,
      value: BigInt(value.toString()),
      weighted: BigInt(weighted.toString()),
    })),
  );
}

export async function slaBoard({ tickets }: Tickets, query: SlaBoardQuery): Promise<TicketDocument[]> {
  const { state, dueBefore, assigned_department, limit } = query;
  const found = await tickets
    .find({
      'list.due_at': { $exists: true, ...(dueBefore === undefined ? {} : { $lte: new Date(dueBefore) }) },
      ...when(state, { 'list.running': state }),
      ...when(assigned_department, { 'list.department': assigned_department }),
    })
    .project<Parameters<typeof documentOf>[0]>({ ticket: 1, sla: 1, number: 1 })
    .sort({ 'list.due_at': 1, _id: 1 })
    .limit(limit)
    .toArray();
  return found.map(documentOf);
}

const groups: Record<ReportQuery['by'], unknown> = {
  type: '$list.ticket_type',
  department: '$list.department',
  priority: '$list.priority',
  agent: { $ifNull: ['$list.assigned_to', 'none'] },
};
type Figures = ReportView['total'];
const figureNames = [
  'opened',
  'resolved',
  'response_met',
  'response_breached',
  'resolution_met',
  'resolution_breached',
] as const satisfies readonly (keyof Figures)[];

export async function report({ tickets }: Tickets, { from, to, by }: ReportQuery): Promise<ReportView> {
  const countIf = (field: string, ...values: string[]) => ({ $sum: { $cond: [{ $in: [field, values] }, 1, 0] } });
  const rows = await tickets
    .aggregate<Figures & { _id: string | number }>([
      { $match: { 'list.created_at': { $exists: true, ...period(from, to) } } },
      {
        $group: {
          _id: groups[by],
          opened: { $sum: 1 },
          resolved: countIf('$list.status', 'resolved', 'closed'),
          response_met: countIf('$list.response', 'met'),
          response_breached: countIf('$list.response', 'breached'),
          resolution_met: countIf('$list.resolution', 'met'),
          resolution_breached: countIf('$list.resolution', 'breached'),
        },
      },
      { $sort: { _id: 1 } },
    ])
    .toArray();
  const named = rows.map(({ _id, ...figures }) => ({
    group: typeof _id === 'number' ? (priorities[_id] ?? String(_id)) : _id,
    ...figures,
  }));
  const total = Object.fromEntries(figureNames.map((name) => [name, named.reduce((sum, row) => sum + row[name], 0)])) as Figures;
  return { from: from ?? null, to: to ?? null, by, rows: named, total };
}
