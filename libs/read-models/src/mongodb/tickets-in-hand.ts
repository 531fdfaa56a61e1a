import type { Recorded } from '@eventdesk/contracts';
import type { AnyBulkWriteOperation } from 'mongodb';
import type { Section, TicketDocument } from '../port';
import { applyToDocument } from '../ticket-document';
import { surely } from './client';
import { type Collections, replyId, type StoredReply, type StoredTicket } from './collections';
import { isOpened, listFields } from './list-fields';
import { asRead, type Changed, documentIn, type Sections, type WordChange, wordChanges } from './texts';

/** A ticket's document with what was stored of it. Its replies are only the new ones. */
interface Held {
  document: TicketDocument | null;
  readonly before: Sections | null;
}

export interface TicketWrites {
  replies: StoredReply[];
  /** Tickets whose texts are to go, once their documents are written. */
  removed: string[];
  tickets: AnyBulkWriteOperation<StoredTicket>[];
}

/** The tickets that a run of events touches. */
export class TicketsInHand {
  readonly #held = new Map<string, Held>();
  /** In fresh views all that there are. */
  readonly #seen = new Set<string>();

  constructor(
    private readonly collections: Pick<Collections, 'tickets' | 'replies'>,
    private readonly fresh: boolean,
  ) {}

  get size(): number {
    return this.#held.size;
  }

  /** Loads the documents that are not in hand yet, all at once. */
  async take(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#held.has(id));
    for (const id of missing) this.#held.set(id, { document: null, before: null });
    await this.#load(this.fresh ? missing.filter((id) => this.#seen.has(id)) : missing);
    if (this.fresh) for (const id of missing) this.#seen.add(id);
  }

  /** @throws MissingEvents and whatever a fold throws; then the event changed nothing */
  fold(event: Recorded): void {
    const held = this.#held.get(event.ticket_id);
    if (!held) throw new Error(`ticket ${event.ticket_id} was not taken in hand`);
    held.document = applyToDocument(held.document, event) ?? held.document;
  }

  /** What brings the stored documents up to those in hand, which are let go. Null when somebody has written one of them since. */
  async writes(): Promise<TicketWrites | null> {
    const changed = [...this.#held.values()].filter((held): held is Changed => held.document !== null && isChanged(held));
    this.#held.clear();
    const words = await wordChanges(this.collections, changed);
    if (!words) return null;
    const writes: TicketWrites = { replies: [], removed: [], tickets: [] };
    for (const held of changed) {
      const { document, before } = held;
      if (document.removed && before?.ticket) writes.removed.push(document.id);
      const known = before?.replies ?? 0;
      document.replies.forEach((body, index) => writes.replies.push({ _id: replyId(document.id, known + index), body }));
      writes.tickets.push(operation(held, words.get(document.id)));
    }
    return writes;
  }

  async #load(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const projection = { ticket: 1, sla: 1, number: 1, removed: 1, replies: 1 };
    const found = this.collections.tickets.find<Sections>({ _id: { $in: [...ids] } }, { ...surely, projection });
    for await (const before of found) this.#held.set(before._id, { document: documentIn(before), before });
  }
}

const isChanged = ({ document, before }: Held): boolean =>
  !before ||
  document?.ticket !== before.ticket ||
  document.sla !== before.sla ||
  document.number !== before.number ||
  document.removed?.revision !== before.removed?.revision;

function operation({ document, before }: Changed, words: WordChange | undefined): AnyBulkWriteOperation<StoredTicket> {
  if (document.removed) return removal(document, before);
  const { id, ticket, sla, number } = document;
  const replies = (before?.replies ?? 0) + document.replies.length;
  const derived = {
    ...(isOpened(document) ? { list: listFields(document) } : {}),
    ...(words && 'all' in words ? { words: words.all } : {}),
  };
  if (!before) return { insertOne: { document: { _id: id, ticket, sla, number, replies, ...derived } } };
  const changed = {
    ...changesIn('ticket', before.ticket, ticket),
    ...changesIn('sla', before.sla, sla),
    ...changesIn('number', before.number, number),
  };
  const more = words && 'more' in words ? words.more : [];
  const update = {
    $set: { ...changed, replies, ...derived },
    ...(more.length > 0 ? { $push: { words: { $each: more } } } : {}),
  };
  return { updateOne: { filter: asRead(before), update } };
}

function removal({ id, number, removed }: TicketDocument, before: Sections | null): AnyBulkWriteOperation<StoredTicket> {
  const mark = { ticket: null, sla: null, number, removed, replies: 0 };
  if (!before) return { insertOne: { document: { _id: id, ...mark } } };
  return { updateOne: { filter: asRead(before), update: { $set: mark, $unset: { list: '', words: '' } } } };
}

/** Field by field: a long description is not written, nor sent to other members, with every event. */
function changesIn(name: string, before: Section<object> | null, after: Section<object> | null): Record<string, unknown> {
  if (before === after) return {};
  if (!before || !after || Object.keys(before.state).some((field) => !(field in after.state))) return { [name]: after };
  const known = before.state as Record<string, unknown>;
  const fields = Object.entries(after.state).filter(([field, value]) => known[field] !== value);
  return {
    [`${name}.revision`]: after.revision,
    ...Object.fromEntries(fields.map(([field, value]) => [`${name}.state.${field}`, value])),
  };
}
