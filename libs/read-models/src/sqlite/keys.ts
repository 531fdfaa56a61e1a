import { Bulk, insertInto } from './bulk';
import { among, type Sql } from './sql';

const intoKeys = insertInto('keys', 2);

/** Small numbers for ticket ids, given out once; rows of a ticket carry its key. */
export class Keys {
  readonly #known = new Map<string, number>();
  readonly #new: Bulk;
  #last: number;
  #saved: number;

  /** @param fresh there are none yet, and nobody else gives them out: what is not known is new */
  constructor(
    private readonly sql: Sql,
    private readonly fresh: boolean,
  ) {
    this.#new = new Bulk(sql, intoKeys);
    this.#saved = Number(sql.row<[string]>("SELECT value FROM meta WHERE name = 'last key'")?.[0] ?? 0);
    this.#last = this.#saved;
  }

  /** Looks up the keys of these tickets, all at once. @returns those that have one already */
  find(ids: ReadonlySet<string>): number[] {
    const unknown = [...ids].filter((id) => !this.#known.has(id));
    if (!this.fresh && unknown.length > 0) {
      const rows = this.sql.rows<[string, number]>(`SELECT id, key FROM keys WHERE ${among('id')}`, JSON.stringify(unknown));
      for (const [id, key] of rows) this.#known.set(id, key);
    }
    return [...ids].flatMap((id) => this.#known.get(id) ?? []);
  }

  /** Gives a new key to a ticket that `find` did not find. */
  of(id: string): number {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const key = ++this.#last;
    this.#known.set(id, key);
    this.#new.add(id, key);
    return key;
  }

  flush(): void {
    if (this.#last === this.#saved) return;
    this.#saved = this.#last;
    this.#new.flush();
    this.sql.run("INSERT OR REPLACE INTO meta VALUES ('last key', ?)", String(this.#last));
  }
}
