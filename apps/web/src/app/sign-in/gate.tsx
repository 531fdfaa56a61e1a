import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { live } from '../../api/live';
import { metaQuery, sessionQuery } from '../../api/queries';
import { isRefused } from '../../api/refused';
import { Failure, Loading } from '../../ui/page';
import { setDeskTime } from '../now';
import { SignIn } from './sign-in';

/** Shows what is inside to whoever is signed in, and the way in to everybody else. A session that ends asks again. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery);
  const queries = useQueryClient();
  const isIn = session.data !== undefined && !isRefused(session.error, 'unauthenticated');
  useEffect(() => {
    if (session.data) setDeskTime(session.data.now);
  }, [session.data]);
  useEffect(() => {
    if (!isIn) return;
    void queries.prefetchQuery(metaQuery);
    return live.start(queries);
  }, [isIn, queries]);
  if (isIn) return children;
  if (session.isPending) return <Loading />;
  if (isRefused(session.error, 'unauthenticated', 'forbidden')) return <SignIn />;
  return <Failure error={session.error} retry={() => void session.refetch()} />;
}
