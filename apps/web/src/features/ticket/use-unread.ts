import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Entry, newFrom } from './conversation';

/**
 * Messages of others that came while the page was open and have not been in sight. Nothing scrolls by itself: who reads stays
 * where they read.
 * @param end what stands behind the last message
 */
export function useUnread(entries: readonly Entry[], me: string, end: RefObject<HTMLElement | null>) {
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null);
  const all = useRef(entries);
  useEffect(() => void (all.current = entries));
  const know = useCallback(() => setSeen(new Set(all.current.map(({ id }) => id))), []);
  const known = seen !== null;
  const there = entries.length > 0;
  useEffect(() => {
    if (there && !known) know();
  }, [know, known, there]);

  const unread = useMemo(() => (seen === null ? [] : newFrom(entries, seen, me)), [entries, me, seen]);
  const waiting = unread.length > 0;
  useEffect(() => {
    const at = end.current;
    if (!waiting || at === null || typeof IntersectionObserver === 'undefined') return undefined;
    const watcher = new IntersectionObserver((changes) => changes.some(({ isIntersecting }) => isIntersecting) && know());
    watcher.observe(at);
    return () => watcher.disconnect();
  }, [end, know, waiting]);

  const show = () => {
    end.current?.scrollIntoView({ block: 'end' });
    know();
  };
  return { unread: unread.length, show };
}
