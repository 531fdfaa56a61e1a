import type { Recorded } from '@eventdesk/contracts';
import { facetValues } from '../facet-values';
import type { TicketDocument } from '../port';
import { searchHead } from '../search';
import { applyToDocument } from '../ticket-document';
import { Bulk, insertInto } from './bulk';
import { parseDocument, repliesOf } from './documents';
import { Facets } from './facets';
import { among, type Sql, type Value } from './sql';
import { dueMilliseconds, isOpened, type OpenedDocument, type TicketRow, ticketRow } from './ticket-row';
import { rowOf, ticketColumns, TicketRows } from './ticket-rows';

/** A ticket's document with what was stored of it. Its replies are only the new ones: the others stay in their table. */
interface Held {
  document: TicketDocument | null;
  readonly before: TicketDocument | null;
  readonly row: TicketRow | null;
}

const intoDocuments = insertInto('documents', 2, 'ON CONFLICT (key) DO UPDATE SET document = excluded.document');
const intoReplies = insertInto('replies', 3);
const intoTags = insertInto('tags', 2);
const load = `SELECT documents.key, document, ${ticketColumns.map((column) => `tickets.${column}`).join()}
  FROM documents LEFT JOIN tickets ON tickets.key = documents.key WHERE ${among('documents.key')}`;

/** The tickets that a run of events touches. */
export class TicketsInHand {
  readonly #held = new Map<number, Held>();
  readonly #facets: Facets;
  readonly #rows: TicketRows;
  readonly #documents: Bulk;
  readonly #replies: Bulk;
  readonly #tags: Bulk;

  constructor(private readonly sql: Sql) {
    this.#facets = new Facets(sql);
    this.#rows = new TicketRows(sql);
    this.#documents = new Bulk(sql, intoDocuments);
    this.#replies = new Bulk(sql, intoReplies);
    this.#tags = new Bulk(sql, intoTags);
  }

  get size(): number {
    return this.#held.size;
  }

  /** Loads the documents with these keys that are not in hand yet, all at once. One that is not loaded counts as absent. */
  take(keys: readonly number[]): void {
    const missing = keys.filter((key) => !this.#held.has(key));
    if (missing.length === 0) return;
    for (const [key, text, ...row] of this.sql.rows<[number, string, ...Value[]]>(load, JSON.stringify(missing))) {
      const document = parseDocument(text);
      this.#held.set(key, { document, before: document, row: rowOf(row) });
    }
  }

  /** @throws what the fold throws; then nothing is changed */
  fold(key: number, event: Recorded): void {
    const held = this.#held.get(key) ?? { document: null, before: null, row: null };
    const document = applyToDocument(held.document, event);
    if (!document) return;
    held.document = document;
    this.#held.set(key, held);
  }

  /** Writes each changed document, and lets go of all. */
  write(): void {
    for (const [key, held] of this.#held)
      if (held.document && held.document !== held.before) this.#write(key, held, held.document);
    for (const part of [this.#documents, this.#rows, this.#replies, this.#tags, this.#facets]) part.flush();
    this.#held.clear();
  }

  #write(key: number, held: Held, document: TicketDocument): void {
    const { id, ticket, sla, number, removed } = document;
    this.#documents.add(key, JSON.stringify({ id, ticket, sla, number, removed }));
    if (removed) this.#erase(key, held, document);
    else if (isOpened(document)) this.#writeOpened(key, held, document);
  }

  #writeOpened(key: number, held: Held, document: OpenedDocument): void {
    const { before, row } = held;
    const facet = this.#facets.of(facetValues(document));
    this.#facets.move(row?.facet ?? null, facet);
    const due_at = row && before?.sla === document.sla ? row.due_at : dueMilliseconds(document);
    const earlier = row?.replies ?? 0;
    this.#rows.write(row, ticketRow(document, { key, facet, due_at, replies: earlier + document.replies.length }));
    document.replies.forEach((body, index) => this.#replies.add(key, earlier + index, body));
    this.#writeTags(key, before?.ticket?.state.tags ?? [], document.ticket.state.tags);
    this.#index(key, held, document);
  }

  /** Of a removed ticket its mark stays, and by which number it was known. */
  #erase(key: number, { row }: Held, { number }: TicketDocument): void {
    if (number) this.sql.run('INSERT OR IGNORE INTO removed VALUES (?, ?)', number.state.ticket_number, key);
    if (!row) return;
    this.#facets.move(row.facet, null);
    for (const table of ['tickets', 'tags', 'replies']) this.sql.run(`DELETE FROM ${table} WHERE key = ?`, key);
    this.sql.run('DELETE FROM search WHERE rowid = ?', key);
  }

  #writeTags(key: number, before: readonly string[], after: readonly string[]): void {
    if (before === after) return;
    for (const tag of before) if (!after.includes(tag)) this.sql.run('DELETE FROM tags WHERE tag = ? AND key = ?', tag, key);
    for (const tag of after) if (!before.includes(tag)) this.#tags.add(tag, key);
  }

  /** Only when a text changed: the index takes in the whole ticket anew. */
  #index(key: number, { before, row }: Held, document: OpenedDocument): void {
    const head = searchHead(document);
    if (before && row && document.replies.length === 0 && searchHead(before) === head) return;
    // The new replies may be in the table by now, or not yet: `row` says how many there were.
    const earlier = row?.replies ? repliesOf(this.sql, key).slice(0, row.replies) : [];
    const text = [head, ...earlier, ...document.replies].join('\n');
    this.sql.run('INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)', key, text);
  }
}
