/** Which row the keys are on, and which are chosen. Ids, not places: rows may come and go. */
export interface Selection {
  /** Where the keys are. */
  at: string | null;
  /** Where a range begins. */
  anchor: string | null;
  chosen: ReadonlySet<string>;
}
export type SelectionAct =
  | { do: 'go'; to: string | null }
  | { do: 'toggle'; id: string }
  | { do: 'range'; to: string; rows: readonly string[] }
  | { do: 'all'; rows: readonly string[] }
  | { do: 'clear' };

export const nothingChosen: Selection = { at: null, anchor: null, chosen: new Set() };

export function select(selection: Selection, act: SelectionAct): Selection {
  switch (act.do) {
    case 'go':
      return { ...selection, at: act.to };
    case 'toggle':
      return { at: act.id, anchor: act.id, chosen: toggle(selection.chosen, act.id) };
    case 'range':
      return { ...selection, at: act.to, chosen: new Set([...selection.chosen, ...between(selection, act)]) };
    case 'all':
      return { ...selection, chosen: new Set(act.rows) };
    case 'clear':
      return { ...selection, anchor: null, chosen: new Set() };
  }
}

function toggle(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** From the anchor, or else from where the keys are, to the row; both ends are in it. */
function between({ anchor, at }: Selection, { to, rows }: { to: string; rows: readonly string[] }): readonly string[] {
  const end = rows.indexOf(to);
  const start = rows.indexOf(anchor ?? at ?? to);
  if (end < 0) return [];
  if (start < 0) return [to];
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The row `by` further, never past the ends; the first when the keys are on none. */
export function step(rows: readonly string[], at: string | null, by: number): string | null {
  const from = at === null ? -1 : rows.indexOf(at);
  if (from < 0) return (by === Infinity ? rows.at(-1) : rows[0]) ?? null;
  return rows[Math.min(rows.length - 1, Math.max(0, from + by))] ?? null;
}
