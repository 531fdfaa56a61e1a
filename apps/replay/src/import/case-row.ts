/** A sound row of the file: it names its case, its activity is mapped and its time is an instant. */
import type { Instant } from '@eventdesk/contracts';
import type { Mapping } from './mapping';
import { RejectedRow } from './rejection';
import type { Cells } from './template';
import type { ReadTimestamp } from './timestamps';

export interface CaseRow {
  line: number;
  case_id: string;
  activity: string;
  at: Instant;
  /** The time as the file has it: part of the row's identity, whatever zone the mapping reads it in. */
  at_text: string;
  cells: Cells;
}

const MAX_CASE_ID = 200;
/** No helpdesk is older: what stands before is a slip, or the zero of some other calendar. */
const EARLIEST: Instant = '1970-01-01T00:00:00.000Z';

export interface ReadingRows {
  mapping: Mapping;
  readTimestamp: ReadTimestamp;
  now: Instant;
}

/** @throws RejectedRow */
export function readCaseRow({ mapping, readTimestamp, now }: ReadingRows, line: number, cells: Cells): CaseRow {
  const value = (column: string) => (cells.get(column) ?? '').trim();
  const case_id = value(mapping.case_id);
  if (case_id === '' || case_id.length > MAX_CASE_ID)
    throw new RejectedRow({
      reason: 'missing_case_id',
      column: mapping.case_id,
      value: case_id,
      expected: `a case id of 1 to ${MAX_CASE_ID} characters`,
    });

  const activity = value(mapping.activity);
  if (!Object.hasOwn(mapping.activities, activity))
    throw new RejectedRow({
      reason: 'unmapped_activity',
      column: mapping.activity,
      value: activity,
      expected: `an activity that the mapping names: ${Object.keys(mapping.activities).join(', ')}`,
    });

  const { column, format, time_zone } = mapping.timestamp;
  const at_text = value(column);
  const at = readTimestamp(at_text);
  if (at === null)
    throw new RejectedRow({
      reason: 'bad_timestamp',
      column,
      value: at_text,
      expected: `a time of the form ${format} (${time_zone})`,
    });
  if (at < EARLIEST) throw new RejectedRow({ reason: 'bad_timestamp', column, value: at_text, expected: 'a time from 1970 on' });
  if (at > now) throw new RejectedRow({ reason: 'in_the_future', column, value: at_text, expected: `a time before ${now}` });
  return { line, case_id, activity, at, at_text, cells };
}
