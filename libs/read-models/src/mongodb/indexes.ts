/** An index for every filter and every order. */
import type { IndexDescription } from 'mongodb';
import type { CollectionName, Collections, ListFields } from './collections';

type Field = keyof ListFields;
const path = (field: Field) => `list.${field}`;

const present = (field: Field) => ({ partialFilterExpression: { [path(field)]: { $exists: true } } });
/** Within one value of the field, in the order that lists have unless another is asked for. */
const filtered = (field: Field): IndexDescription => ({ key: { [path(field)]: 1, 'list.updated_at': -1, _id: -1 } });
/** What stands behind the order answers figures without a document being read. */
const covering = (...fields: Field[]) => Object.fromEntries(fields.map((field) => [path(field), 1]));

const indexes: Record<CollectionName, IndexDescription[]> = {
  tickets: [
    { key: { 'list.updated_at': -1, _id: -1 } },
    {
      key: {
        'list.created_at': -1,
        _id: -1,
        ...covering('facet', 'assigned_to', 'response', 'resolution', 'response_seconds', 'resolution_seconds'),
      },
    },
    { key: { 'list.due_at': 1, _id: 1 }, ...present('due_at') },
    filtered('facet'),
    { key: { 'list.facet': 1, 'list.created_at': -1, _id: -1 } },
    { key: { 'list.facet': 1, 'list.due_at': 1, _id: 1 }, ...present('due_at') },
    filtered('contact_id'),
    { key: covering('ended_at', 'facet'), ...present('ended_at') },
    { key: { ...covering('unassigned', 'facet'), 'list.updated_at': -1, _id: -1 }, ...present('unassigned') },
    ...(['customer_organization_id', 'assigned_to', 'tags', 'sales_stage'] as const).map((field) => ({
      ...filtered(field),
      ...present(field),
    })),
    { key: { 'list.ticket_number': 1 }, ...present('ticket_number') },
    {
      key: covering('sales_stage', 'created_at', 'facet', 'assigned_to', 'value', 'weighted_value', 'ended_at'),
      ...present('sales_stage'),
    },
    { key: { words: 1 } },
    { key: { 'number.state.ticket_number': 1 }, partialFilterExpression: { 'removed.revision': { $exists: true } } },
  ],
  replies: [],
  timeline: [],
  contacts: [{ key: { words: 1, occurred_at: -1 } }],
  numbers: [{ key: { business_entity: 1, series: 1, year: 1, sequence: 1 } }],
};

/** Makes those that are missing. On collections that are full already it takes one scan of each. */
export async function createIndexes(collections: Partial<Collections>): Promise<void> {
  for (const name of Object.keys(collections) as CollectionName[])
    if (indexes[name].length > 0) await collections[name]?.createIndexes(indexes[name]);
}
