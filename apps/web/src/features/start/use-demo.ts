import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { desk } from '../../api/client';
import { useTell } from '../../ui/tell';
import { useWords } from '../../words/words';
import { startWords } from './words';

export type Demo = Awaited<ReturnType<typeof readDemo>>;
const readDemo = (signal?: AbortSignal) => desk.get('/admin/demo', signal ? { signal } : {});

const WHILE_BUSY = 400;
const OTHERWISE = 10_000;
export const isBusy = (demo: Demo | undefined): boolean => demo?.state === 'loading' || demo?.state === 'removing';

export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => readDemo(signal),
  refetchInterval: ({ state }) => (isBusy(state.data) && state.data?.error === null ? WHILE_BUSY : OTHERWISE),
});

/** The demo month: how far it is, and how it is loaded and removed. */
export function useDemo() {
  const queries = useQueryClient();
  const tell = useTell();
  const { data: demo, error } = useQuery(demoQuery);
  useTelling(demo);
  const settled = {
    onError: (refusal: Error) => tell.failed(refusal),
    onSettled: () => queries.invalidateQueries({ queryKey: demoQuery.queryKey }),
  };
  const load = useMutation({ mutationFn: () => desk.post('/admin/demo'), ...settled });
  const remove = useMutation({ mutationFn: () => desk.delete('/admin/demo'), ...settled });
  return { demo, error, load: load.mutate, remove: remove.mutate, isAsking: load.isPending || remove.isPending };
}

/** Says when it is there or gone, and lets every other page read anew what they show. */
function useTelling(demo: Demo | undefined): void {
  const t = useWords(startWords);
  const tell = useTell();
  const queries = useQueryClient();
  const before = useRef<Demo['state']>(undefined);
  const state = demo?.state;
  useEffect(() => {
    const was = before.current;
    before.current = state;
    if (was === 'loading' && state === 'loaded') tell.done(t('was_loaded'));
    else if (was === 'removing' && state === 'absent') tell.done(t('was_removed'));
    else return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== demoQuery.queryKey[0] });
  }, [state, t, tell, queries]);
}
