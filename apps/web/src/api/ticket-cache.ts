import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query';
import { ticketKeys } from './queries';
import type { ListedTicket, Ticket, TicketPage } from './types';

export type Patch = (ticket: Ticket) => Ticket;
type Pages = InfiniteData<TicketPage>;
type Snapshot = readonly (readonly [QueryKey, unknown])[];

/** Changes the ticket wherever the page holds it; rows keep their place. */
export function applyToTicket(queries: QueryClient, id: string, patch: Patch): void {
  queries.setQueryData<Ticket>(ticketKeys.one(id), (ticket) => ticket && patch(ticket));
  queries.setQueriesData<Pages>({ queryKey: ticketKeys.lists }, (pages) => pages && inPages(pages, id, patch));
}

function inPages(pages: Pages, id: string, patch: Patch): Pages {
  if (!pages.pages.some(({ items }) => items.some((row) => row.id === id))) return pages;
  const inRow = (row: ListedTicket): ListedTicket => (row.id === id ? { ...row, ...patch(row) } : row);
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(inRow) })) };
}

/** What the page holds of it now, for `restore`. */
export const snapshotOf = (queries: QueryClient, id: string): Snapshot => [
  [ticketKeys.one(id), queries.getQueryData(ticketKeys.one(id))],
  ...queries.getQueriesData({ queryKey: ticketKeys.lists }),
];

export const restore = (queries: QueryClient, snapshot: Snapshot): void =>
  snapshot.forEach(([key, data]) => data !== undefined && queries.setQueryData(key, data));
