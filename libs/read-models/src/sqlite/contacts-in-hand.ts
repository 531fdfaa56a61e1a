import type { Recorded, TicketEvent } from '@eventdesk/contracts';
import { applyToContact, type ContactRecord } from '../contact-record';
import { contactText } from '../search';
import { Bulk, insertInto } from './bulk';
import type { Sql } from './sql';

type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;
const intoContacts = insertInto(
  'contacts',
  4,
  'ON CONFLICT (key) DO UPDATE SET opened_at = excluded.opened_at, record = excluded.record',
);

interface Held {
  record: ContactRecord | null;
  readonly before: ContactRecord | null;
  readonly key: number;
}

/** The contacts that a run of events touches. */
export class ContactsInHand {
  readonly #held = new Map<string, Held>();
  readonly #seen = new Set<string>();
  readonly #rows: Bulk;
  #lastKey: number;

  constructor(
    private readonly sql: Sql,
    private readonly fresh: boolean,
  ) {
    this.#rows = new Bulk(sql, intoContacts);
    this.#lastKey = sql.row<[number]>('SELECT coalesce(max(key), 0) FROM contacts')?.[0] ?? 0;
  }

  get size(): number {
    return this.#held.size;
  }

  fold(event: Opened): void {
    const held = this.#take(event.data.contact_id);
    held.record = applyToContact(held.record, event) ?? held.record;
  }

  write(): void {
    for (const [id, { key, record, before }] of this.#held) {
      if (record === null || record === before) continue;
      this.#rows.add(key, id, Date.parse(record.occurred_at), JSON.stringify(record));
      const text = contactText(record.contact);
      if (before && contactText(before.contact) === text) continue;
      this.sql.run('INSERT OR REPLACE INTO contact_search (rowid, text) VALUES (?, ?)', key, text);
    }
    this.#rows.flush();
    this.#held.clear();
  }

  #take(id: string): Held {
    const known = this.#held.get(id);
    if (known) return known;
    const held = (this.fresh && !this.#seen.has(id) ? null : this.#load(id)) ?? {
      record: null,
      before: null,
      key: ++this.#lastKey,
    };
    this.#held.set(id, held);
    if (this.fresh) this.#seen.add(id);
    return held;
  }

  #load(id: string): Held | null {
    const [key, text] = this.sql.row<[number, string]>('SELECT key, record FROM contacts WHERE id = ?', id) ?? [];
    if (key === undefined || text === undefined) return null;
    const record = JSON.parse(text) as ContactRecord;
    return { key, record, before: record };
  }
}
