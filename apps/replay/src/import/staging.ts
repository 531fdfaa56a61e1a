/**
 * The rows of a file by case, in a database of its own in a temporary folder: cases may interleave over the whole file and are
 * handed out in the order of their opening, while the memory holds one batch of cases.
 */
import { join } from 'node:path';
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';
import type { CaseRow } from './case-row';
import { withTemporaryFolder } from '../temporary-folder';
import type { Cells } from './template';

const ROWS_PER_TRANSACTION = 5_000;

export interface CaseRows {
  case_id: string;
  rows: CaseRow[];
}

/** Runs the work with an empty staging, which is gone afterwards. */
export const withStaging = <T>(work: (staging: Staging) => Promise<T>): Promise<T> =>
  withTemporaryFolder(async (folder) => {
    const database = openDatabase(join(folder, 'rows.db'), { synchronous: 'off' });
    try {
      return await work(new Staging(database));
    } finally {
      database.close();
    }
  });

type StoredRow = Omit<CaseRow, 'cells'> & { cells: string };

export class Staging {
  readonly #insert: Statement;
  #inTransaction = 0;
  /** Names of the file's columns, to be set before the first row: rows are kept without them. */
  header: readonly string[] = [];

  constructor(private readonly database: Database) {
    database.exec(`CREATE TABLE rows (case_id TEXT, line INTEGER, at TEXT, at_text TEXT, activity TEXT, cells TEXT,
      PRIMARY KEY (case_id, line)) WITHOUT ROWID`);
    this.#insert = database.prepare('INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?)');
  }

  add({ case_id, line, at, at_text, activity, cells }: CaseRow): void {
    if (this.#inTransaction++ === 0) this.database.exec('BEGIN');
    const kept = JSON.stringify(this.header.map((column) => cells.get(column) ?? ''));
    this.#insert.run(case_id, line, at, at_text, activity, kept);
    if (this.#inTransaction === ROWS_PER_TRANSACTION) this.#commit();
  }

  #commit(): void {
    if (this.#inTransaction > 0) this.database.exec('COMMIT');
    this.#inTransaction = 0;
  }

  /** To be called once, when all rows are in: puts the cases in the order of their first row in time. @returns how many */
  complete(): number {
    this.#commit();
    this.database.exec(`CREATE TABLE cases AS SELECT case_id FROM rows GROUP BY case_id ORDER BY min(at), min(line)`);
    const { count } = this.database.prepare('SELECT count(*) AS count FROM cases').get() as { count: number };
    return count;
  }

  /** Whole cases, so many at a time, by their opening. */
  *batches(size: number): Generator<CaseRows[]> {
    const cases = this.database.prepare('SELECT rowid AS place, case_id FROM cases WHERE rowid > ? ORDER BY rowid LIMIT ?');
    const rows = this.database.prepare('SELECT * FROM rows WHERE case_id = ? ORDER BY line');
    for (let place = 0; ;) {
      const batch = cases.all(place, size) as { place: number; case_id: string }[];
      if (batch.length === 0) return;
      place = batch.at(-1)?.place ?? place;
      yield batch.map(({ case_id }) => ({
        case_id,
        rows: (rows.all(case_id) as StoredRow[]).map((row) => ({ ...row, cells: this.#named(row.cells) })),
      }));
    }
  }

  #named(cells: string): Cells {
    const values = JSON.parse(cells) as string[];
    return new Map(this.header.map((column, index) => [column, values[index] ?? '']));
  }
}
