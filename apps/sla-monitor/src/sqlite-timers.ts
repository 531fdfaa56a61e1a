import { join } from 'node:path';
import { type Database, FolderInUse, lockFolder, openDatabase } from '@eventdesk/event-store/sqlite';
import type { DueTimer, Timer, TimerStore } from './timers';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS timers (ticket_id TEXT PRIMARY KEY, due_at TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS timers_by_due_at ON timers (due_at);
  CREATE TABLE IF NOT EXISTS reached (one INTEGER PRIMARY KEY CHECK (one = 1), position TEXT NOT NULL);
`;

/** So many instances of one host can have timers of their own in one data folder. */
const MOST_INSTANCES = 64;

/**
 * Timers in one SQLite file, created when absent. After a power loss it may be some commits older, its position with it: what came
 * since is then read from the log again.
 */
export function openSqliteTimers(path: string, onClose = () => {}): TimerStore {
  const database = openDatabase(path, { synchronous: 'normal' });
  database.exec(SCHEMA);
  return new SqliteTimers(database, onClose);
}

/**
 * Timers of this instance alone, where others of the host have theirs: in the first of `timers-1`, `timers-2`, … that nobody is using.
 * Whose it was before does not matter: its position says what it lacks. @throws FolderInUse when there are too many
 */
export function openOwnTimers(folder: string): TimerStore {
  for (let number = 1; ; number++) {
    const own = join(folder, `timers-${number}`);
    try {
      const lock = lockFolder(own);
      return openSqliteTimers(join(own, 'timers.db'), () => lock.release());
    } catch (error) {
      if (!(error instanceof FolderInUse) || number === MOST_INSTANCES) throw error;
    }
  }
}

class SqliteTimers implements TimerStore {
  readonly #save: (timers: readonly Timer[], position: string | null) => void;
  readonly #position;
  readonly #earliest;
  readonly #due;

  constructor(
    private readonly database: Database,
    private readonly onClose: () => void,
  ) {
    const set = database.prepare('INSERT INTO timers VALUES (?, ?) ON CONFLICT DO UPDATE SET due_at = excluded.due_at');
    const remove = database.prepare('DELETE FROM timers WHERE ticket_id = ?');
    const reach = database.prepare('INSERT INTO reached VALUES (1, ?) ON CONFLICT DO UPDATE SET position = excluded.position');
    this.#save = database.transaction((timers: readonly Timer[], position: string | null) => {
      for (const { ticketId, dueAt } of timers) {
        if (dueAt === null) remove.run(ticketId);
        else set.run(ticketId, dueAt);
      }
      if (position !== null) reach.run(position);
    });
    this.#position = database.prepare('SELECT position FROM reached');
    this.#earliest = database.prepare('SELECT min(due_at) AS due_at FROM timers WHERE due_at > ?');
    this.#due = database.prepare(`
      SELECT ticket_id AS ticketId, due_at AS dueAt FROM timers
      WHERE due_at <= ? AND (due_at, ticket_id) > (?, ?) ORDER BY due_at, ticket_id LIMIT ?`);
  }

  save(timers: readonly Timer[], position: string | null): void {
    this.#save(timers, position);
  }

  position(): string | null {
    return (this.#position.get() as { position: string } | undefined)?.position ?? null;
  }

  earliest(after = ''): string | null {
    return (this.#earliest.get(after) as { due_at: string | null }).due_at;
  }

  due(until: string, limit: number, { dueAt, ticketId }: DueTimer = { dueAt: '', ticketId: '' }): DueTimer[] {
    return this.#due.all(until, dueAt, ticketId, limit) as DueTimer[];
  }

  clear(): void {
    this.database.exec('BEGIN; DELETE FROM timers; DELETE FROM reached; COMMIT');
  }

  close(): void {
    this.database.close();
    this.onClose();
  }
}
