import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../../api/people';
import { listQuery } from '../../api/queries';
import { listQueryOf, type QueueName } from './queues';
import type { QueueSearch } from './search';

/** Asks for the rows of a queue when somebody is about to go there: they are there with the click, or soon after. */
export function usePrefetchQueue(): (queue: QueueName, search?: QueueSearch) => void {
  const queries = useQueryClient();
  const me = useMe();
  return (queue, search = {}) => {
    if (!me || (queue === 'department' && me.department === null)) return;
    const query = listQueryOf(queue, search, { id: me.actor.id, department: me.department });
    void queries.prefetchInfiniteQuery(listQuery(query));
  };
}
