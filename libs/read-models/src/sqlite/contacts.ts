import type { ContactsQuery, FoundContact } from '@eventdesk/contracts';
import type { ContactRecord } from '../contact-record';
import type { ContactDocument } from '../port';
import { searchWords } from '../search';
import type { Sql } from './sql';

const parse = (record: string) => JSON.parse(record) as ContactRecord;

/** Nobody is a contact by removed tickets alone. */
const hasTicket = 'EXISTS (SELECT 1 FROM tickets WHERE contact_id = contacts.id)';

export function contactOf(sql: Sql, id: string): ContactDocument | null {
  const [record] = sql.row<[string]>(`SELECT record FROM contacts WHERE id = ? AND ${hasTicket}`, id) ?? [];
  return record === undefined ? null : parse(record).contact;
}

/** The count of each contact's tickets is a range of an index, read for the few that are shown. */
export function findContacts(sql: Sql, { q, limit }: ContactsQuery): FoundContact[] {
  const words = searchWords(q).map((word) => `"${word.replaceAll('"', '""')}"*`);
  if (words.length === 0) return [];
  const rows = sql.rows<[string, number]>(
    `SELECT record, (SELECT count(*) FROM tickets WHERE contact_id = contacts.id)
     FROM contacts WHERE key IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?) AND ${hasTicket}
     ORDER BY opened_at DESC, id LIMIT ?`,
    words.join(' '),
    limit,
  );
  return rows.map(([record, tickets]) => {
    const { contact, occurred_at } = parse(record);
    return { ...contact, tickets, last_ticket_at: occurred_at };
  });
}
