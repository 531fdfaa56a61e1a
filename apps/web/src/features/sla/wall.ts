/** What hangs on the wall, and in which order. */
import type { Department, Ticket } from '../../api/types';
import { nextClock } from '../../ui/clock-text';
import { departments } from '../../words/vocabulary';

export type ColumnName = Department | 'none';

export interface Row {
  ticket: Ticket;
  metric: 'response' | 'resolution';
  urgency: 'late' | 'soon' | 'fine';
  /** The instant it counts down to, and up from. */
  due: number;
}
export interface WallColumn {
  name: ColumnName;
  rows: readonly Row[];
  late: number;
  soon: number;
  fine: number;
  /** The desk gave the first ones only: there may be more. */
  isCut: boolean;
}

/** What the desk gives of one column at the utmost. */
export const MOST = 200;
export const columnNames: readonly ColumnName[] = [...departments, 'none'];

/** Asked of the desk each for itself, so that what is long late in one leaves no other without. */
export type Answers = readonly { name: ColumnName; tickets: readonly Ticket[] }[];

/** Only columns in which a clock runs; in each the one due first on top, so that the longest late leads. */
export function wallOf(answers: Answers, now: number): WallColumn[] {
  return answers.flatMap(({ name, tickets }) => {
    const rows = tickets
      // Two answers are not of one instant: who moved in between stands where the ticket says.
      .filter(({ assigned_department }) => (assigned_department ?? 'none') === name)
      .flatMap((ticket) => rowOf(ticket, now))
      .sort((a, b) => a.due - b.due || a.ticket.id.localeCompare(b.ticket.id));
    const isCut = tickets.length >= MOST;
    return rows.length > 0 || isCut ? [{ name, rows, isCut, ...countsOf(rows) }] : [];
  });
}

/** Departments that were asked for and have nothing to hurry for. */
export const quietOf = (answers: Answers, columns: readonly WallColumn[]): ColumnName[] =>
  answers.map(({ name }) => name).filter((name) => name !== 'none' && !columns.some((column) => column.name === name));

/** Whether there may be more than counted: of a column that is cut, what is late comes first and may be all that is there. */
export const mayBeMore = ({ isCut, soon, fine }: WallColumn, urgency: Row['urgency']): boolean =>
  isCut && (urgency !== 'late' || soon + fine === 0);

function rowOf(ticket: Ticket, now: number): Row[] {
  const next = nextClock(ticket, now);
  if (!next || next.clock.due_at === null || next.text.urgency === 'still') return [];
  return [{ ticket, metric: next.metric, urgency: next.text.urgency, due: Date.parse(next.clock.due_at) }];
}

const countsOf = (rows: readonly Row[]) => {
  const count = (urgency: Row['urgency']) => rows.filter((row) => row.urgency === urgency).length;
  return { late: count('late'), soon: count('soon'), fine: count('fine') };
};

/** 1:04:09 until it is due, +0:12:30 since it was; hours are not cut into days, so that lengths can be told apart from afar. */
export function counter(due: number, now: number): string {
  const away = Math.round((due - now) / 1_000);
  const seconds = Math.abs(away);
  const two = (part: number) => String(part).padStart(2, '0');
  const text = `${Math.floor(seconds / 3_600)}:${two(Math.floor((seconds % 3_600) / 60))}:${two(seconds % 60)}`;
  return away <= 0 ? `+${text}` : text;
}

export interface Fit {
  rows: number;
  /** What there is no room for. */
  more: number;
}

/** How many rows a height holds, leaving one line to say how many more there are. */
export function fit(count: number, height: number, { row, line }: { row: number; line: number }): Fit {
  const all = Math.floor(height / row);
  if (count <= all) return { rows: count, more: 0 };
  const rows = Math.max(1, Math.floor((height - line) / row));
  return { rows, more: count - rows };
}
