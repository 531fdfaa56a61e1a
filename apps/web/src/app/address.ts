import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

type Change<S> = { [K in keyof S]?: S[K] | undefined };
/** Of what is undefined the address says nothing any more. @param isStep whether Back leads to what was there before */
export type ChangeAddress<S> = (change: Change<S>, isStep?: boolean) => void;

/**
 * What is chosen on a page stands in its address, so that it can be sent to somebody and survives a reload.
 * @param read what of it the page understands, always the same function; the rest goes with the first change
 */
export function useAddress<S extends object>(read: (search: Record<string, unknown>) => S): [S, ChangeAddress<S>] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => read(raw), [read, raw]);
  const change = useCallback<ChangeAddress<S>>(
    (values, isStep = false) => {
      const next = (before: Record<string, unknown>) => ({ ...read(before), ...values });
      void navigate({ to: '.', search: next as never, replace: !isStep, resetScroll: false });
    },
    [navigate, read],
  );
  return [search, change];
}
