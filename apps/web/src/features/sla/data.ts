import { queryOptions, useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desk } from '../../api/client';
import { live } from '../../api/live';
import { sessionQuery } from '../../api/queries';
import type { Ticket } from '../../api/types';
import { type Answers, type ColumnName, MOST } from './wall';

const wallKey = ['wall'] as const;
const AGAIN = 30_000;
/** A burst of events reads once. Milliseconds. */
const CALM = 600;

const columnQuery = (assigned_department: ColumnName) =>
  queryOptions({
    queryKey: [...wallKey, assigned_department],
    queryFn: ({ signal }) => desk.get('/sla', { params: { query: { limit: MOST, assigned_department } }, signal }),
    refetchInterval: AGAIN,
    refetchIntervalInBackground: true,
  });

interface Wall {
  /** Once every column has answered: half a wall would look like a quiet day. */
  answers: Answers | undefined;
  error: Error | null;
  refetch: () => void;
}

/** A wall hangs for weeks: it asks the desk again what time it is, as browsers' clocks drift. */
export function useWall(names: readonly ColumnName[]): Wall {
  const queries = useQueryClient();
  useQuery({ ...sessionQuery, staleTime: 0, refetchInterval: AGAIN });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.listen(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: wallKey });
        void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      }, CALM);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
  return useQueries({ queries: names.map(columnQuery), combine: (results) => wallFrom(names, results) });
}

function wallFrom(names: readonly ColumnName[], results: readonly UseQueryResult<{ items: Ticket[] }>[]): Wall {
  const answers = results.flatMap(({ data }, at) => {
    const name = names[at];
    return data && name ? [{ name, tickets: data.items }] : [];
  });
  return {
    answers: answers.length === names.length ? answers : undefined,
    error: results.find(({ data, error }) => !data && error)?.error ?? null,
    refetch: () => results.forEach(({ refetch }) => void refetch()),
  };
}
