import type { TicketDocument } from '../port';
import { searchHead } from '../search';
import { Bulk, insertInto } from './bulk';
import { parseDocument, repliesOf } from './documents';
import { Facets } from './facets';
import type { Sql, Value } from './sql';
import { dueMilliseconds, facetValues, isOpened, type OpenedDocument, type TicketRow, ticketRow } from './ticket-row';
import { rowOf, ticketColumns, TicketRows } from './ticket-rows';

/** A ticket's document with what was stored of it. Its replies are only the new ones: the others stay in their table. */
interface Held {
  readonly key: number;
  document: TicketDocument | null;
  before: TicketDocument | null;
  row: TicketRow | null;
}
type Loaded = [id: string, key: number, document: string | null, ...row: Value[]];

const intoKeys = insertInto('keys', 2);
const intoDocuments = insertInto('documents', 2, 'ON CONFLICT (key) DO UPDATE SET document = excluded.document');
const intoReplies = insertInto('replies', 3);
const intoTags = insertInto('tags', 2);
const load = `SELECT keys.id, keys.key, document, ${ticketColumns.map((column) => `tickets.${column}`).join()}
  FROM json_each(?) AS wanted JOIN keys ON keys.id = wanted.value
  LEFT JOIN documents ON documents.key = keys.key LEFT JOIN tickets ON tickets.key = keys.key`;

/** The tickets that a run of events touches. */
export class TicketsInHand {
  readonly #held = new Map<string, Held>();
  /** In fresh views all that there are. */
  readonly #keys = new Map<string, number>();
  #lastKey: number;
  readonly #facets: Facets;
  readonly #rows: TicketRows;
  readonly #newKeys: Bulk;
  readonly #documents: Bulk;
  readonly #replies: Bulk;
  readonly #tags: Bulk;

  constructor(
    private readonly sql: Sql,
    private readonly fresh: boolean,
  ) {
    this.#lastKey = sql.row<[number | null]>('SELECT max(key) FROM keys')?.[0] ?? 0;
    this.#facets = new Facets(sql);
    this.#rows = new TicketRows(sql);
    this.#newKeys = new Bulk(sql, intoKeys);
    this.#documents = new Bulk(sql, intoDocuments);
    this.#replies = new Bulk(sql, intoReplies);
    this.#tags = new Bulk(sql, intoTags);
  }

  get size(): number {
    return this.#held.size;
  }

  /** Loads the documents that are not in hand yet, all at once. */
  take(ids: Iterable<string>): void {
    const missing = [...new Set(ids)].filter((id) => !this.#held.has(id));
    this.#load(this.fresh ? missing.filter((id) => this.#keys.has(id)) : missing);
    for (const id of missing)
      if (!this.#held.has(id)) this.#held.set(id, { key: this.#newKey(id), document: null, before: null, row: null });
  }

  of(id: string): Held {
    const held = this.#held.get(id);
    if (!held) throw new Error(`ticket ${id} was not taken in hand`);
    return held;
  }

  /** Writes each changed document, and lets go of all. */
  write(): void {
    for (const held of this.#held.values()) if (held.document && held.document !== held.before) this.#write(held, held.document);
    for (const part of [this.#newKeys, this.#documents, this.#rows, this.#replies, this.#tags, this.#facets]) part.flush();
    this.#held.clear();
  }

  #load(ids: readonly string[]): void {
    if (ids.length === 0) return;
    for (const [id, key, text, ...row] of this.sql.rows<Loaded>(load, JSON.stringify(ids))) {
      const document = text === null ? null : parseDocument(text);
      this.#held.set(id, { key, document, before: document, row: rowOf(row) });
    }
  }

  #newKey(id: string): number {
    const key = ++this.#lastKey;
    this.#newKeys.add(key, id);
    if (this.fresh) this.#keys.set(id, key);
    return key;
  }

  #write(held: Held, document: TicketDocument): void {
    const { key, before, row } = held;
    const { id, ticket, sla, number } = document;
    this.#documents.add(key, JSON.stringify({ id, ticket, sla, number }));
    if (!isOpened(document)) return;
    const facet = this.#facets.of(facetValues(document));
    this.#facets.move(row?.facet ?? null, facet);
    const due_at = row && before?.sla === sla ? row.due_at : dueMilliseconds(document);
    const earlier = row?.replies ?? 0;
    this.#rows.write(row, ticketRow(document, { key, facet, due_at, replies: earlier + document.replies.length }));
    document.replies.forEach((body, index) => this.#replies.add(key, earlier + index, body));
    this.#writeTags(key, before?.ticket?.state.tags ?? [], document.ticket.state.tags);
    this.#index(held, document);
  }

  #writeTags(key: number, before: readonly string[], after: readonly string[]): void {
    if (before === after) return;
    for (const tag of before) if (!after.includes(tag)) this.sql.run('DELETE FROM tags WHERE tag = ? AND key = ?', tag, key);
    for (const tag of after) if (!before.includes(tag)) this.#tags.add(tag, key);
  }

  /** Only when a text changed: the index takes in the whole ticket anew. */
  #index({ key, before, row }: Held, document: OpenedDocument): void {
    const head = searchHead(document);
    if (before && row && document.replies.length === 0 && searchHead(before) === head) return;
    // The new replies may be in the table by now, or not yet: `row` says how many there were.
    const earlier = row?.replies ? repliesOf(this.sql, key).slice(0, row.replies) : [];
    const text = [head, ...earlier, ...document.replies].join('\n');
    this.sql.run('INSERT OR REPLACE INTO search (rowid, text) VALUES (?, ?)', key, text);
  }
}
