/** What must be remembered of a whole log to judge its next event: in a scratch database, so that memory stays bounded. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@eventdesk/event-store/sqlite';

export interface TicketEntry {
  ticket_number: string | null;
  /** When its last ticket event occurred. */
  occurred_at: string;
}

const EVENTS_PER_TRANSACTION = 10_000;

export class Ledger {
  readonly #insertStream;
  readonly #advanceStream;
  readonly #revisionOf;
  readonly #ticketOf;
  readonly #putTicket;
  #pending = 0;

  constructor(private readonly database: Database) {
    database.exec('CREATE TABLE streams (stream TEXT PRIMARY KEY, revision INTEGER) WITHOUT ROWID');
    database.exec('CREATE TABLE tickets (id TEXT PRIMARY KEY, ticket_number TEXT, occurred_at TEXT) WITHOUT ROWID');
    database.exec('BEGIN');
    this.#insertStream = database.prepare('INSERT OR IGNORE INTO streams VALUES (?, ?)');
    this.#advanceStream = database.prepare('UPDATE streams SET revision = max(revision, ?) WHERE stream = ?');
    this.#revisionOf = database.prepare('SELECT revision FROM streams WHERE stream = ?');
    this.#ticketOf = database.prepare('SELECT ticket_number, occurred_at FROM tickets WHERE id = ?');
    this.#putTicket = database.prepare('INSERT OR REPLACE INTO tickets VALUES (?, ?, ?)');
  }

  /** Notes the stream's event of this revision. @returns the last revision before it, null for a new stream */
  advance(stream: string, revision: number): number | null {
    if (++this.#pending % EVENTS_PER_TRANSACTION === 0) this.database.exec('COMMIT; BEGIN');
    const before = this.#revisionOf.get(stream) as { revision: number } | undefined;
    if (before) this.#advanceStream.run(revision, stream);
    else this.#insertStream.run(stream, revision);
    return before?.revision ?? null;
  }

  ticket(id: string): TicketEntry | null {
    return (this.#ticketOf.get(id) as TicketEntry | undefined) ?? null;
  }

  putTicket(id: string, { ticket_number, occurred_at }: TicketEntry): void {
    this.#putTicket.run(id, ticket_number, occurred_at);
  }

  counts(): { tickets: number; unnumbered: number } {
    return this.database
      .prepare('SELECT count(*) AS tickets, count(*) - count(ticket_number) AS unnumbered FROM tickets')
      .get() as { tickets: number; unnumbered: number };
  }
}

/** Runs the work with a temporary folder, which is gone afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'eventdesk-replay-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function withLedger<T>(folder: string, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const database = openDatabase(join(folder, 'ledger.db'), { synchronous: 'off' });
  try {
    return await work(new Ledger(database));
  } finally {
    database.close();
  }
}
