import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desk } from '../../api/client';
import { live } from '../../api/live';
import { sessionQuery } from '../../api/queries';
import type { Department } from '../../api/types';

const wallKey = ['wall'] as const;
export const MOST = 200;
const AGAIN = 30_000;
/** A burst of events reads once. Milliseconds. */
const CALM = 600;

export const wallQuery = (assigned_department?: Department) =>
  queryOptions({
    queryKey: [...wallKey, assigned_department ?? null],
    queryFn: ({ signal }) =>
      desk.get('/sla', { params: { query: { limit: MOST, ...(assigned_department ? { assigned_department } : {}) } }, signal }),
    refetchInterval: AGAIN,
    refetchIntervalInBackground: true,
    placeholderData: (before) => before,
  });

/** A wall hangs for weeks: it asks the desk again what time it is, as browsers' clocks drift. */
export function useWall(department?: Department) {
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
  return useQuery(wallQuery(department));
}
