import { isTicketEvent, type Recorded, type TicketEvent } from '@eventdesk/contracts';
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

  take(events: readonly Recorded[]): void {
    const ids = new Set(events.filter(isOpened).map(({ data }) => data.contact_id));
    const missing = [...ids].filter((id) => !this.#held.has(id));
    const stored = new Map(this.#load(this.fresh ? missing.filter((id) => this.#seen.has(id)) : missing));
    for (const id of missing) {
      const text = stored.get(id);
      const record = text === undefined ? null : (JSON.parse(text) as ContactRecord);
      this.#held.set(id, { record, before: record });
      if (this.fresh) this.#seen.add(id);
    }
  }

  fold(event: Opened): void {
    const held = this.#held.get(event.data.contact_id);
    if (!held) throw new Error(`contact ${event.data.contact_id} was not taken in hand`);
    held.record = applyToContact(held.record, event) ?? held.record;
  }

  write(): void {
    for (const [id, { record, before }] of this.#held) if (record !== before) this.#rows.add(id, JSON.stringify(record));
    this.#rows.flush();
    this.#held.clear();
  }

  #load(ids: readonly string[]): [string, string][] {
    if (ids.length === 0) return [];
    return this.sql.rows(
      'SELECT contacts.id, record FROM json_each(?) AS wanted JOIN contacts ON contacts.id = wanted.value',
      JSON.stringify(ids),
    );
  }
}

const isOpened = (event: Recorded): event is Opened => isTicketEvent(event) && event.type === 'TicketOpened';
