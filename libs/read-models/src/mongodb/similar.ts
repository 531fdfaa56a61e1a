import type { Filter } from 'mongodb';
import type { SimilarDocument, SimilarQuery, TicketDocument } from '../port';
import { MOST_CANDIDATES, mostSimilar, wordsToFind } from '../similar';
import type { Collections, StoredTicket } from './collections';
import { facetsWhere, isUnsolved, readFacet } from './facets';
import { at } from './ticket-filters';
import { documentOf } from './ticket-list';

type Tickets = Pick<Collections, 'tickets'>;
type Read = Parameters<typeof documentOf>[0];

export async function similarTickets(collections: Tickets, query: SimilarQuery): Promise<SimilarDocument[]> {
  const { contact_ids, type, ended_after } = query;
  const ofType = await facetsWhere(collections, ({ ticket_type }) => type === undefined || ticket_type === type);
  const unsolved = ofType.filter((facet) => isUnsolved(readFacet(facet)));
  const ended = { ...at('ended_at', { $gte: new Date(ended_after) }), ...at('facet', { $in: ofType }) };
  const isAsked: Filter<StoredTicket> = { $or: [at('facet', { $in: unsolved }), ended] };
  const words = wordsToFind(query);
  const inCommon = { $size: { $setIntersection: ['$words', words] } };
  const found = await Promise.all([
    candidates(collections, { $and: [at('contact_id', { $in: [...contact_ids] }), isAsked] }),
    words.length === 0
      ? []
      : candidates(collections, { $and: [{ words: { $in: words } }, isAsked, { $expr: { $gte: [inCommon, 2] } }] }),
  ]);
  return mostSimilar(found.flat(), query);
}

async function candidates({ tickets }: Tickets, filter: Filter<StoredTicket>): Promise<TicketDocument[]> {
  const found = tickets
    .find(filter)
    .project<Read>({ ticket: 1, sla: 1, number: 1 })
    .sort({ 'list.updated_at': -1, _id: -1 })
    .limit(MOST_CANDIDATES);
  return (await found.toArray()).map(documentOf);
}
