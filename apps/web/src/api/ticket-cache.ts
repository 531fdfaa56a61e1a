import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { ticketKeys } from './queries';
import type { ListedTicket, Ticket, TicketPage } from './types';

export type Patch = (ticket: Ticket) => Ticket;
type Pages = InfiniteData<TicketPage>;

/** Changes the ticket wherever the page holds it; rows keep their place. */
export function applyToTicket(queries: QueryClient, id: string, patch: Patch): void {
  queries.setQueryData<Ticket>(ticketKeys.one(id), (ticket) => ticket && patch(ticket));
  queries.setQueriesData<Pages>({ queryKey: ticketKeys.lists }, (pages) => pages && inPages(pages, id, patch));
}

/** What the desk says of it, unless something later is shown already: answers overtake one another. */
export const applyAnswer = (queries: QueryClient, answer: Ticket): void =>
  applyToTicket(queries, answer.id, (shown) => (shown.revision > answer.revision ? shown : answer));

function inPages(pages: Pages, id: string, patch: Patch): Pages {
  if (rowOf(pages, id) === undefined) return pages;
  const inRow = (row: ListedTicket): ListedTicket => (row.id === id ? { ...row, ...patch(row) } : row);
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(inRow) })) };
}

const rowOf = ({ pages }: Pages, id: string): ListedTicket | undefined =>
  pages.flatMap(({ items }) => items).find((row) => row.id === id);

/** Guesses that were taken back, and what they stood for: a guess made upon one of them must not bring it back. */
const takenBack = new WeakMap<Ticket, Ticket>();
const truthOf = (row: Ticket): Ticket => {
  const before = takenBack.get(row);
  return before ? truthOf(before) : row;
};

/**
 * Shows what the desk has not said yet.
 * @returns what takes it back: this ticket alone, and only where the guess is still what is shown, so that what was answered or
 * loaded meanwhile stays.
 */
export function showForNow(queries: QueryClient, id: string, patch: Patch): () => void {
  const before = held(queries, id);
  applyToTicket(queries, id, patch);
  // Read back: the cache keeps equal parts, and makes objects of its own of the others.
  const guesses = held(queries, id);
  return () => {
    for (const [hash, { key, ticket: guess }] of guesses) {
      const was = before.get(hash)?.ticket;
      if (was === undefined || was === guess) continue;
      takenBack.set(guess, was);
      queries.setQueryData<Ticket | Pages>(key, (now) => now && without(now, guess));
    }
  };
}

const isPages = (data: Ticket | Pages): data is Pages => 'pages' in data;

function without(data: Ticket | Pages, guess: Ticket): Ticket | Pages {
  if (!isPages(data)) return data === guess ? truthOf(guess) : data;
  if (rowOf(data, guess.id) !== guess) return data;
  const inRow = (row: ListedTicket) => (row === guess ? (truthOf(guess) as ListedTicket) : row);
  return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(inRow) })) };
}

interface HeldIn {
  key: QueryKey;
  ticket: Ticket;
}

/** Where the page holds it, and as what. */
function held(queries: QueryClient, id: string): Map<string, HeldIn> {
  const lists = queries.getQueriesData<Pages>({ queryKey: ticketKeys.lists });
  const places: [QueryKey, Ticket | undefined][] = [
    [ticketKeys.one(id), queries.getQueryData<Ticket>(ticketKeys.one(id))],
    ...lists.map(([key, pages]): [QueryKey, Ticket | undefined] => [key, pages && rowOf(pages, id)]),
  ];
  return new Map(places.flatMap(([key, ticket]) => (ticket ? [[JSON.stringify(key), { key, ticket }] as const] : [])));
}
