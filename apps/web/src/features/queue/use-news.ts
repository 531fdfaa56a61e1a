/** What others do to the tickets of a list: rows are refreshed where they stand, others that belong are counted. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { live } from '../../api/live';
import { type ListQuery, ticketQuery } from '../../api/queries';
import { isRefused } from '../../api/refused';
import { applyToTicket } from '../../api/ticket-cache';
import type { ListedTicket } from '../../api/types';
import { inTurn } from './bulk';
import { matches } from './matches';

interface News {
  heard: ReadonlySet<string>;
  removed: ReadonlySet<string>;
}
const noNews: News = { heard: new Set(), removed: new Set() };

/** Events of one act come together: they are looked into once. Milliseconds. */
const CALM = 250;
/** Of tickets elsewhere so many are looked into at a time; a flood of more is an import, told by the counts beside the queues. */
const MOST = 30;

export function useNews(query: ListQuery, rows: readonly ListedTicket[]): News & { forget: () => void } {
  const queries = useQueryClient();
  const [news, setNews] = useState(noNews);
  const list = JSON.stringify(query);
  const [of, setOf] = useState(list);
  if (of !== list) {
    setOf(list);
    setNews(noNews);
  }
  const now = useRef({ query, rows });
  useEffect(() => void (now.current = { query, rows }));
  useEffect(() => {
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      const ids = chosenOf(waiting, now.current.rows);
      waiting.clear();
      void inTurn(
        ids,
        async (id) => {
          const heard = await learn(queries, id, now.current);
          setNews((before) => withNews(before, id, heard));
        },
        3,
      );
    };
    const stop = live.listen(({ ticket_id }) => {
      waiting.add(ticket_id);
      timer ??= setTimeout(look, CALM);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries, list]);
  return { ...news, forget: useCallback(() => setNews(noNews), []) };
}

function chosenOf(ids: ReadonlySet<string>, rows: readonly ListedTicket[]): readonly string[] {
  const here = new Set(rows.map(({ id }) => id));
  const [ours, others] = [[...ids].filter((id) => here.has(id)), [...ids].filter((id) => !here.has(id))];
  return [...ours, ...others.slice(0, MOST)];
}

type Learnt = 'here' | 'belongs' | 'elsewhere' | 'removed';

async function learn(
  queries: QueryClient,
  id: string,
  { query, rows }: { query: ListQuery; rows: readonly ListedTicket[] },
): Promise<Learnt> {
  const isHere = rows.some((row) => row.id === id);
  // Whether words are in it only a search tells.
  if (!isHere && query.q !== undefined) return 'elsewhere';
  try {
    const ticket = await queries.fetchQuery({ ...ticketQuery(id), staleTime: 0 });
    if (!isHere) return matches(query, ticket) ? 'belongs' : 'elsewhere';
    applyToTicket(queries, id, (shown) => (shown.revision > ticket.revision ? shown : ticket));
    return 'here';
  } catch (error) {
    return isRefused(error, 'ticket_removed', 'ticket_not_found') ? 'removed' : 'elsewhere';
  }
}

function withNews(before: News, id: string, learnt: Learnt): News {
  const { heard, removed } = before;
  if (learnt === 'belongs') return heard.has(id) ? before : { heard: new Set([...heard, id]), removed };
  if (learnt === 'removed') return { heard: without(heard, id), removed: new Set([...removed, id]) };
  return heard.has(id) ? { heard: without(heard, id), removed } : before;
}
const without = (ids: ReadonlySet<string>, id: string): ReadonlySet<string> => new Set([...ids].filter((other) => other !== id));
