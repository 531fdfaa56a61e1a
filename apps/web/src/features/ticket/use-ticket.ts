/** One ticket by what its address says: an id, or a number that is known only once the desk was asked. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { desk } from '../../api/client';
import { ticketKeys, ticketQuery, timelineQuery } from '../../api/queries';
import type { Ticket, TimelineItem } from '../../api/types';

const isId = (address: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(address);

/** A number is of one ticket for good. Everything else on the page goes by the id. */
export function useTicketId(address: string): { id: string | undefined; error: unknown; retry: () => void } {
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: ticketKeys.idOf(address),
    queryFn: async ({ signal }) => {
      const ticket = await desk.get('/tickets/{ticket}', { params: { path: { ticket: address } }, signal });
      queries.setQueryData(ticketKeys.one(ticket.id), ticket);
      return ticket.id;
    },
    enabled: !isId(address),
    staleTime: Infinity,
  });
  return {
    id: isId(address) ? address.toLowerCase() : asked.data,
    error: asked.error,
    retry: () => void asked.refetch(),
  };
}

/** The ticket as it was; until that is known, as it was shown before. */
export function useTicketAsOf(id: string, asOf: string | undefined): Ticket | undefined {
  const { data } = useQuery({ ...ticketQuery(id, asOf ?? ''), enabled: asOf !== undefined, placeholderData: keepPreviousData });
  // What is kept from before stays there when nothing is asked for any more.
  return asOf === undefined ? undefined : data;
}

const nothingYet: readonly TimelineItem[] = [];
export function useTimeline(id: string) {
  const { data, error, refetch } = useQuery(timelineQuery(id));
  return { items: data?.items ?? nothingYet, known: data !== undefined, error, retry: () => void refetch() };
}
