import { createHash } from 'node:crypto';
import type { TicketDocument, ViewName } from '../port';
import { canonicalJson } from '../canonical';
import { type Collections, replyId, type StoredTicket } from './collections';
import { opened } from './ticket-filters';
import { documentOf } from './ticket-list';

/** sha256 over each view's documents in the order of their ids, as canonical JSON, a line each: the same as other engines give. */
export async function digestsOf(collections: Collections): Promise<Record<ViewName, string>> {
  const { timeline, contacts, numbers } = collections;
  const byNumber = { business_entity: 1, series: 1, year: 1, sequence: 1 } as const;
  return {
    tickets: await digest(documents(collections)),
    timeline: await digest(timeline.find().sort({ _id: 1 }), ({ row }) => row),
    contacts: await digest(contacts.find().sort({ _id: 1 }), ({ _id, words: _, ...record }) => record),
    numbers: await digest(numbers.find().sort(byNumber), ({ _id, ...number }) => number),
  };
}

export async function countsOf({ tickets, timeline, contacts, numbers }: Collections): Promise<Record<ViewName, number>> {
  // By the index of ids: no document is read.
  const all = { hint: '_id_' };
  return {
    tickets: await tickets.countDocuments(opened),
    timeline: await timeline.countDocuments({}, all),
    contacts: await contacts.countDocuments({}, all),
    numbers: await numbers.countDocuments({}, all),
  };
}

/** Each with its replies, whose ids begin with the ticket's: both are read in order, side by side. */
async function* documents({ tickets, replies }: Collections): AsyncIterable<TicketDocument> {
  const found = tickets.find<StoredTicket>({}).project<StoredTicket>({ list: 0, words: 0 }).sort({ _id: 1 });
  const bodies = replies.find().sort({ _id: 1 });
  let next = await bodies.next();
  for await (const ticket of found) {
    const own: string[] = [];
    const end = replyId(ticket._id, ticket.replies);
    for (; next && next._id < end; next = await bodies.next()) if (next._id > ticket._id) own.push(next.body);
    yield { ...documentOf(ticket), replies: own };
  }
}

async function digest<T>(documents: AsyncIterable<T>, shown: (document: T) => unknown = (document) => document): Promise<string> {
  const hash = createHash('sha256');
  for await (const document of documents) hash.update(canonicalJson(shown(document))).update('\n');
  return hash.digest('hex');
}
