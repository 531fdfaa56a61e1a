import type { Recorded, TicketEvent } from '@eventdesk/contracts';
import { applyToContact, type ContactRecord } from '../contact-record';
import { Bulk, insertInto } from './bulk';
import type { Sql } from './sql';

type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;
const intoContacts = insertInto('contacts', 2, 'ON CONFLICT (id) DO UPDATE SET record = excluded.record');

interface Held {
  record: ContactRecord | null;
  before: ContactRecord | null;
}

/** The contacts that a run of events touches. */
export class ContactsInHand {
  readonly #held = new Map<string, Held>();
  readonly #seen = new Set<string>();
  readonly #rows: Bulk;

  constructor(
    private readonly sql: Sql,
    private readonly fresh: boolean,
  ) {
    this.#rows = new Bulk(sql, intoContacts);
  }

  get size(): number {
    return this.#held.size;
  }

  fold(event: Opened): void {
    const held = this.#take(event.data.contact_id);
    held.record = applyToContact(held.record, event) ?? held.record;
  }

  write(): void {
    for (const [id, { record, before }] of this.#held) if (record !== before) this.#rows.add(id, JSON.stringify(record));
    this.#rows.flush();
    this.#held.clear();
  }

  #take(id: string): Held {
    const known = this.#held.get(id);
    if (known) return known;
    const record = this.fresh && !this.#seen.has(id) ? null : this.#load(id);
    const held = { record, before: record };
    this.#held.set(id, held);
    if (this.fresh) this.#seen.add(id);
    return held;
  }

  #load(id: string): ContactRecord | null {
    const [text] = this.sql.row<[string]>('SELECT record FROM contacts WHERE id = ?', id) ?? [];
    return text === undefined ? null : (JSON.parse(text) as ContactRecord);
  }
}
