/** A row that could not be imported: where it stands, what it holds and what was expected instead. */

/** Closed list; docs/how-to/import.md explains each. */
export const rejectionReasons = [
  'bad_quotes',
  'too_few_columns',
  'too_many_columns',
  'bad_encoding',
  'missing_case_id',
  'bad_timestamp',
  'in_the_future',
  'unmapped_activity',
  'unmapped_value',
  'invalid_value',
  'before_opening',
  'too_late',
  'removed',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

export interface Rejection {
  line: number;
  case_id: string;
  reason: RejectionReason;
  /** Columns that the value comes from; empty when the row as a whole is meant. */
  column: string;
  value: string;
  expected: string;
}

/** Thrown while a row is read, caught where rows are counted: nothing of this row is applied. */
export class RejectedRow extends Error {
  constructor(readonly rejection: Pick<Rejection, 'reason' | 'column' | 'value' | 'expected'>) {
    super(`${rejection.reason}: ${rejection.expected}`);
  }
}
