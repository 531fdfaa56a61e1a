import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { desk } from '../../api/client';
import { live } from '../../api/live';
import { useMe } from '../../api/people';
import type { QueueName } from '../../features/queue/queues';

const key = ['queues'];
/** A burst of events asks once. Milliseconds. */
const CALM = 1_500;

/** How many unsolved tickets each queue has; read again as things happen, and each minute, since clocks run by themselves. */
export function useQueueCounts(): Record<QueueName, number> | undefined {
  const me = useMe();
  const query = {
    ...(me ? { assigned_to: me.actor.id } : {}),
    ...(me?.department ? { assigned_department: me.department } : {}),
  };
  return useQuery({
    queryKey: [...key, query],
    queryFn: ({ signal }) => desk.get('/queues', { params: { query }, signal }),
    refetchInterval: 60_000,
    enabled: me !== undefined,
  }).data;
}

/** Once for the page. */
export function useFreshCounts(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.listen(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: key });
      }, CALM);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries]);
}
