import type { ListedTicket } from '../../api/types';
import { cents, weightedCents } from './pipeline';
import { stages } from './search';

export const listColumns = [
  'number',
  'subject',
  'contact',
  'stage',
  'value',
  'probability',
  'weighted',
  'assignee',
  'age',
] as const;
export type ListColumn = (typeof listColumns)[number];
export interface Order {
  by: ListColumn;
  descending: boolean;
}
export const usual: Order = { by: 'age', descending: true };

export function orderOf(sort: string | undefined): Order {
  const by = listColumns.find((column) => column === sort?.replace(/^-/, ''));
  return by ? { by, descending: sort?.startsWith('-') ?? false } : usual;
}
export const sortOf = ({ by, descending }: Order): string => `${descending ? '-' : ''}${by}`;

/** Numbers begin with the largest, words with A; pressed again, the other way round. */
export const pressed = (order: Order, column: ListColumn): Order =>
  order.by === column
    ? { by: column, descending: !order.descending }
    : { by: column, descending: ['value', 'probability', 'weighted', 'age'].includes(column) };

const valueOf: Record<ListColumn, (ticket: ListedTicket) => string | number> = {
  number: ({ ticket_number }) => ticket_number ?? '',
  subject: ({ subject }) => subject,
  contact: ({ contact }) => contact.name,
  stage: ({ sales_stage }) => stages.indexOf(sales_stage ?? 'lead'),
  value: ({ opportunity_value }) => cents(opportunity_value),
  probability: ({ conversion_probability }) => conversion_probability ?? -1,
  weighted: weightedCents,
  assignee: ({ assigned_to }) => assigned_to ?? '\uffff',
  age: ({ created_at }) => created_at,
};

/** Equal ones stay as they were. */
export function sorted(tickets: readonly ListedTicket[], { by, descending }: Order): ListedTicket[] {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  const of = valueOf[by];
  return [...tickets].sort((a, b) => compare(of(a), of(b)) * (descending ? -1 : 1));
}
