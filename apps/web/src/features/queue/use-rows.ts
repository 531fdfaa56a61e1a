/** The rows of a queue: page by page, held where they are while things happen to them. */
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { listQuery, type ListQuery } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
import { useTell } from '../../ui/tell';
import { differenceOf, type Held, hold, take } from './held';
import { matches } from './matches';
import { useNews } from './use-news';

export interface Rows {
  /** Which list they are of. */
  list: string;
  rows: readonly ListedTicket[];
  gone: ReadonlySet<string>;
  /** What `show` would bring, take away or move. */
  changes: number;
  show: () => Promise<void>;
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
}

const none: readonly ListedTicket[] = [];

export function useRows(query: ListQuery, enabled: boolean): Rows {
  const queries = useQueryClient();
  const options = listQuery(query);
  const answer = useInfiniteQuery({ ...options, placeholderData: keepPreviousData, enabled });
  const { data, isPlaceholderData: isOld, fetchNextPage, hasNextPage, isFetching, refetch } = answer;
  const moreError = answer.isFetchNextPageError && !isFetching ? answer.error : null;
  const tell = useTell();
  const sort = query.sort ?? '-updated_at';
  const list = JSON.stringify(query);
  const fresh = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? none, [data]);
  const held = useHeld(fresh, { list, sort }, isOld || data === undefined);
  const { rows } = held.now;
  const { news, forget } = useNews(query, rows);
  const { gone, changes } = useMemo(() => {
    if (isOld) return { gone: new Set<string>(), changes: 0 };
    const belongs = (row: ListedTicket) => !news.left.has(row.id) && matches(query, row);
    return differenceOf(held.now, { sort, fresh, isMore: hasNextPage, belongs, heard: news.heard });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `list` is the query's content
  }, [held.now, sort, fresh, hasNextPage, news, isOld, list]);
  const show = useCallback(async () => {
    const { data: read, error } = await refetch();
    // With an error come the rows of before: they say nothing of what was heard since.
    if (error) return tell.failed(error);
    const items = read?.pages.flatMap((page) => page.items) ?? [];
    held.put(take(items, { list, sort }));
    forget(news);
    void queries.invalidateQueries({ queryKey: ['queues'] });
  }, [refetch, held, list, sort, forget, news, tell, queries]);
  return {
    list: held.now.list,
    ...{ rows, gone, changes, show, isOld },
    total: data?.pages[0]?.total,
    isPending: answer.isPending && enabled,
    error: data === undefined ? answer.error : null,
    retry: () => void refetch(),
    more: () => void (hasNextPage && !isFetching && moreError === null && fetchNextPage({ cancelRefetch: false })),
    isMore: hasNextPage,
    moreError,
    retryMore: () => void fetchNextPage(),
  };
}

function useHeld(fresh: readonly ListedTicket[], of: { list: string; sort: string }, isStill: boolean) {
  const [kept, put] = useState<Held | null>(null);
  const now = isStill ? (kept ?? take(fresh, of)) : hold(kept, fresh, of);
  // Kept while rendering, as React has it for state that follows from other state: nothing is drawn twice.
  if (!isStill && now !== kept) put(now);
  return useMemo(() => ({ now, put }), [now]);
}
