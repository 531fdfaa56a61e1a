/** A list as the desk answers it, page by page. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { listQuery, type ListQuery } from '../../api/queries';
import type { ListedTicket, TicketPage } from '../../api/types';
import { useTell } from '../../ui/tell';

export interface Pages {
  total: number | undefined;
  /** The rows are those of the filters before, until the answer is there. */
  isOld: boolean;
  isPending: boolean;
  error: unknown;
  retry: () => void;
  /** Asks for the next page, unless something is being read, or that page failed. */
  more: () => void;
  isMore: boolean;
  /** Why the next page did not come; null when it did, and while it is asked for anew. */
  moreError: unknown;
  retryMore: () => void;
  /** Reads on until so many rows are there, or all. @returns their ids; null when that failed, which has been told then */
  upTo: (most: number) => Promise<readonly string[] | null>;
}
interface Answered extends Pages {
  fresh: readonly ListedTicket[];
  isUnknown: boolean;
  /** Reads all pages again. @returns their rows; null when that failed, which has been told then */
  reread: () => Promise<readonly ListedTicket[] | null>;
}

const none: readonly ListedTicket[] = [];
const rowsOf = (data: { pages: TicketPage[] } | undefined) => data?.pages.flatMap(({ items }) => items) ?? none;

export function usePages(query: ListQuery, enabled: boolean): Answered {
  const answer = useInfiniteQuery({ ...listQuery(query), placeholderData: keepPreviousData, enabled });
  const { data, fetchNextPage, hasNextPage, isFetching, refetch } = answer;
  const moreError = answer.isFetchNextPageError && !isFetching ? answer.error : null;
  const tell = useTell();
  const fresh = useMemo(() => rowsOf(data), [data]);
  const reread = useCallback(async () => {
    // With an error come the rows of before: they say nothing of what was heard since.
    const { data: read, error } = await refetch();
    if (!error) return rowsOf(read);
    tell.failed(error);
    return null;
  }, [refetch, tell]);
  const upTo = async (most: number) => {
    let ids = fresh.map(({ id }) => id);
    for (let isMore = hasNextPage; isMore && ids.length < most;) {
      const next = await fetchNextPage({ cancelRefetch: false });
      if (next.error) return (tell.failed(next.error), null);
      ids = rowsOf(next.data).map(({ id }) => id);
      isMore = next.hasNextPage;
    }
    return ids.slice(0, most);
  };
  return {
    ...{ fresh, moreError, reread, upTo },
    isUnknown: data === undefined,
    isOld: answer.isPlaceholderData,
    total: data?.pages[0]?.total,
    isPending: answer.isPending && enabled,
    error: data === undefined ? answer.error : null,
    retry: () => void refetch(),
    more: () => void (hasNextPage && !isFetching && moreError === null && fetchNextPage({ cancelRefetch: false })),
    isMore: hasNextPage,
    retryMore: () => void fetchNextPage(),
  };
}
