import { type RefObject, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { ListedTicket } from '../../api/types';
import type { Place } from './place';
import { nothingChosen, select, type Selection, step } from './selection';

export interface Selecting {
  selection: Selection;
  chosen: readonly ListedTicket[];
  moves: number;
  /** The move that sight and focus have followed. */
  followedRef: RefObject<number>;
  acts: {
    toggle: (id: string) => void;
    range: (id: string) => void;
    go: (id: string) => void;
    all: () => void;
    /** These and no others, also where they are not drawn yet. */
    choose: (ids: readonly string[]) => void;
    clear: () => void;
    move: (by: number) => void;
    /** The row the keys are on, chosen or not; with `range` all up to it. */
    mark: (range: boolean) => void;
    /** What the keys are on, where nothing was chosen. */
    atLeastOne: () => void;
    focus: () => void;
  };
}

export function useSelection(rows: readonly ListedTicket[], place: Place): Selecting {
  const [selection, tell] = useReducer(select, { ...nothingChosen, at: place.at });
  // Coming back, the row that was left gets the focus.
  const [moves, setMoves] = useState(place.at === null ? 0 : 1);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const chosen = useMemo(() => rows.filter(({ id }) => selection.chosen.has(id)), [rows, selection.chosen]);
  // The acts stay the same while the keys move, or every row would be drawn anew with each press.
  const nowRef = useRef({ ids, at: selection.at, isNone: true });
  useEffect(() => void (nowRef.current = { ids, at: selection.at, isNone: chosen.length === 0 }));
  const acts = useMemo((): Selecting['acts'] => {
    const now = () => nowRef.current;
    const go = (to: string | null) => {
      place.keepAt(to);
      tell({ do: 'go', to });
    };
    const toggle = (id: string) => tell({ do: 'toggle', id });
    const range = (to: string) => tell({ do: 'range', to, rows: now().ids });
    const focus = () => setMoves((count) => count + 1);
    return {
      ...{ toggle, range, go, focus },
      all: () => tell({ do: 'all', rows: now().ids }),
      choose: (ids) => tell({ do: 'all', rows: ids }),
      clear: () => tell({ do: 'clear' }),
      move(by) {
        go(step(now().ids, now().at, by));
        focus();
      },
      mark(isRange) {
        const { at } = now();
        if (at !== null) (isRange ? range : toggle)(at);
      },
      atLeastOne() {
        const { at, isNone } = now();
        if (isNone && at !== null) toggle(at);
      },
    };
  }, [place]);
  return { selection, chosen, moves, followedRef: useRef(0), acts };
}
