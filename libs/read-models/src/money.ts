/** Sums of money without floats: whole cents, as bigint. */
import { type PipelineView, type SalesStage, salesStages } from '@eventdesk/contracts';

/** @param amount a decimal with two digits, as Money gives it */
export const centsOf = (amount: string): bigint => BigInt(amount.replace('.', ''));

export const formatCents = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/** Value times probability, rounded half up to a cent. @param percent 0 to 100 */
export const weightedCents = (cents: bigint, percent: number): bigint => (cents * BigInt(percent) + 50n) / 100n;

export interface StageCents {
  sales_stage: SalesStage;
  count: number;
  value: bigint;
  weighted: bigint;
}

/** A row for each stage, in order, also where there is nothing; won and lost are no longer open. */
export function pipelineOf(sums: readonly StageCents[]): PipelineView {
  const stages = salesStages.map(
    (stage): StageCents =>
      sums.find(({ sales_stage }) => sales_stage === stage) ?? { sales_stage: stage, count: 0, value: 0n, weighted: 0n },
  );
  const open = stages.filter(({ sales_stage }) => sales_stage !== 'won' && sales_stage !== 'lost');
  const total = (rows: readonly StageCents[], key: 'value' | 'weighted') => rows.reduce((sum, row) => sum + row[key], 0n);
  return {
    stages: stages.map(({ sales_stage, count, value, weighted }) => ({
      sales_stage,
      count,
      value: formatCents(value),
      weighted_value: formatCents(weighted),
    })),
    open_value: formatCents(total(open, 'value')),
    weighted_value: formatCents(total(open, 'weighted')),
    won_value: formatCents(stages.find(({ sales_stage }) => sales_stage === 'won')?.value ?? 0n),
  };
}
