import type { Sql, Value } from './sql';

const ROWS_AT_ONCE = 32;

export interface Insert {
  columns: number;
  one: string;
  many: string;
}

/** @param into table, with its columns when not all are given. @param tail what follows the rows, like an upsert's clause */
export function insertInto(into: string, columns: number, tail = ''): Insert {
  const row = `(${Array<string>(columns).fill('?').join()})`;
  const insert = (rows: number) => `INSERT INTO ${into} VALUES ${Array<string>(rows).fill(row).join()} ${tail}`;
  return { columns, one: insert(1), many: insert(ROWS_AT_ONCE) };
}

/** Rows of one table, written many to a statement: a call into SQLite costs as much as a small row. */
export class Bulk {
  #values: Value[] = [];

  constructor(
    private readonly sql: Sql,
    private readonly insert: Insert,
  ) {}

  add(...row: Value[]): void {
    for (const value of row) this.#values.push(value);
    if (this.#values.length < this.insert.columns * ROWS_AT_ONCE) return;
    this.sql.runWith(this.insert.many, this.#values);
    this.#values = [];
  }

  flush(): void {
    const { columns, one } = this.insert;
    for (let at = 0; at < this.#values.length; at += columns) this.sql.runWith(one, this.#values.slice(at, at + columns));
    this.#values = [];
  }
}
