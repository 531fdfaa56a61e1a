/** The instants at which a ticket can be looked at: each at which something happened, and now. */
import type { TimelineItem } from '../../api/types';

export interface Position {
  /** Null: now. */
  at: string | null;
  /** What happened at that instant. */
  items: readonly TimelineItem[];
}

/** @param items of the timeline, by when they happened @returns oldest first, now at the end */
export function positionsOf(items: readonly TimelineItem[]): Position[] {
  const opened = items.find(({ type }) => type === 'TicketOpened')?.occurred_at ?? '';
  const byInstant = new Map<string, TimelineItem[]>();
  for (const item of items)
    if (item.occurred_at >= opened) byInstant.set(item.occurred_at, [...(byInstant.get(item.occurred_at) ?? []), item]);
  return [...[...byInstant].map(([at, happened]) => ({ at, items: happened })), { at: null, items: [] }];
}

/** Where `asOf` stands among them: at the last event that had happened by then. */
export function positionAt(positions: readonly Position[], asOf: string | undefined): number {
  if (asOf === undefined) return positions.length - 1;
  const after = positions.findIndex(({ at }) => at === null || at > asOf);
  return Math.max(0, after - 1);
}

export const upTo = (items: readonly TimelineItem[], asOf: string | undefined): readonly TimelineItem[] =>
  asOf === undefined ? items : items.filter(({ occurred_at }) => occurred_at <= asOf);
