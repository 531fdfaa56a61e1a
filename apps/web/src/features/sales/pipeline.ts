/** The board from what the desk answers, and the sums while a move is under way. */
import type { ListedTicket, Pipeline, SalesStage, Ticket } from '../../api/types';
import { stages } from './search';

export type Opportunity = Pick<Ticket, 'id' | 'sales_stage' | 'opportunity_value' | 'conversion_probability' | 'revision'>;
type Sum = Pipeline['stages'][number];

export const isSettled = (stage: SalesStage): boolean => stage === 'won' || stage === 'lost';

/** Of one ticket read twice the newer counts: the lists of two stages are not read at the same instant. */
export function columnsOf(rows: readonly ListedTicket[]): Record<SalesStage, ListedTicket[]> {
  const newest = new Map<string, ListedTicket>();
  for (const row of rows) {
    const other = newest.get(row.id);
    if (!other || other.revision < row.revision) newest.set(row.id, row);
  }
  const columns = Object.fromEntries(stages.map((stage) => [stage, []])) as unknown as Record<SalesStage, ListedTicket[]>;
  for (const row of newest.values()) columns[row.sales_stage ?? 'lead'].push(row);
  for (const stage of stages) columns[stage].sort((a, b) => b.created_at.localeCompare(a.created_at) || a.id.localeCompare(b.id));
  return columns;
}

export const cents = (amount: string | null): number => Math.round(Number(amount ?? 0) * 100);
/** Of sums, cents say nothing. */
export const wholeEuros = (amount: string): number => Math.round(Number(amount));
const amountOf = (inCents: number): string => (inCents / 100).toFixed(2);
export const weightedCents = ({
  opportunity_value,
  conversion_probability,
}: Pick<Opportunity, 'opportunity_value' | 'conversion_probability'>): number =>
  Math.round((cents(opportunity_value) * (conversion_probability ?? 0)) / 100);

const isOpen = (stage: SalesStage): boolean => stage !== 'won' && stage !== 'lost';

/** The sums as they will be: what the ticket counted for is taken out, what it then counts for put in. */
export function afterMove(pipeline: Pipeline, before: Opportunity, after: Opportunity): Pipeline {
  const without = counted(pipeline.stages, before, -1);
  const sums = counted(without, after, 1);
  const total = (of: (sum: Sum) => string, which: (stage: SalesStage) => boolean) =>
    amountOf(sums.filter(({ sales_stage }) => which(sales_stage)).reduce((sum, stage) => sum + cents(of(stage)), 0));
  return {
    stages: sums,
    open_value: total(({ value }) => value, isOpen),
    weighted_value: total(({ weighted_value }) => weighted_value, isOpen),
    won_value: total(
      ({ value }) => value,
      (stage) => stage === 'won',
    ),
  };
}

const counted = (sums: readonly Sum[], ticket: Opportunity, by: 1 | -1): Sum[] =>
  sums.map((sum) =>
    sum.sales_stage === (ticket.sales_stage ?? 'lead')
      ? {
          ...sum,
          count: sum.count + by,
          value: amountOf(cents(sum.value) + by * cents(ticket.opportunity_value)),
          weighted_value: amountOf(cents(sum.weighted_value) + by * weightedCents(ticket)),
        }
      : sum,
  );
