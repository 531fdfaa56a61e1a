import { useCallback, useEffect, useRef } from 'react';

/** Milliseconds after which what closed has given the focus back to where it was opened from, if that is still there. */
const GIVEN_BACK = 60;

/** Where it is not, the focus would fall to the page, and whoever works by keys would begin anew at its top. */
export function catchFocus(find: () => HTMLElement | null | undefined): void {
  setTimeout(() => isLost(document.activeElement) && find()?.focus(), GIVEN_BACK);
}

/** Also in a dialog, when one has just closed: it is still fading. */
const isLost = (active: Element | null): boolean =>
  active === null || active === document.body || active.closest('[role="dialog"]') !== null;

/** @returns what brings the focus back to where it last was outside of dialogs, or to what has its id by now */
export function useFocusBack(): () => void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const keep = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('[role="dialog"]')) last.current = target;
    };
    document.addEventListener('focusin', keep);
    return () => document.removeEventListener('focusin', keep);
  }, []);
  return useCallback(
    () => catchFocus(() => (last.current?.isConnected ? last.current : document.getElementById(last.current?.id ?? ''))),
    [],
  );
}
