/** Inserts many rows by few statements: a call of the driver costs about as much as the row. */
import { type Database, type Statement } from './database';

const COLUMNS = 11;
const ROWS_AT_ONCE = 16;

export type Row = (string | number)[];

export class Inserts {
  #one: Statement;
  #many: Statement;
  #waiting: Row = [];

  constructor(database: Database) {
    const row = `(${Array(COLUMNS).fill('?').join(', ')})`;
    this.#one = database.prepare(`INSERT INTO events VALUES ${row}`);
    this.#many = database.prepare(`INSERT INTO events VALUES ${Array(ROWS_AT_ONCE).fill(row).join(', ')}`);
  }

  /** The row is in the table at the next `finish`, if not before. */
  add(...row: Row): void {
    this.#waiting.push(...row);
    if (this.#waiting.length < COLUMNS * ROWS_AT_ONCE) return;
    const rows = this.#waiting;
    this.#waiting = [];
    this.#many.run(rows);
  }

  finish(): void {
    const rows = this.#waiting;
    this.#waiting = [];
    for (let start = 0; start < rows.length; start += COLUMNS) this.#one.run(rows.slice(start, start + COLUMNS));
  }

  /** What waits is of a transaction that was rolled back. */
  forget(): void {
    this.#waiting = [];
  }
}
