/** What the address says beyond the ticket: which part of it is shown, and as of when. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Part = 'conversation' | 'timeline';
interface Search {
  part?: Part | undefined;
  as_of?: string | undefined;
}

export function usePlace() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const part: Part = search['part'] === 'timeline' ? 'timeline' : 'conversation';
  const given = search['as_of'];
  const asOf = typeof given === 'string' && !Number.isNaN(Date.parse(given)) ? new Date(given).toISOString() : undefined;
  const go = useCallback(
    (change: Search) => {
      const next = (before: Record<string, unknown>) => ({ ...before, ...change });
      void navigate({ to: '.', search: next as never, replace: true, resetScroll: false });
    },
    [navigate],
  );
  const showPart = useCallback((next: Part) => go({ part: next === 'timeline' ? next : undefined }), [go]);
  const showAsOf = useCallback((instant: string | undefined) => go({ as_of: instant }), [go]);
  return { part, asOf, showPart, showAsOf };
}
