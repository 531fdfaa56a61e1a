import type { Recorded, TicketEvent } from '@eventdesk/contracts';
import type { AnyBulkWriteOperation } from 'mongodb';
import { applyToContact, type ContactRecord } from '../contact-record';
import { contactText } from '../search';
import { surely } from './client';
import type { Collections, StoredContact } from './collections';
import { Words } from './words';

export type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;
interface Held {
  record: ContactRecord | null;
  readonly before: ContactRecord | null;
}

/** The contacts that a run of events touches. */
export class ContactsInHand {
  readonly #held = new Map<string, Held>();
  readonly #seen = new Set<string>();

  constructor(
    private readonly collections: Pick<Collections, 'contacts'>,
    private readonly fresh: boolean,
  ) {}

  get size(): number {
    return this.#held.size;
  }

  /** Loads the contacts that are not in hand yet, all at once. */
  async take(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#held.has(id));
    for (const id of missing) this.#held.set(id, { record: null, before: null });
    await this.#load(this.fresh ? missing.filter((id) => this.#seen.has(id)) : missing);
    if (this.fresh) for (const id of missing) this.#seen.add(id);
  }

  fold(event: Opened): void {
    const held = this.#held.get(event.data.contact_id);
    if (!held) throw new Error(`contact ${event.data.contact_id} was not taken in hand`);
    held.record = applyToContact(held.record, event) ?? held.record;
  }

  /** What brings the stored contacts up to those in hand, which are let go. */
  writes(): AnyBulkWriteOperation<StoredContact>[] {
    const changed = [...this.#held.entries()].filter(([, { record, before }]) => record !== before);
    this.#held.clear();
    return changed.flatMap(([_id, { record, before }]) => {
      if (!record) return [];
      const stored = { ...record, words: wordsOf(record) };
      if (!before) return { insertOne: { document: { _id, ...stored } } };
      return { updateOne: { filter: { _id, ...sourcesOf(before) }, update: { $set: stored } } };
    });
  }

  async #load(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for await (const { _id, words: _, ...record } of this.collections.contacts.find({ _id: { $in: [...ids] } }, surely))
      this.#held.set(_id, { record, before: record });
  }
}

/** Whatever is written to the record changes one of these. */
const sourcesOf = ({ event_id, named, phoned }: ContactRecord) => ({
  ...{ event_id, 'named.event_id': named.event_id },
  ...(phoned ? { 'phoned.event_id': phoned.event_id } : { phoned: null }),
});

function wordsOf({ contact }: ContactRecord): string[] {
  const words = new Words();
  words.add(contactText(contact));
  return words.added;
}
