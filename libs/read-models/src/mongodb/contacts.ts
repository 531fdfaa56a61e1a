import type { ContactsQuery, FoundContact } from '@eventdesk/contracts';
import type { Collections } from './collections';
import { beginningConditions } from './words';

/** The tickets of the few contacts that are shown are counted in an index. */
export async function findContacts(
  { contacts, tickets }: Pick<Collections, 'contacts' | 'tickets'>,
  { q, limit }: ContactsQuery,
): Promise<FoundContact[]> {
  const conditions = beginningConditions(q);
  if (!conditions) return [];
  const found = await contacts.find({ $and: conditions }).sort({ occurred_at: -1, _id: 1 }).limit(limit).toArray();
  const ids = found.map(({ _id }) => _id);
  const counts = tickets.aggregate<{ _id: string; tickets: number }>([
    { $match: { 'list.contact_id': { $in: ids } } },
    { $group: { _id: '$list.contact_id', tickets: { $sum: 1 } } },
  ]);
  const byId = new Map((await counts.toArray()).map((row) => [row._id, row.tickets]));
  return found.map(({ _id, contact, occurred_at }) => ({
    ...contact,
    tickets: byId.get(_id) ?? 0,
    last_ticket_at: occurred_at,
  }));
}
