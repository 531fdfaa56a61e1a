import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical';
import type { ViewName } from '../port';
import { parseDocument, repliesOf } from './documents';
import type { Sql } from './sql';
import { countAll } from './ticket-filters';

/** sha256 over each view's documents in the order of their ids, as canonical JSON, a line each. */
export const digestsOf = (sql: Sql): Record<ViewName, string> => ({
  tickets: digest(ticketLines(sql)),
  timeline: digest(
    canonicalRows(sql, `SELECT row FROM keys CROSS JOIN timeline USING (key) ORDER BY keys.id, category, revision`),
  ),
  contacts: digest(canonicalRows(sql, 'SELECT record FROM contacts ORDER BY id')),
  numbers: digest(canonicalRows(sql, 'SELECT row FROM numbers ORDER BY business_entity, series, year, sequence')),
});

export function countsOf(sql: Sql): Record<ViewName, number> {
  const count = (from: string) => sql.row<[number]>(`SELECT count(*) FROM ${from}`)?.[0] ?? 0;
  return {
    tickets: countAll(sql),
    timeline: count('timeline'),
    contacts: count('contacts'),
    numbers: count('numbers'),
  };
}

function* ticketLines(sql: Sql): Iterable<string> {
  const rows = sql.each<[number, string]>('SELECT key, document FROM keys CROSS JOIN documents USING (key) ORDER BY keys.id');
  for (const [key, text] of rows) yield canonicalJson({ ...parseDocument(text), replies: repliesOf(sql, key) });
}

function* canonicalRows(sql: Sql, select: string): Iterable<string> {
  for (const [row] of sql.each<[string]>(select)) yield canonicalJson(JSON.parse(row));
}

function digest(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(line).update('\n');
  return hash.digest('hex');
}
