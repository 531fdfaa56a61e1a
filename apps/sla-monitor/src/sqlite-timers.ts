import { type Database, openDatabase } from '@eventdesk/event-store/sqlite';
import type { Timer, TimerStore } from './timers';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS timers (ticket_id TEXT PRIMARY KEY, due_at TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS timers_by_due_at ON timers (due_at);
  CREATE TABLE IF NOT EXISTS reached (one INTEGER PRIMARY KEY CHECK (one = 1), position TEXT NOT NULL);
`;

/**
 * Timers in one SQLite file, created when absent. After a power loss it may be some commits older, its position with it: what came
 * since is then read from the log again.
 */
export function openSqliteTimers(path: string): TimerStore {
  const database = openDatabase(path, { synchronous: 'normal' });
  database.exec(SCHEMA);
  return new SqliteTimers(database);
}

class SqliteTimers implements TimerStore {
  readonly #save: (timers: readonly Timer[], position: string | null) => void;
  readonly #position;
  readonly #earliest;
  readonly #due;

  constructor(private readonly database: Database) {
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
    this.#earliest = database.prepare('SELECT min(due_at) AS due_at FROM timers');
    this.#due = database.prepare('SELECT ticket_id FROM timers WHERE due_at <= ? ORDER BY due_at LIMIT ?');
  }

  save(timers: readonly Timer[], position: string | null): void {
    this.#save(timers, position);
  }

  position(): string | null {
    return (this.#position.get() as { position: string } | undefined)?.position ?? null;
  }

  earliest(): string | null {
    return (this.#earliest.get() as { due_at: string | null }).due_at;
  }

  due(until: string, limit: number): string[] {
    return (this.#due.all(until, limit) as { ticket_id: string }[]).map(({ ticket_id }) => ticket_id);
  }

  clear(): void {
    this.database.exec('BEGIN; DELETE FROM timers; DELETE FROM reached; COMMIT');
  }

  close(): void {
    this.database.close();
  }
}
