import type { TicketDocument } from '../port';
import { among, type Sql } from './sql';

/** What is stored of a document; its replies have a table of their own, so that a long conversation is not rewritten by every event. */
export const parseDocument = (text: string): TicketDocument => ({ ...(JSON.parse(text) as TicketDocument), replies: [] });

/** The documents in the order of their keys given, without replies. */
export function documentsOf(sql: Sql, keys: readonly number[]): TicketDocument[] {
  const rows = sql.rows<[number, string]>(`SELECT key, document FROM documents WHERE ${among('key')}`, JSON.stringify(keys));
  const byKey = new Map(rows);
  return keys.flatMap((key) => {
    const text = byKey.get(key);
    return text === undefined ? [] : [parseDocument(text)];
  });
}

/** With its replies. */
export function documentOf(sql: Sql, idOrNumber: string): TicketDocument | null {
  const key =
    sql.row<[number]>('SELECT key FROM keys WHERE id = ?', idOrNumber)?.[0] ??
    sql.row<[number]>('SELECT key FROM tickets WHERE ticket_number = ? ORDER BY created_at, id LIMIT 1', idOrNumber)?.[0] ??
    sql.row<[number]>('SELECT key FROM removed WHERE ticket_number = ? ORDER BY key LIMIT 1', idOrNumber)?.[0];
  if (key === undefined) return null;
  const [document] = documentsOf(sql, [key]);
  return document?.ticket || document?.removed ? { ...document, replies: repliesOf(sql, key) } : null;
}

export const repliesOf = (sql: Sql, key: number): string[] =>
  sql.rows<[string]>('SELECT body FROM replies WHERE key = ? ORDER BY number', key).map(([body]) => body);
