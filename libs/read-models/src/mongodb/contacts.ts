import type { ContactsQuery, FoundContact } from '@eventdesk/contracts';
import type { Filter } from 'mongodb';
import type { ContactDocument } from '../port';
import type { Collections, StoredContact } from './collections';
import { beginningConditions } from './words';

type Read = Pick<Collections, 'contacts' | 'tickets'>;

/** Nobody is a contact by removed tickets alone. */
export async function contactOf({ contacts, tickets }: Read, id: string): Promise<ContactDocument | null> {
  const found = await contacts.findOne({ _id: id });
  return found && (await tickets.countDocuments({ 'list.contact_id': id }, { limit: 1 })) > 0 ? found.contact : null;
}

export async function findContacts(collections: Read, { q, limit }: ContactsQuery): Promise<FoundContact[]> {
  const conditions = beginningConditions(q);
  if (!conditions) return [];
  const found: FoundContact[] = [];
  for (let skip = 0; found.length < limit; skip += limit) {
    const page = await pageOf(collections, { $and: conditions }, { skip, limit });
    found.push(...page.filter(({ tickets }) => tickets > 0));
    if (page.length < limit) break;
  }
  return found.slice(0, limit);
}

/** The tickets of the few contacts that are shown are counted in an index. */
async function pageOf({ contacts, tickets }: Read, filter: Filter<StoredContact>, page: { skip: number; limit: number }) {
  const found = await contacts.find(filter, page).sort({ occurred_at: -1, _id: 1 }).toArray();
  const ids = found.map(({ _id }) => _id);
  const counts = tickets.aggregate<{ _id: string; tickets: number }>([
    { $match: { 'list.contact_id': { $in: ids } } },
    { $group: { _id: '$list.contact_id', tickets: { $sum: 1 } } },
  ]);
  const byId = new Map((await counts.toArray()).map((row) => [row._id, row.tickets]));
  return found.map(({ _id, contact, occurred_at }): FoundContact => ({
    ...contact,
    tickets: byId.get(_id) ?? 0,
    last_ticket_at: occurred_at,
  }));
}
