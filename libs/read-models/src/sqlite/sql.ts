/** A database with its prepared statements kept. Rows come as arrays, which libsql reads fastest. */
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';

export type Value = string | number | null;

/** A condition on one of many values, given as one parameter: a JSON array. */
export const among = (column: string): string => `${column} IN (SELECT value FROM json_each(?))`;

/** Different filters make different statements; more than these are not worth keeping. */
const MOST_STATEMENTS = 500;
/** Bytes. Documents of some kilobytes: measured, the cheapest for single events and not far from it for a rebuild. */
const PAGE_SIZE = 8_192;

export class Sql {
  readonly #statements = new Map<string, Statement>();

  constructor(readonly database: Database) {}

  static open(path: string, synchronous: 'normal' | 'off'): Sql {
    return new Sql(openDatabase(path, { synchronous, pageSize: PAGE_SIZE }));
  }

  rows<Row extends Value[]>(sql: string, ...parameters: Value[]): Row[] {
    return this.#prepared(sql, true).all(parameters) as Row[];
  }

  row<Row extends Value[]>(sql: string, ...parameters: Value[]): Row | undefined {
    return this.#prepared(sql, true).get(parameters) as Row | undefined;
  }

  /** One at a time: for more rows than there should be in memory at once. */
  each<Row extends Value[]>(sql: string, ...parameters: Value[]): Iterable<Row> {
    return this.database.prepare(sql).raw().iterate(parameters) as Iterable<Row>;
  }

  run(sql: string, ...parameters: Value[]): void {
    this.runWith(sql, parameters);
  }

  runWith(sql: string, parameters: readonly Value[]): void {
    this.#prepared(sql, false).run(parameters);
  }

  /** Everything in it or nothing. Waits for another process's write. */
  transaction(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      // A full disk or a lost file has ended the transaction already.
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Every statement in it sees the same state, whatever another process writes meanwhile. */
  snapshot<T>(work: () => T): T {
    this.database.exec('BEGIN');
    try {
      return work();
    } finally {
      if (this.database.inTransaction) this.database.exec('COMMIT');
    }
  }

  /** A copy of the whole database as it is now. No prepared statement: libsql would keep the copy locked until that is collected. */
  copyTo(path: string): void {
    this.database.exec(`VACUUM INTO '${path.replaceAll("'", "''")}'`);
  }

  close(): void {
    this.#statements.clear();
    this.database.close();
  }

  #prepared(sql: string, raw: boolean): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      if (raw) statement.raw();
      if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
