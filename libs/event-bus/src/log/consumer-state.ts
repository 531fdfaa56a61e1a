/** What consumers must remember, in one SQLite file: how far each is, and what it parked. */
import type { ParkedTicket, StoredEvent } from '@eventdesk/contracts';
import { type Database, openDatabase } from '@eventdesk/event-store/sqlite';
import { type Failure, typeOf, WAITS } from '../common/parked';
import type { CheckpointStore } from '../port';

/** A reference to it. */
export interface ParkedEvent {
  sequence: number;
  ticket_id: string;
  stream: string;
  revision: number;
  position: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS checkpoints (consumer TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, consumer TEXT NOT NULL, ticket_id TEXT NOT NULL, event_id TEXT NOT NULL,
    event_type TEXT NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL, position TEXT NOT NULL,
    attempts INTEGER NOT NULL, error TEXT NOT NULL, parked_at TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS parked_by_ticket ON parked (consumer, ticket_id, sequence)`;

export class ConsumerState {
  readonly #checkpoints: Database;
  /** Its own connection: what is parked is on the disk before any checkpoint passes it, in whichever file that one lives. */
  readonly #parked: Database;

  constructor(path: string) {
    this.#checkpoints = openDatabase(path, { synchronous: 'normal' });
    this.#parked = openDatabase(path, { synchronous: 'full' });
    this.#parked.exec(SCHEMA);
  }

  checkpointsOf(consumer: string): CheckpointStore {
    const select = this.#checkpoints.prepare('SELECT position FROM checkpoints WHERE consumer = ?');
    const upsert = this.#checkpoints.prepare('INSERT OR REPLACE INTO checkpoints (consumer, position) VALUES (?, ?)');
    return {
      load: () => Promise.resolve((select.get(consumer) as { position: string } | undefined)?.position ?? null),
      save: (position) => Promise.resolve(void upsert.run(consumer, position)),
    };
  }

  /** Parks all or none, the failed one first; durable on return. */
  park(
    consumer: string,
    parkedAt: string,
    events: readonly { ticketId: string; stored: StoredEvent; failure?: Failure }[],
  ): void {
    const insert = this.#parked.prepare(
      `INSERT INTO parked (consumer, ticket_id, event_id, event_type, stream, revision, position, attempts, error, parked_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#parked.transaction(() => {
      for (const { ticketId, stored, failure } of events) {
        const { id, stream, revision, position } = stored;
        const { attempts, error } = failure ?? WAITS;
        insert.run(consumer, ticketId, id, typeOf(stored), stream, revision, position, attempts, error, parkedAt);
      }
    })();
  }

  parkedEvents(consumer: string): ParkedEvent[] {
    const select = this.#parked.prepare('SELECT sequence, ticket_id, stream, revision, position FROM parked WHERE consumer = ?');
    return select.all(consumer) as ParkedEvent[];
  }

  firstParked(consumer: string, ticketId: string): ParkedEvent | undefined {
    const select = this.#parked.prepare(
      `SELECT sequence, ticket_id, stream, revision, position FROM parked
       WHERE consumer = ? AND ticket_id = ? ORDER BY sequence LIMIT 1`,
    );
    return select.get(consumer, ticketId) as ParkedEvent | undefined;
  }

  failedAgain({ sequence }: ParkedEvent, error: string): void {
    this.#parked.prepare('UPDATE parked SET attempts = attempts + 1, error = ? WHERE sequence = ?').run(error, sequence);
  }

  unpark({ sequence }: ParkedEvent): void {
    this.#parked.prepare('DELETE FROM parked WHERE sequence = ?').run(sequence);
  }

  /** One row a ticket: its first event and how many wait behind it. */
  parkedTickets(): ParkedTicket[] {
    const select = this.#parked.prepare(
      `SELECT consumer, ticket_id, event_id, event_type, attempts, error, parked_at, waiting FROM parked
       JOIN (SELECT min(sequence) AS sequence, count(*) - 1 AS waiting FROM parked GROUP BY consumer, ticket_id) USING (sequence)
       ORDER BY sequence`,
    );
    return select.all() as ParkedTicket[];
  }

  close(): void {
    this.#checkpoints.close();
    this.#parked.close();
  }
}
