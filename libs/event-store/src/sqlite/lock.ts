/** One desk per data folder. The operating system drops the lock with the process, however it ends. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import Libsql, { type Database } from 'libsql';
import { mkdirSync } from 'node:fs';

export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly owner: string,
  ) {
    super(
      `the data folder ${folder} is in use by ${owner}: stop that desk first, or give this one a folder of its own (EVENTDESK_DATA)`,
    );
    this.name = 'FolderInUse';
  }
}

export interface FolderLock {
  release(): void;
}

/** A lock collected as garbage would be no lock. */
const held = new Set<Database>();

/**
 * Takes `desk.lock` in the folder (created when absent), for this process alone and this once.
 * @throws FolderInUse
 */
export function lockFolder(folder: string): FolderLock {
  // Customers' words lie in it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Not in WAL: there the owner's name stays readable while the write lock is held. Never read this file by other means:
  // closing any descriptor of it would drop the process's locks.
  const database = new Libsql(join(folder, 'desk.lock'), { timeout: 250 });
  try {
    database.exec('BEGIN IMMEDIATE');
    database.exec('CREATE TABLE IF NOT EXISTS owner (name TEXT)');
    database.exec('DELETE FROM owner');
    database.prepare('INSERT INTO owner VALUES (?)').run(`process ${process.pid} on ${hostname()}`);
    database.exec('COMMIT');
    database.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const owner = isBusy(error) ? readOwner(database) : null;
    database.close();
    if (owner === null) throw error;
    throw new FolderInUse(folder, owner);
  }
  held.add(database);
  return {
    release() {
      if (!held.delete(database)) return;
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

const isBusy = (error: unknown) => error instanceof Libsql.SqliteError && error.code.startsWith('SQLITE_BUSY');

function readOwner(database: Database): string {
  try {
    if (database.inTransaction) database.exec('ROLLBACK');
    const row = database.prepare('SELECT name FROM owner').get() as { name: string } | undefined;
    return row?.name ?? 'another process';
  } catch {
    return 'another process';
  }
}
