import type { Instant } from '@eventdesk/contracts';
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';

export type { Database, Statement };

/** The gateway's own file. Losing it signs people out and forgets answers kept for retries; no ticket is ever in it alone. */
export function openGatewayFile(path: string): Database {
  const database = openDatabase(path, { synchronous: 'normal' });
  database.exec(`
    CREATE TABLE IF NOT EXISTS answers (
      scope TEXT PRIMARY KEY,
      request_hash TEXT NOT NULL,
      answer TEXT,
      kept_until TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sessions (
      token_hash TEXT PRIMARY KEY,
      key_hash TEXT NOT NULL,
      ends_at TEXT NOT NULL
    ) WITHOUT ROWID;
  `);
  return database;
}

/** The disk is full, or another process keeps the file locked: the same request may well succeed later. */
export const cannotUseFileNow = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^SQLITE_(FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN)/.test(String(error.code));

/** Removes what is past its time. @param now by the wall clock: keys and sessions live in real time, whatever clock the desk has */
export function forgetPast(database: Database, now: Instant): void {
  database.prepare('DELETE FROM answers WHERE kept_until <= ?').run(now);
  database.prepare('DELETE FROM sessions WHERE ends_at <= ?').run(now);
}

export const later = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
