import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Milliseconds that the pointer rests before a hint comes. */
const REST = 200;

interface Hint {
  of: HTMLElement;
  text: string;
}

/** What a mark means or an instant is, on hover: what carries it shows it some other way, too, or says it to screen readers. */
export const hint = (text: string) => ({ 'data-hint': text });

/** The page's one tooltip for everything with a `hint`: one of its own for each mark of each row is a quarter of what a list costs. */
export function Hints() {
  const [shown, show] = useState<Hint | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      show(null);
    };
    const moved = ({ clientX: x, clientY: y }: PointerEvent) => {
      clearTimeout(timer);
      show((before) => (before?.of === hintedAt(x, y) ? before : null));
      timer = setTimeout(() => {
        const of = hintedAt(x, y);
        if (of) show({ of, text: of.dataset['hint'] ?? '' });
      }, REST);
    };
    document.addEventListener('pointermove', moved, { passive: true });
    for (const end of ends) document.addEventListener(end, hide, { capture: true, passive: true });
    return () => {
      hide();
      document.removeEventListener('pointermove', moved);
      for (const end of ends) document.removeEventListener(end, hide, { capture: true });
    };
  }, []);
  return shown ? <Tooltip opened label={shown.text} target={shown.of} withArrow multiline maw={420} /> : null;
}

const ends = ['scroll', 'keydown', 'pointerdown'] as const;

/** In a row the link lies over everything: there the mark below it counts, too. */
function hintedAt(x: number, y: number): HTMLElement | undefined {
  const [top, ...below] = document.elementsFromPoint(x, y);
  const own = top?.closest<HTMLElement>('[data-hint]');
  const row = top?.closest('[role="row"]');
  if (own || !row) return own ?? undefined;
  return below.find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.dataset['hint'] !== undefined && row.contains(element),
  );
}
