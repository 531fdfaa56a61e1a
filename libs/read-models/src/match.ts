/** Where a searched ticket has the words: what lists highlight, by the same rules of words that the search has. */
import type { SearchMatch } from '@eventdesk/contracts';
import type { TicketDocument } from './port';
import { plain, searchWords } from './search';

/** Characters of a text that are looked through, that a snippet has, and that stand before the first match in it. */
const LOOKED_THROUGH = 20_000;
const LENGTH = 160;
const BEFORE = 50;

/** Words joined by signs, like addresses and numbers, are found together. */
interface Wanted {
  parts: string[];
  mayGoOn: boolean;
}
interface Token {
  word: string;
  start: number;
  end: number;
}
type Range = [start: number, end: number];
interface Found {
  tokens: Token[];
  ranges: Range[];
  /** How many of the words are in the text. */
  count: number;
}
interface Candidate {
  field: SearchMatch['field'];
  text: string;
  /** Shown from beginning to end. */
  isShort: boolean;
}

/**
 * The text with most of the words, of several with as many the first of subject, description, contact and replies. Null when none
 * has any: it may be the number that was found, or a reply that the document is without, as in lists.
 * @param document ranges count UTF-16 units of the snippet, end exclusive, in order and apart
 */
export function searchMatch({ ticket, replies }: TicketDocument, q: string): SearchMatch | null {
  if (!ticket) return null;
  const { subject, description, contact } = ticket.state;
  const wanted = wantedOf(q);
  const candidates: Candidate[] = [
    { field: 'subject', text: subject, isShort: true },
    { field: 'description', text: description, isShort: false },
    { field: 'contact', text: `${contact.name} <${contact.email}>`, isShort: true },
    ...replies.map((text): Candidate => ({ field: 'reply', text, isShort: false })),
  ];
  let best: { candidate: Candidate; found: Found } | null = null;
  for (const candidate of candidates) {
    const found = find(candidate.text.slice(0, LOOKED_THROUGH), wanted);
    if (found.count > (best?.found.count ?? 0)) best = { candidate, found };
    if (found.count === wanted.length) break;
  }
  return best && shown(best.candidate, best.found);
}

function wantedOf(q: string): Wanted[] {
  const chunks = searchWords(q);
  return chunks.map((chunk, index) => ({
    parts: tokensOf(chunk).map(({ word }) => word),
    mayGoOn: index === chunks.length - 1 && !/^[a-z0-9]$/i.test(chunk),
  }));
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{Mn}]*/gu)].map(({ 0: word, index }) => ({
    word: plain(word),
    start: index,
    end: index + word.length,
  }));

function find(text: string, wanted: readonly Wanted[]): Found {
  const tokens = tokensOf(text);
  const ranges = wanted.map((one) => rangesOf(tokens, one));
  return { tokens, ranges: apart(ranges.flat()), count: ranges.filter((own) => own.length > 0).length };
}

const rangesOf = (tokens: readonly Token[], { parts, mayGoOn }: Wanted): Range[] =>
  tokens.flatMap(({ start }, at): Range[] => {
    const isThere = parts.every((part, index) => {
      const word = tokens[at + index]?.word;
      return mayGoOn && index === parts.length - 1 ? word?.startsWith(part) : word === part;
    });
    const last = tokens[at + parts.length - 1];
    return isThere && last ? [[start, last.end]] : [];
  });

/** In order, those that overlap as one. */
function apart(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function shown({ field, text, isShort }: Candidate, { tokens, ranges }: Found): SearchMatch {
  const [from, to] = isShort ? [0, text.length] : windowOf(text, tokens, ranges[0] ?? [0, 0]);
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  return {
    field,
    snippet: before + text.slice(from, to).replace(/\s/g, ' ') + after,
    ranges: ranges
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]): Range => [start - from + before.length, end - from + before.length]),
  };
}

/** Around the first match, cut between words. */
function windowOf(text: string, tokens: readonly Token[], [start, end]: Range): Range {
  if (text.length <= LENGTH) return [0, text.length];
  const from = start <= BEFORE ? 0 : (tokens.find((token) => token.start >= start - BEFORE)?.start ?? start);
  const last = tokens.findLast((token) => token.end <= from + LENGTH);
  const isRest = text.length <= from + LENGTH;
  return [from, isRest ? text.length : Math.max(end, last?.end ?? end)];
}
