/** The filters of a queue, as the address has them: plain words with commas, so that a link can be read and written by hand. */
import { dayOf } from '../../words/days';

export const filterNames = [
  'status',
  'type',
  'priority',
  'category',
  'department',
  'assignee',
  'tag',
  'sla',
  'entity',
  'from',
  'to',
] as const;
export type FilterName = (typeof filterNames)[number];

export type QueueSearch = Partial<Record<FilterName | 'q' | 'sort' | 'view', string>>;

/** In place of statuses: whatever the status. */
export const ANY = 'any';
/** In place of a department or a person. */
export const NONE = 'none';

const statuses = ['new', 'open', 'pending', 'resolved', 'closed', 'cancelled'];
export const slaStates = ['ok', 'at_risk', 'breached'] as const;
export const sortKeys = ['due_at', 'priority', 'updated_at', 'created_at'] as const;
export type SortKey = (typeof sortKeys)[number];

/** Those that have a closed list of words here; another word is left out, and the list shows what the rest asks for. */
const known: Partial<Record<keyof QueueSearch, readonly string[]>> = {
  type: ['support', 'sales', 'inquiry'],
  status: [...statuses, ANY],
  priority: ['low', 'normal', 'high', 'urgent'],
  department: ['support', 'sales', 'technical', 'billing', 'management', NONE],
  sla: slaStates,
  sort: sortKeys.flatMap((key) => [key, `-${key}`]),
};
const several = new Set<string>(['type', 'status', 'priority']);
const names: readonly (keyof QueueSearch)[] = [...filterNames, 'q', 'sort', 'view'];
/** What the desk takes at most for the longest of them. */
const LONGEST = 500;

export const readQueueSearch = (search: Record<string, unknown>): QueueSearch =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = valueOf(name, search[name]);
      return value === '' ? [] : [[name, value]];
    }),
  );

function valueOf(name: keyof QueueSearch, given: unknown): string {
  // The router reads `q=2025` as a number, `q=true` as a truth.
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') return '';
  const text = String(given).slice(0, LONGEST);
  if (name === 'from' || name === 'to') return dayOf(text) ?? '';
  const words = known[name];
  if (!words) return text;
  const kept = wordsOf(text).filter((word) => words.includes(word));
  return (several.has(name) ? kept : kept.slice(0, 1)).join(',');
}

export const wordsOf = (value: string | undefined): readonly string[] => value?.split(',').filter(Boolean) ?? [];

/** With the word among those of the filter when it was not, or without it when it was. */
export function toggled(search: QueueSearch, name: FilterName, word: string): QueueSearch {
  const words = wordsOf(search[name]);
  if (words.includes(word)) return withFilter(search, name, words.filter((other) => other !== word).join(','));
  const isAlone = !several.has(name) || word === ANY;
  return withFilter(search, name, isAlone ? word : [...words.filter((other) => other !== ANY), word].join(','));
}

export function withFilter(search: QueueSearch, name: keyof QueueSearch, value: string | undefined): QueueSearch {
  const { [name]: _, ...rest } = search;
  return value ? { ...rest, [name]: value } : rest;
}

export const isFiltered = (search: QueueSearch): boolean => filterNames.some((name) => search[name]) || search.q !== undefined;

/** The same filters, whatever view they are called by. */
export const sameFilters = (one: QueueSearch, other: QueueSearch): boolean =>
  names.every((name) => name === 'view' || one[name] === other[name]);
