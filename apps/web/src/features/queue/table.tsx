/** The rows of a queue, of which only those in sight are drawn. */
import { useMediaQuery } from '@mantine/hooks';
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { type Column, gridOf } from './columns';
import { Foot } from './foot';
import { Head } from './head';
import type { Place } from './place';
import { Row, type RowActs } from './row';
import type { Selection } from './selection';
import type { Rows } from './use-rows';

const HEAD = 36;
const ROW = 48;
const CARD = 64;
/** The next page is asked for when the last of this many rows come near. */
const NEAR = 12;

interface TableProps {
  title: string;
  rows: Rows;
  columns: readonly Column[];
  sort: string;
  setSort: (sort: string) => void;
  selection: Selection;
  acts: RowActs & { all: () => void; clear: () => void };
  /** Grows each time the keys move: then the row they are on gets the focus. */
  moves: number;
  followedRef: RefObject<number>;
  place: Place;
}

export const useIsNarrow = (): boolean => useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;

export function Table({ title, rows, columns, sort, setSort, selection, acts, moves, followedRef, place }: TableProps) {
  const isNarrow = useIsNarrow();
  const scroll = useRef<HTMLDivElement>(null);
  const list = useVirtualRows({ rows, selection, isNarrow, scroll, place });
  useFollowing({ list, rows, selection, moves, followedRef, scroll });
  const style = { '--queue-columns': isNarrow ? undefined : gridOf(columns) } as CSSProperties;
  const tabbed = rows.rows.some(({ id }) => id === selection.at) ? selection.at : rows.rows[0]?.id;
  return (
    <div
      ref={scroll}
      className="queue-scroll"
      style={style}
      onScroll={({ currentTarget }) => place.keep(currentTarget.scrollTop)}
    >
      <div role="table" aria-label={title} aria-rowcount={(rows.total ?? rows.rows.length) + 1} aria-busy={rows.isOld}>
        <Head {...{ columns, isNarrow, sort, setSort, selection, rows, acts }} />
        <div role="rowgroup" className="queue-rows" style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, size, start }) => {
            const ticket = rows.rows[index];
            return ticket ? (
              <Row
                key={key}
                place={index + 1}
                size={size}
                start={start - HEAD}
                isChosen={selection.chosen.has(ticket.id)}
                isAt={tabbed === ticket.id}
                isGone={rows.gone.has(ticket.id)}
                {...{ ticket, columns, isNarrow, acts }}
              />
            ) : null;
          })}
        </div>
      </div>
      <Foot {...rows} />
    </div>
  );
}

interface VirtualProps {
  rows: Rows;
  selection: Selection;
  isNarrow: boolean;
  scroll: RefObject<HTMLDivElement | null>;
  place: Place;
}
type List = Virtualizer<HTMLDivElement, Element>;

function useVirtualRows({ rows, selection: { at }, isNarrow, scroll, place }: VirtualProps): List {
  const current = useMemo(() => rows.rows.findIndex(({ id }) => id === at), [rows.rows, at]);
  // The row that the keys are on is drawn wherever it is, or the focus would be lost by scrolling.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const seen = defaultRangeExtractor(range);
      return current < 0 || seen.includes(current) ? seen : [...seen, current].sort((a, b) => a - b);
    },
    [current],
  );
  const size = isNarrow ? CARD : ROW;
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler leaves this component as it is, which is right
  const list = useVirtualizer<HTMLDivElement, Element>({
    count: rows.rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => size,
    getItemKey: (index) => rows.rows[index]?.id ?? index,
    overscan: 10,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    scrollPaddingEnd: 72,
    initialOffset: place.scrolled,
    rangeExtractor,
  });
  const last = list.getVirtualItems().at(-1)?.index ?? 0;
  const { more, isMore } = rows;
  useEffect(() => {
    if (isMore && last >= rows.rows.length - NEAR) more();
  });
  useEffect(() => list.measure(), [list, size]);
  return list;
}

interface FollowProps {
  list: List;
  rows: Rows;
  selection: Selection;
  moves: number;
  followedRef: RefObject<number>;
  scroll: RefObject<HTMLDivElement | null>;
}

/** Where the keys go, sight and focus follow. */
function useFollowing({ list, rows: { rows }, selection: { at }, moves, followedRef, scroll }: FollowProps): void {
  // Each time: on the way back the row is there only once the list has measured where it is.
  useLayoutEffect(() => {
    if (moves === followedRef.current || at === null) return;
    const index = rows.findIndex(({ id }) => id === at);
    if (index < 0) return;
    list.scrollToIndex(index, { align: 'auto' });
    const link = scroll.current?.querySelector<HTMLElement>(`[data-row="${at}"]`);
    link?.focus({ preventScroll: true });
    if (link) followedRef.current = moves;
  });
}
