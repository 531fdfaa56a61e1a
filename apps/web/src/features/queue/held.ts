/**
 * The rows as the reader has them. What the desk answers later changes what stands in them, never where they stand: new rows wait
 * to be shown, and those that no longer belong stay, until the reader asks.
 */
import type { ListedTicket } from '../../api/types';
import { placeOf, standsBefore } from './matches';

export interface Held {
  /** Of which list: another one is shown as it comes. */
  list: string;
  rows: readonly ListedTicket[];
  /** What each row was sorted by when it took its place. */
  places: ReadonlyMap<string, string>;
}
interface List {
  list: string;
  sort: string;
}

export const take = (rows: readonly ListedTicket[], { list, sort }: List): Held => ({
  list,
  rows,
  places: new Map(rows.map((row) => [row.id, placeOf(row, sort)])),
});

/** @returns the same object when nothing changed */
export function hold(held: Held | null, fresh: readonly ListedTicket[], of: List): Held {
  if (held?.list !== of.list || held.rows.length === 0)
    return held?.list === of.list && fresh.length === 0 ? held : take(fresh, of);
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const rows = held.rows.map((row) => byId.get(row.id) ?? row);
  const more = below(held, fresh);
  if (more.length === 0 && rows.every((row, at) => row === held.rows[at])) return held;
  return {
    list: of.list,
    rows: [...rows, ...more],
    places:
      more.length === 0 ? held.places : new Map([...held.places, ...more.map((row) => [row.id, placeOf(row, of.sort)] as const)]),
  };
}

/** Rows after the last one that is known: they come at the end, where nothing has to make room. */
function below({ places }: Held, fresh: readonly ListedTicket[]): readonly ListedTicket[] {
  return fresh.slice(fresh.findLastIndex(({ id }) => places.has(id)) + 1);
}

export interface Difference {
  /** Rows that would no longer be here. */
  gone: ReadonlySet<string>;
  /** How many rows would come, go or stand elsewhere. */
  changes: number;
}

interface Now {
  sort: string;
  fresh: readonly ListedTicket[];
  /** Whether others come after the fresh ones, on pages not read. */
  isMore: boolean;
  /** Of rows that are here: whether they still belong. */
  belongs: (row: ListedTicket) => boolean;
  /** Ids of others that were heard of since, and belong. */
  heard: ReadonlySet<string>;
}

/** Between what is shown and what the desk would answer now, as far as the page knows. */
export function differenceOf({ rows, places }: Held, { sort, fresh, isMore, belongs, heard }: Now): Difference {
  const answered = new Set(fresh.map(({ id }) => id));
  const last = isMore ? fresh.at(-1) : undefined;
  // What others have pushed over the end of the last page is still in the list, further down.
  const isFurther = (row: ListedTicket) => last !== undefined && !standsBefore(row, last, sort);
  const isGone = (row: ListedTicket) => !belongs(row) || (!answered.has(row.id) && !isFurther(row));
  const gone = new Set(rows.filter(isGone).map(({ id }) => id));
  const moved = rows.filter((row) => !gone.has(row.id) && placeOf(row, sort) !== places.get(row.id));
  const come = new Set([...fresh.map(({ id }) => id), ...heard].filter((id) => !places.has(id)));
  return { gone, changes: gone.size + moved.length + come.size };
}
