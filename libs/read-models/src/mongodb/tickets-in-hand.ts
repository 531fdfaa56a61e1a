import type { Recorded } from '@eventdesk/contracts';
import type { AnyBulkWriteOperation, Filter } from 'mongodb';
import type { Section, TicketDocument } from '../port';
import { searchHead } from '../search';
import { applyToDocument } from '../ticket-document';
import { surely } from './client';
import { type Collections, replyId, rowsOf, type StoredReply, type StoredTicket } from './collections';
import { isOpened, listFields } from './list-fields';
import { indexedWords } from './words';

type Sections = Pick<StoredTicket, '_id' | 'ticket' | 'sla' | 'number' | 'replies'>;
/** A ticket's document with what was stored of it. Its replies are only the new ones. */
interface Held {
  document: TicketDocument | null;
  readonly before: Sections | null;
}
type Changed = Held & { document: TicketDocument };

export interface TicketWrites {
  replies: StoredReply[];
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

  /** What brings the stored documents up to those in hand, which are let go. */
  async writes(): Promise<TicketWrites> {
    const changed = [...this.#held.values()].filter((held): held is Changed => held.document !== null && isChanged(held));
    const writes: TicketWrites = { replies: [], tickets: [] };
    for (const held of changed) {
      const { document, before } = held;
      const known = before?.replies ?? 0;
      document.replies.forEach((body, index) => writes.replies.push({ _id: replyId(document.id, known + index), body }));
      writes.tickets.push(operation(held, await this.#words(held)));
    }
    this.#held.clear();
    return writes;
  }

  async #load(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const projection = { ticket: 1, sla: 1, number: 1, replies: 1 };
    const found = this.collections.tickets.find<Sections>({ _id: { $in: [...ids] } }, { ...surely, projection });
    for await (const before of found) this.#held.set(before._id, { document: documentIn(before), before });
  }

  /** Of all texts of the ticket; null when none of them has changed. */
  async #words({ document, before }: Changed): Promise<string[] | null> {
    const head = searchHead(document);
    const isSame = before && document.replies.length === 0 && searchHead(documentIn(before)) === head;
    if (head === null || isSame) return null;
    const earlier = before ? await repliesOf(this.collections, before) : [];
    return indexedWords([head, ...earlier, ...document.replies]);
  }
}

const documentIn = ({ _id: id, ticket, sla, number }: Sections): TicketDocument => ({ id, ticket, sla, number, replies: [] });

const isChanged = ({ document, before }: Held): boolean =>
  !before || document?.ticket !== before.ticket || document.sla !== before.sla || document.number !== before.number;

function operation({ document, before }: Changed, words: string[] | null): AnyBulkWriteOperation<StoredTicket> {
  const { id, ticket, sla, number } = document;
  const replies = (before?.replies ?? 0) + document.replies.length;
  const derived = {
    ...(isOpened(document) ? { list: listFields(document) } : {}),
    ...(words ? { words } : {}),
  };
  if (!before) return { insertOne: { document: { _id: id, ticket, sla, number, replies, ...derived } } };
  const changed = {
    ...changesIn('ticket', before.ticket, ticket),
    ...changesIn('sla', before.sla, sla),
    ...changesIn('number', before.number, number),
  };
  return { updateOne: { filter: asRead(before), update: { $set: { ...changed, replies, ...derived } } } };
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

/** The document only as long as nobody else has written it since. */
const asRead = ({ _id, ticket, sla, number }: Sections): Filter<StoredTicket> => ({
  _id,
  'ticket.revision': ticket?.revision ?? null,
  'sla.revision': sla?.revision ?? null,
  'number.revision': number?.revision ?? null,
});

/** The texts of a ticket's replies, as many as its document counts: each was written before the document counted it. */
export async function repliesOf(
  collections: Pick<Collections, 'replies'>,
  { _id, replies }: Pick<StoredTicket, '_id' | 'replies'>,
): Promise<string[]> {
  if (replies === 0) return [];
  const found = collections.replies.find(rowsOf(_id), surely).sort({ _id: 1 }).limit(replies);
  return (await found.toArray()).map(({ body }) => body);
}
