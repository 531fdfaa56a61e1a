/** What the page reads, under which key it is cached, and for how long an answer is taken as fresh. */
import {
  infiniteQueryOptions,
  type QueryClient,
  keepPreviousData,
  queryOptions,
  replaceEqualDeep,
  useQuery,
} from '@tanstack/react-query';
import { desk } from './client';
import type { Ticket, TicketQuery } from './types';

const SECOND = 1_000;
export type ListQuery = Omit<TicketQuery, 'cursor'>;
/** Statuses of tickets that are not solved yet. */
export const UNSOLVED = 'new,open,pending';

export const ticketKeys = {
  all: ['tickets'] as const,
  lists: ['tickets', 'list'] as const,
  one: (id: string) => ['tickets', 'one', id] as const,
  /** The id behind a number: one for good. */
  idOf: (number: string) => ['tickets', 'id-of', number] as const,
  timeline: (id: string) => ['tickets', 'timeline', id] as const,
};

export const metaQuery = queryOptions({
  queryKey: ['meta'],
  queryFn: ({ signal }) => desk.get('/meta', { signal }),
  staleTime: Infinity,
});
export const useMeta = () => useQuery(metaQuery).data;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => desk.get('/session', { signal }),
  staleTime: Infinity,
  retry: false,
});

/** Asks whether the session is still there; once, however many say that it may not be. Of a stranger it is known already. */
export function recheckSession(queries: QueryClient): void {
  if (queries.getQueryData(sessionQuery.queryKey) === undefined) return;
  void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }, { cancelRefetch: false });
}

/** By id or number. `asOf` is an instant: then the ticket as it was. */
export const ticketQuery = (id: string, asOf?: string) =>
  queryOptions({
    queryKey: asOf === undefined ? ticketKeys.one(id) : [...ticketKeys.one(id), asOf],
    queryFn: ({ signal }) =>
      desk.get('/tickets/{ticket}', { params: { path: { ticket: id }, ...(asOf ? { query: { as_of: asOf } } : {}) }, signal }),
    ...(asOf === undefined ? { structuralSharing: neverBack } : { staleTime: Infinity }),
  });

/** The views follow a moment after an act was answered: a read that comes from before it must not show the ticket as it was. */
function neverBack(shown: unknown, read: unknown): unknown {
  const [known, other] = [shown as Ticket | undefined, read as Ticket];
  return known?.id === other.id && known.revision > other.revision ? known : replaceEqualDeep(shown, read);
}

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.timeline(id),
    queryFn: ({ signal }) => desk.get('/tickets/{ticket}/timeline', { params: { path: { ticket: id } }, signal }),
  });

/** Page by page; the rows of an earlier filter stay until those of the next are there. */
export const listQuery = (query: ListQuery) =>
  infiniteQueryOptions({
    queryKey: [...ticketKeys.lists, query],
    queryFn: ({ pageParam, signal }) =>
      desk.get('/tickets', { params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
    staleTime: 10 * SECOND,
  });
