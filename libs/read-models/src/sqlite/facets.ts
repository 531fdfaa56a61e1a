import type { Sql, Value } from './sql';
import { facetColumns } from './ticket-row';

const isCombination = facetColumns.map((column) => `${column} = ?`).join(' AND ');
const places = facetColumns.map(() => '?').join();

/** The facets that tickets of one transaction stand in, and how their counts move. */
export class Facets {
  readonly #known = new Map<string, number>();
  readonly #moves = new Map<number, number>();

  constructor(private readonly sql: Sql) {}

  /** The facet of this combination, made when it is new. */
  of(values: Value[]): number {
    const name = values.join('\0');
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const [facet] =
      this.sql.row<[number]>(`SELECT facet FROM facets WHERE ${isCombination}`, ...values) ??
      this.sql.row<[number]>(`INSERT INTO facets (${facetColumns.join()}) VALUES (${places}) RETURNING facet`, ...values) ??
      [];
    if (facet === undefined) throw new Error('SQLite gave a new facet no number');
    this.#known.set(name, facet);
    return facet;
  }

  /** @param from null for a new ticket. @param to null for one that is removed */
  move(from: number | null, to: number | null): void {
    if (from === to) return;
    if (from !== null) this.#count(from, -1);
    if (to !== null) this.#count(to, 1);
  }

  flush(): void {
    for (const [facet, by] of this.#moves) this.sql.run('UPDATE facets SET count = count + ? WHERE facet = ?', by, facet);
    this.#moves.clear();
  }

  #count(facet: number, by: number): void {
    this.#moves.set(facet, (this.#moves.get(facet) ?? 0) + by);
  }
}
