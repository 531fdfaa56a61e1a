/** One desk per data folder, or the services of one desk. The operating system drops the lock with the process, however it ends. */
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
 * Takes `desk.lock` in the folder (created when absent), for this process alone and this once; keeps out those who share it, too.
 * @throws FolderInUse
 */
export function lockFolder(folder: string): FolderLock {
  // Not in WAL: there the owner's name stays readable while the write lock is held. Never read this file by other means:
  // closing any descriptor of it would drop the process's locks.
  const own = openIn(folder, 'desk.lock');
  try {
    own.exec('BEGIN IMMEDIATE');
    own.exec('CREATE TABLE IF NOT EXISTS owner (name TEXT)');
    own.exec('DELETE FROM owner');
    own.prepare('INSERT INTO owner VALUES (?)').run(`process ${process.pid} on ${hostname()}`);
    own.exec('COMMIT');
    own.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const owner = isBusy(error) ? readOwner(own) : null;
    own.close();
    if (owner === null) throw error;
    throw new FolderInUse(folder, owner);
  }
  try {
    return hold(own, takeShared(folder, 'BEGIN EXCLUSIVE'));
  } catch (error) {
    // Closed alone, it would keep the lock for as long as its statements live.
    own.exec('ROLLBACK');
    own.close();
    throw isBusy(error) ? new FolderInUse(folder, 'separate services (npm run start:services)') : error;
  }
}

/**
 * Takes the folder together with any number of other processes that share it, and keeps out a desk that wants it for itself.
 * @throws FolderInUse
 */
export function shareFolder(folder: string): FolderLock {
  try {
    return hold(takeShared(folder, 'BEGIN; SELECT count(*) FROM sqlite_schema'));
  } catch (error) {
    throw isBusy(error) ? new FolderInUse(folder, ownerOf(folder)) : error;
  }
}

/** A shared lock of this file is a reader's, an exclusive one a writer's. @throws SqliteError when it is busy */
function takeShared(folder: string, begin: string): Database {
  const database = openIn(folder, 'services.lock');
  try {
    database.exec(begin);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openIn(folder: string, file: string): Database {
  // Customers' words lie in it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return new Libsql(join(folder, file), { timeout: 250 });
}

function hold(...databases: Database[]): FolderLock {
  for (const database of databases) held.add(database);
  return {
    release() {
      for (const database of databases) {
        if (!held.delete(database)) continue;
        database.exec('ROLLBACK');
        database.close();
      }
    },
  };
}

const isBusy = (error: unknown) => error instanceof Libsql.SqliteError && error.code.startsWith('SQLITE_BUSY');

function ownerOf(folder: string): string {
  const database = openIn(folder, 'desk.lock');
  const owner = readOwner(database);
  database.close();
  return owner;
}

function readOwner(database: Database): string {
  try {
    if (database.inTransaction) database.exec('ROLLBACK');
    const row = database.prepare('SELECT name FROM owner').get() as { name: string } | undefined;
    return row?.name ?? 'another process';
  } catch {
    return 'another process';
  }
}
