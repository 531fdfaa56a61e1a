/** What others do to the tickets of a list: rows are refreshed where they stand, others that belong are counted. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { live } from '../../api/live';
import type { ListQuery } from '../../api/queries';
import type { ListedTicket } from '../../api/types';
import { inTurn } from './bulk';
import { calmly } from './calmly';
import { concerns, idsOf, learn, type News, newsSince, noNews, withNews } from './learn';

/** Of tickets elsewhere so many are looked into at a time; a flood of more is an import, told by the counts beside the queues. */
const MOST = 30;
const AT_ONCE = 3;

export function useNews(query: ListQuery, rows: readonly ListedTicket[]): { news: News; forget: (known: News) => void } {
  const queries = useQueryClient();
  const [news, setNews] = useState(noNews);
  const list = JSON.stringify(query);
  const [of, setOf] = useState(list);
  if (of !== list) {
    setOf(list);
    setNews(noNews);
  }
  const here = useMemo(() => idsOf(rows), [rows]);
  const now = useRef(here);
  useEffect(() => void (now.current = here));
  useEffect(() => {
    const asked = JSON.parse(list) as ListQuery;
    let isOver = false;
    const { hear, end } = calmly((ids) => {
      const look = async (id: string) => {
        const learnt = isOver ? undefined : await learn(queries, asked, id, now.current.has(id));
        if (learnt && !isOver) setNews((before) => withNews(before, id, learnt));
      };
      return inTurn(chosenOf(ids, now.current), look, AT_ONCE);
    });
    const stop = live.listen((event) => concerns(asked, event, now.current.has(event.ticket_id)) && hear(event.ticket_id));
    return () => {
      isOver = true;
      stop();
      end();
    };
  }, [queries, list]);
  return { news, forget: useCallback((known) => setNews((all) => newsSince(all, known)), []) };
}

function chosenOf(ids: ReadonlySet<string>, here: ReadonlySet<string>): readonly string[] {
  const [ours, others] = [[...ids].filter((id) => here.has(id)), [...ids].filter((id) => !here.has(id))];
  return [...ours, ...others.slice(0, MOST)];
}
