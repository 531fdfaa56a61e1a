/** The texts of tickets, and the words that they are found by. */
import type { Filter } from 'mongodb';
import type { TicketDocument } from '../port';
import { searchHead } from '../search';
import { surely } from './client';
import { type Collections, rowsOf, type StoredTicket } from './collections';
import { Words } from './words';

export type Sections = Pick<StoredTicket, '_id' | 'ticket' | 'sla' | 'number' | 'removed' | 'replies'>;
/** A document as it is to be, whose replies are only the new ones, and what was stored of it. */
export interface Changed {
  document: TicketDocument;
  readonly before: Sections | null;
}
/** How a ticket's words are written. */
export type WordChange = { all: string[] } | { more: string[] };

export const documentIn = ({ _id: id, ticket, sla, number, removed }: Sections): TicketDocument => ({
  id,
  ticket,
  sla,
  number,
  ...(removed && { removed }),
  replies: [],
});

/** The document only as long as nobody else has written it since. */
export const asRead = ({ _id, ticket, sla, number, removed }: Sections): Filter<StoredTicket> => ({
  _id,
  'ticket.revision': ticket?.revision ?? null,
  'sla.revision': sla?.revision ?? null,
  'number.revision': number?.revision ?? null,
  'removed.revision': removed?.revision ?? null,
});

const AT_ONCE = 500;

/**
 * Of those whose texts have changed. New replies need the words that are there, which are bounded, and none of the earlier
 * texts: one more costs as much after ten thousand as after ten.
 * @returns null when somebody has written one of the documents since they were read
 */
export async function wordChanges(
  collections: Pick<Collections, 'tickets' | 'replies'>,
  changed: readonly Changed[],
): Promise<Map<string, WordChange> | null> {
  const changes = new Map<string, WordChange>();
  const longer: (Changed & { before: Sections })[] = [];
  for (const { document, before } of changed) {
    const head = searchHead(document);
    if (head === null) continue;
    if (!before || searchHead(documentIn(before)) !== head) {
      changes.set(document.id, { all: await allWords(collections, head, { document, before }) });
    } else if (document.replies.length > 0) longer.push({ document, before });
  }
  for (let at = 0; at < longer.length; at += AT_ONCE) {
    const part = longer.slice(at, at + AT_ONCE);
    const kept = await keptWords(collections, part);
    if (kept.size < part.length) return null;
    for (const { document } of part) changes.set(document.id, { more: withReplies(new Words(kept.get(document.id)), document) });
  }
  return changes;
}

/** Of tickets that are still as they were read. */
async function keptWords({ tickets }: Pick<Collections, 'tickets'>, part: readonly { before: Sections }[]) {
  const found = tickets
    .find({ $or: part.map(({ before }) => asRead(before)) }, surely)
    .project<{ _id: string; words: string[] }>({ words: 1 });
  const kept = new Map<string, string[]>();
  for await (const { _id, words } of found) kept.set(_id, words);
  return kept;
}

async function allWords(collections: Pick<Collections, 'replies'>, head: string, { document, before }: Changed) {
  const words = new Words();
  words.add(head);
  if (before)
    for await (const body of repliesOf(collections, before)) {
      if (words.areEnough) break;
      words.add(body);
    }
  return withReplies(words, document);
}

function withReplies(words: Words, { replies }: TicketDocument): string[] {
  for (const body of replies) words.add(body);
  return words.added;
}

/** The texts of a ticket's replies, as many as its document counts: each was written before the document counted it. */
export async function* repliesOf(
  { replies }: Pick<Collections, 'replies'>,
  { _id, replies: count }: Pick<StoredTicket, '_id' | 'replies'>,
): AsyncIterable<string> {
  if (count === 0) return;
  for await (const { body } of replies.find(rowsOf(_id), surely).sort({ _id: 1 }).limit(count)) yield body;
}
