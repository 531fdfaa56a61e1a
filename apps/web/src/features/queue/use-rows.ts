/** The rows of a queue: page by page, held where they are while things happen to them. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ListQuery } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
import { differenceOf, type Held, hold, take } from './held';
import { matches } from './matches';
import { useNews } from './use-news';
import { type Pages, usePages } from './use-pages';

export interface Rows extends Pages {
  /** Which list they are of. */
  list: string;
  rows: readonly ListedTicket[];
  gone: ReadonlySet<string>;
  /** What `show` would bring, take away or move. */
  changes: number;
  show: () => Promise<void>;
}

export function useRows(query: ListQuery, enabled: boolean): Rows {
  const queries = useQueryClient();
  const { fresh, isUnknown, reread, ...pages } = usePages(query, enabled);
  const { isOld, isMore } = pages;
  const sort = query.sort ?? '-updated_at';
  const list = JSON.stringify(query);
  const held = useHeld(fresh, { list, sort }, isOld || isUnknown);
  const { rows } = held.now;
  const { news, forget } = useNews(query, rows);
  const { gone, changes } = useMemo(() => {
    if (isOld) return { gone: new Set<string>(), changes: 0 };
    const belongs = (row: ListedTicket) => !news.left.has(row.id) && matches(query, row);
    return differenceOf(held.now, { sort, fresh, isMore, belongs, heard: news.heard });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `list` is the query's content
  }, [held.now, sort, fresh, isMore, news, isOld, list]);
  const show = useCallback(async () => {
    const read = await reread();
    if (read === null) return;
    held.put(take(read, { list, sort }));
    forget(news);
    void queries.invalidateQueries({ queryKey: ['queues'] });
  }, [reread, held, list, sort, forget, news, queries]);
  return { ...pages, list: held.now.list, rows, gone, changes, show };
}

function useHeld(fresh: readonly ListedTicket[], of: { list: string; sort: string }, isStill: boolean) {
  const [kept, put] = useState<Held | null>(null);
  const now = isStill ? (kept ?? take(fresh, of)) : hold(kept, fresh, of);
  // Kept while rendering, as React has it for state that follows from other state: nothing is drawn twice.
  if (!isStill && now !== kept) put(now);
  return useMemo(() => ({ now, put }), [now]);
}
