import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { ticketKeys } from '../../api/queries';
import type { ListedTicket, TicketPage } from '../../api/types';

/** The tickets before and after this one in the list that was read last, as far as the page holds it. */
export function neighboursOf(queries: QueryClient, id: string): { previous?: ListedTicket; next?: ListedTicket } {
  const lists = queries
    .getQueryCache()
    .findAll({ queryKey: ticketKeys.lists })
    .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
  for (const { state } of lists) {
    const rows = (state.data as InfiniteData<TicketPage> | undefined)?.pages.flatMap(({ items }) => items) ?? [];
    const at = rows.findIndex((row) => row.id === id);
    if (at < 0) continue;
    const [previous, next] = [rows[at - 1], rows[at + 1]];
    return { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
  }
  return {};
}
