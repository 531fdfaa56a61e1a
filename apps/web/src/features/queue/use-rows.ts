/** The rows of a queue: page by page, held where they are while things happen to them. */
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { listQuery, type ListQuery } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
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
  more: () => void;
  isMore: boolean;
}

const none: readonly ListedTicket[] = [];

export function useRows(query: ListQuery, enabled: boolean): Rows {
  const queries = useQueryClient();
  const options = listQuery(query);
  const answer = useInfiniteQuery({ ...options, placeholderData: keepPreviousData, enabled });
  const { data, isPlaceholderData: isOld, fetchNextPage, hasNextPage, isFetchingNextPage, refetch } = answer;
  const sort = query.sort ?? '-updated_at';
  const list = JSON.stringify(query);
  const fresh = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? none, [data]);
  const held = useHeld(fresh, { list, sort }, isOld || data === undefined);
  const { rows } = held.now;
  const { heard, removed, forget } = useNews(query, rows);
  const { gone, changes } = useMemo(() => {
    if (isOld) return { gone: new Set<string>(), changes: 0 };
    const belongs = (row: ListedTicket) => !removed.has(row.id) && matches(query, row);
    return differenceOf(held.now, { sort, fresh, belongs, heard });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `list` is the query's content
  }, [held.now, sort, fresh, heard, removed, isOld, list]);
  const show = useCallback(async () => {
    const { data: read } = await refetch();
    if (read)
      held.put(
        take(
          read.pages.flatMap(({ items }) => items),
          { list, sort },
        ),
      );
    forget();
    void queries.invalidateQueries({ queryKey: ['queues'] });
  }, [refetch, held, list, sort, forget, queries]);
  return {
    list: held.now.list,
    ...{ rows, gone, changes, show, isOld },
    total: data?.pages[0]?.total,
    isPending: answer.isPending && enabled,
    error: data === undefined ? answer.error : null,
    retry: () => void refetch(),
    more: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
    isMore: hasNextPage,
  };
}

function useHeld(fresh: readonly ListedTicket[], of: { list: string; sort: string }, isStill: boolean) {
  const [kept, put] = useState<Held | null>(null);
  const now = isStill ? (kept ?? take(fresh, of)) : hold(kept, fresh, of);
  // Kept while rendering, as React has it for state that follows from other state: nothing is drawn twice.
  if (!isStill && now !== kept) put(now);
  return useMemo(() => ({ now, put }), [now]);
}
