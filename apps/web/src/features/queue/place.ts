/** Where the reader was in each queue, so that coming back from a ticket is coming back to the same row. */
import { useMemo } from 'react';

interface Kept {
  scrolled: number;
  at: string | null;
}
const places = new Map<string, Kept>();
const MOST = 30;

export interface Place {
  scrolled: number;
  at: string | null;
  keep: (scrolled: number) => void;
  keepAt: (at: string | null) => void;
}

/** @param list the queue with its filters */
export function usePlace(list: string): Place {
  return useMemo(() => {
    const { scrolled, at } = places.get(list) ?? { scrolled: 0, at: null };
    const change = (kept: Partial<Kept>) => {
      const now = { scrolled: 0, at: null, ...places.get(list), ...kept };
      places.delete(list);
      places.set(list, now);
      const oldest = places.keys().next();
      if (places.size > MOST && !oldest.done) places.delete(oldest.value);
    };
    return { scrolled, at, keep: (now) => change({ scrolled: now }), keepAt: (now) => change({ at: now }) };
  }, [list]);
}
