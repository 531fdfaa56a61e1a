/** What the address says beyond the ticket: which part of it is shown, and as of when. */
import { useCallback } from 'react';
import { useAddress } from '../../app/address';

export type Part = 'conversation' | 'timeline';
interface Search {
  /** Left out, the conversation. */
  part?: 'timeline';
  as_of?: string;
}

function readPlace({ part, as_of: given }: Record<string, unknown>): Search {
  const isInstant = typeof given === 'string' && !Number.isNaN(Date.parse(given));
  return {
    ...(part === 'timeline' ? { part } : {}),
    ...(isInstant ? { as_of: new Date(given).toISOString() } : {}),
  };
}

export function usePlace() {
  const [{ part: named, as_of: asOf }, change] = useAddress<Search>(readPlace);
  const part: Part = named ?? 'conversation';
  const showPart = useCallback((next: Part) => change({ part: next === 'timeline' ? next : undefined }), [change]);
  const showAsOf = useCallback((instant: string | undefined) => change({ as_of: instant }), [change]);
  return { part, asOf, showPart, showAsOf };
}
