/** The one way to open a SQLite file of the desk: write-ahead log, and durability as the caller names it. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';

export type Database = Libsql.Database;
export type Statement = Libsql.Statement;

/** How long a statement waits for another process's lock before it fails with SQLITE_BUSY. */
export const BUSY_TIMEOUT_MS = 5_000;

export interface DatabaseOptions {
  /** `full`: a commit is on the disk when it returns. `normal`: power loss may undo the last commits. `off`: for disposable files. */
  synchronous: 'full' | 'normal' | 'off';
  /** Refuses every write; the file must exist. Works while another process writes it. */
  readonly?: boolean;
  /** Bytes, for a file that is created; SQLite's own default when absent. Larger pages suit larger rows. */
  pageSize?: number;
}

/**
 * Opens the file, creating it and its folder when absent. Calls are synchronous and block the thread.
 * @throws Error when the file cannot be opened, or is read-only and does not exist
 */
export function openDatabase(path: string, { synchronous, readonly = false, pageSize }: DatabaseOptions): Database {
  if (!readonly) mkdirSync(dirname(path), { recursive: true });
  else if (!existsSync(path)) throw new Error(`${path} does not exist`);
  const database = new Libsql(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    if (pageSize !== undefined) database.pragma(`page_size = ${pageSize}`);
    if (!readonly) database.pragma('journal_mode = WAL');
    database.pragma(`synchronous = ${synchronous}`);
    database.pragma('foreign_keys = OFF');
    // libsql ignores better-sqlite3's `readonly`.
    if (readonly) database.pragma('query_only = ON');
    return database;
  } catch (error) {
    database.close();
    // SQLite's own words never say which file.
    if (error instanceof Error) error.message = `${path}: ${error.message}`;
    throw error;
  }
}
