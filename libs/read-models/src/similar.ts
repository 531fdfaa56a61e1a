/** What a new ticket may be a repetition of. */
import type { Similarity } from '@eventdesk/contracts';
import type { SimilarDocument, SimilarQuery, TicketDocument } from './port';
import { plain } from './search';

const MOST = 5;
/** Of a subject; whatever comes after says little more. */
const MOST_WORDS = 12;
const SHORTEST = 3;
/** One word in common is chance. */
const LEAST_IN_COMMON = 2;
/** How many tickets of each kind an engine hands over to be compared. */
export const MOST_CANDIDATES = 200;

/** English and Dutch words that say nothing of what a ticket is about. */
const fillers = new Set(
  (
    'the and for with not but you your our are was were has have had can cannot will does did its this that from when what why how ' +
    'after before please help any all een het der van voor met niet maar dat die deze dit wat hoe waarom wanneer mijn onze ons uw ' +
    'jullie zijn was heeft hebben had kan kunnen wil wordt worden doet naar bij aan uit over ook nog geen graag hulp vraag na op'
  ).split(' '),
);

/** Each once, in their order, as the search has them. */
export function significantWords(subject: string): string[] {
  const words = plain(subject).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => word.length >= SHORTEST && !fillers.has(word)))].slice(0, MOST_WORDS);
}

/** So many words that there is something to look for; empty otherwise. */
export function wordsToFind({ subject }: Pick<SimilarQuery, 'subject'>): string[] {
  const words = significantWords(subject);
  return words.length < LEAST_IN_COMMON ? [] : words;
}

interface Ranked extends SimilarDocument {
  likeness: number;
  updated_at: string;
}

/** @param candidates documents that may be similar, in any order, some of them twice */
export function mostSimilar(candidates: readonly TicketDocument[], query: SimilarQuery): SimilarDocument[] {
  const words = wordsToFind(query);
  const byId = new Map(candidates.map((document) => [document.id, document]));
  const ranked = [...byId.values()].flatMap((document) => ranking(document, words, query) ?? []);
  ranked.sort((a, b) => b.likeness - a.likeness || (a.updated_at < b.updated_at ? 1 : a.updated_at > b.updated_at ? -1 : 0));
  return ranked.slice(0, MOST).map(({ document, why }) => ({ document, why }));
}

function ranking(document: TicketDocument, words: readonly string[], { contact_ids }: SimilarQuery): Ranked | null {
  if (!document.ticket) return null;
  const { subject, contact_id, updated_at } = document.ticket.state;
  const own = new Set(significantWords(subject));
  const common = words.filter((word) => own.has(word)).length;
  const isLike = common >= LEAST_IN_COMMON && common >= words.length / 2;
  const isSameContact = contact_ids.includes(contact_id);
  const why: Similarity[] = [
    ...(isSameContact ? (['same_contact'] as const) : []),
    ...(isLike ? (['similar_subject'] as const) : []),
  ];
  if (why.length === 0) return null;
  return { document, why, updated_at, likeness: (isSameContact ? 1 : 0) + (isLike ? common / words.length : 0) };
}
