/** An index for every filter and every order. */
import type { IndexDescription } from 'mongodb';
import type { CollectionName, Collections, ListFields } from './collections';

type Field = keyof ListFields;
const path = (field: Field) => `list.${field}`;

/** Within one value of the field, in the order that lists have unless another is asked for. */
const filtered = (field: Field): IndexDescription => ({ key: { [path(field)]: 1, 'list.updated_at': -1, _id: -1 } });
const present = (field: Field) => ({ partialFilterExpression: { [path(field)]: { $exists: true } } });
const ordered = (field: Field): IndexDescription => ({ key: { [path(field)]: -1, _id: -1 } });

const indexes: Record<CollectionName, IndexDescription[]> = {
  tickets: [
    ordered('updated_at'),
    ordered('created_at'),
    { key: { 'list.due_at': 1, _id: 1 }, ...present('due_at') },
    ...(['ticket_type', 'status', 'priority', 'category', 'department', 'entity', 'sla', 'contact_id'] as const).map(filtered),
    ...(['customer_organization_id', 'assigned_to', 'tags'] as const).map((field) => ({
      ...filtered(field),
      ...present(field),
    })),
    { key: { 'list.ticket_number': 1 }, ...present('ticket_number') },
    { key: { 'list.sales_stage': 1 }, ...present('sales_stage') },
    { key: { words: 1 } },
  ],
  replies: [],
  timeline: [],
  contacts: [],
  numbers: [{ key: { business_entity: 1, series: 1, year: 1, sequence: 1 } }],
};

/** Makes those that are missing. On collections that are full already it takes one scan of each. */
export async function createIndexes(collections: Partial<Collections>): Promise<void> {
  for (const name of Object.keys(collections) as CollectionName[])
    if (indexes[name].length > 0) await collections[name]?.createIndexes(indexes[name]);
}
