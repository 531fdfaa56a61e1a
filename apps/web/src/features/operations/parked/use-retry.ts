import { useMutation, useQueryClient } from '@tanstack/react-query';
import { desk } from '../../../api/client';
import { useTell } from '../../../ui/tell';
import { useWords } from '../../../words/words';
import { type Parked, parkedQuery } from '../queries';
import { parkedWords } from './words';

/** Tries parked work again and tells what came of it. */
export function useRetry() {
  const t = useWords(parkedWords);
  const tell = useTell();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ consumer, ticket_id: ticket }: Pick<Parked, 'consumer' | 'ticket_id'>) =>
      desk.post('/admin/parked/{consumer}/{ticket}/retry', { params: { path: { consumer, ticket } } }),
    onSuccess: ({ finished, error }) =>
      error === null ? tell.done(t('finished', { count: finished })) : tell.failed(new Error(t('still', { error }))),
    onError: (error) => tell.failed(error),
    onSettled: () => queries.invalidateQueries({ queryKey: parkedQuery.queryKey }),
  });
}
