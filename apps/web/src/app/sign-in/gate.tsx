import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Activity, lazy, type ReactNode, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { live } from '../../api/live';
import { metaQuery, sessionQuery } from '../../api/queries';
import { isRefused } from '../../api/refused';
import { Failure, Loading } from '../../ui/page';
import { setDeskTime } from '../now';

/** Not with the first load: whoever is signed in does not need it. */
const SignIn = lazy(() => import('./sign-in').then((module) => ({ default: module.SignIn })));
const WayIn = ({ former }: { former?: string }) => (
  <Suspense fallback={<Loading />}>
    <SignIn former={former} />
  </Suspense>
);

/**
 * Shows what is inside to whoever is signed in, and the way in to everybody else. When a session ends, what is inside rests unseen,
 * with all that was typed, and is there again after signing in.
 */
export function Gate({ children }: { children: ReactNode }) {
  const session = useQuery(sessionQuery);
  const queries = useQueryClient();
  const isIn = session.data !== undefined && !isRefused(session.error, 'unauthenticated');
  useEffect(() => {
    if (session.data) setDeskTime(session.data.now);
  }, [session.data]);
  // Before anything inside reads: what is read after listening began can't miss anything.
  useLayoutEffect(() => {
    if (!isIn) return;
    void queries.prefetchQuery(metaQuery);
    return live.start(queries);
  }, [isIn, queries]);
  useFocusAgain(isIn);
  if (session.data)
    return (
      <>
        <Activity mode={isIn ? 'visible' : 'hidden'}>{children}</Activity>
        {isIn ? null : <WayIn former={session.data.actor.id} />}
      </>
    );
  if (session.isPending) return <Loading />;
  if (isRefused(session.error, 'unauthenticated', 'forbidden')) return <WayIn />;
  return <Failure error={session.error} retry={() => void session.refetch()} />;
}

/** Who was in the middle of a sentence goes on there. */
function useFocusAgain(isIn: boolean): void {
  const left = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!isIn) left.current = document.activeElement;
    else if (left.current instanceof HTMLElement) {
      const last = left.current;
      left.current = null;
      requestAnimationFrame(() => last.isConnected && last.focus());
    }
  }, [isIn]);
}
