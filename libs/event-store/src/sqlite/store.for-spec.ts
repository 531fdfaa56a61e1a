/** A log in a folder of its own, for specs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from './database';
import { openSqliteEventStore, SqliteEventStore, type SqliteEventStoreOptions } from './store';

export interface LogUnderTest {
  path: string;
  /** Opens one more store on the same file. */
  open: (options?: Partial<SqliteEventStoreOptions>) => SqliteEventStore;
  /** A store on a connection that the spec has its hands on, and on what the store logs. */
  openOn: (database: Database, logged?: string[]) => SqliteEventStore;
  /** Closes all stores, then opens one. */
  reopen: () => Promise<SqliteEventStore>;
  cleanup: () => Promise<void>;
}

export function sqliteStore(): LogUnderTest {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-log-'));
  const path = join(folder, 'events.db');
  const now = () => new Date().toISOString();
  const open = new Set<SqliteEventStore>();
  const log: LogUnderTest = {
    path,
    open(options) {
      const store = openSqliteEventStore({ path, now, ...options });
      open.add(store);
      return store;
    },
    openOn(database, logged = []) {
      log.open();
      const logger = { error: (_: object, message: string) => void logged.push(message) };
      const store = new SqliteEventStore(database, { path, now, logger });
      open.add(store);
      return store;
    },
    async reopen() {
      await closeAll();
      return log.open();
    },
    async cleanup() {
      await closeAll();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  const closeAll = async () => {
    for (const store of open) await store.close();
    open.clear();
  };
  return log;
}
