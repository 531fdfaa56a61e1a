import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { desk } from '../../api/client';

export type Configuration = Awaited<ReturnType<typeof readConfiguration>>;
export type Projection = Awaited<ReturnType<typeof readProjections>>['items'][number];
export type Rebuild = Awaited<ReturnType<typeof readRebuild>>;
export type Parked = Awaited<ReturnType<typeof readParked>>['items'][number];
export type RegisteredNumber = Awaited<ReturnType<typeof readNumbers>>['items'][number];
export interface NumberFilter {
  business_entity?: string;
  series?: string;
  year?: number;
}

const readConfiguration = (signal?: AbortSignal) => desk.get('/configuration', signal ? { signal } : {});
const readProjections = (signal?: AbortSignal) => desk.get('/admin/projections', signal ? { signal } : {});
const readRebuild = (signal?: AbortSignal) => desk.get('/admin/projections/rebuild', signal ? { signal } : {});
const readParked = (signal?: AbortSignal) => desk.get('/admin/parked', signal ? { signal } : {});
const readNumbers = (query: NumberFilter & { limit: number; cursor?: string }, signal?: AbortSignal) =>
  desk.get('/numbers', { params: { query }, ...(signal ? { signal } : {}) });

/** Changes with a restart of the desk alone. */
export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: ({ signal }) => readConfiguration(signal),
  staleTime: Infinity,
});

const COUNTED_EVERY = 2_000;
export const projectionsQuery = queryOptions({
  queryKey: ['operations', 'projections'],
  queryFn: ({ signal }) => readProjections(signal),
  refetchInterval: COUNTED_EVERY,
});

const WHILE_RUNNING = 400;
export const rebuildQuery = queryOptions({
  queryKey: ['operations', 'rebuild'],
  queryFn: ({ signal }) => readRebuild(signal),
  // Somebody else's rebuild shows, too, a little later.
  refetchInterval: (query) => (query.state.data?.state === 'running' ? WHILE_RUNNING : 3 * COUNTED_EVERY),
});

const PARKED_EVERY = 15_000;
export const parkedQuery = queryOptions({
  queryKey: ['operations', 'parked'],
  queryFn: ({ signal }) => readParked(signal),
  refetchInterval: PARKED_EVERY,
});

const NUMBERS_A_PAGE = 100;
export const numbersQuery = (filter: NumberFilter) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'numbers', filter],
    queryFn: ({ pageParam, signal }) =>
      readNumbers({ ...filter, limit: NUMBERS_A_PAGE, ...(pageParam ? { cursor: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });

export const MAILS_A_PAGE = 50;
/** Whoever it was sent to; without an address, everybody. */
export const mailboxQuery = (to: string | null) =>
  infiniteQueryOptions({
    queryKey: ['operations', 'mailbox', to],
    queryFn: ({ pageParam, signal }) =>
      desk.get('/mailbox', {
        params: { query: { limit: MAILS_A_PAGE, ...(to ? { to } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
    staleTime: 30_000,
  });
