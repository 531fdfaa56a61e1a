/** Which columns a list has: what the reader chose, as far as there is room. The subject is always there. */
import { remembered } from '../../app/remembered';
import type { SortKey } from './search';

export interface Column {
  name: ColumnName;
  /** Pixels. */
  width: number;
  sort?: SortKey;
}
export type ColumnName =
  'type' | 'number' | 'status' | 'priority' | 'category' | 'department' | 'assignee' | 'tags' | 'due' | 'updated' | 'created';

/** As they stand from left to right; the subject stands after the number. */
export const columns: readonly Column[] = [
  { name: 'type', width: 30 },
  { name: 'number', width: 118 },
  { name: 'tags', width: 150 },
  { name: 'category', width: 130 },
  { name: 'status', width: 116 },
  { name: 'priority', width: 64, sort: 'priority' },
  { name: 'department', width: 96 },
  { name: 'assignee', width: 138 },
  { name: 'due', width: 118, sort: 'due_at' },
  { name: 'updated', width: 100, sort: 'updated_at' },
  { name: 'created', width: 108, sort: 'created_at' },
];
export const BEFORE_SUBJECT: readonly ColumnName[] = ['type', 'number'];

const usual: readonly ColumnName[] = ['type', 'number', 'status', 'priority', 'department', 'assignee', 'due', 'updated'];
/** Without room the first of these goes first. */
const leastNeeded: readonly ColumnName[] = [
  'created',
  'category',
  'updated',
  'department',
  'tags',
  'number',
  'priority',
  'type',
  'assignee',
  'status',
  'due',
];

const kept = remembered<readonly string[]>('eventdesk.queue.columns', usual);
export const chosenColumns = (): readonly ColumnName[] => named(kept.read());
export const rememberColumns = (names: readonly ColumnName[]): void => kept.write(names);

const named = (names: readonly string[]): readonly ColumnName[] =>
  columns.filter(({ name }) => names.includes(name)).map(({ name }) => name);

const CHECKBOX = 40;
const SUBJECT = 300;
const GAP = 12;

/** @param width of the list, in pixels */
export function columnsWithin(width: number, chosen: readonly ColumnName[]): readonly Column[] {
  const left = new Set(chosen);
  const needed = () =>
    CHECKBOX + SUBJECT + columns.reduce((sum, { name, width: own }) => sum + (left.has(name) ? own + GAP : 0), 0);
  for (const name of leastNeeded) if (needed() > width) left.delete(name);
  return columns.filter(({ name }) => left.has(name));
}

/** For CSS. The checkbox first. */
export const gridOf = (shown: readonly Column[]): string => {
  const px = (list: readonly Column[]) => list.map(({ width }) => `${width}px`).join(' ');
  const [before, after] = [true, false].map((early) => shown.filter(({ name }) => BEFORE_SUBJECT.includes(name) === early));
  return `28px ${px(before ?? [])} minmax(0, 1fr) ${px(after ?? [])}`;
};
