/** What must be remembered of a whole log to judge its next event: in a scratch database, so that memory stays bounded. */
import { join } from 'node:path';
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';

export interface TicketEntry {
  ticket_number: string | null;
  /** When its last ticket event occurred. */
  occurred_at: string;
  /** Nothing more may happen to it. */
  removed: boolean;
}

const WRITES_PER_TRANSACTION = 10_000;

export class Ledger {
  readonly #get: Statement;
  readonly #put: Statement;
  readonly #revision: Statement;
  readonly #putRevision: Statement;
  readonly #putId: Statement;
  #writes = 0;

  private constructor(private readonly database: Database) {
    database.exec(
      'CREATE TABLE tickets (id TEXT PRIMARY KEY, ticket_number TEXT, occurred_at TEXT, removed INTEGER) WITHOUT ROWID',
    );
    database.exec('CREATE TABLE streams (name TEXT PRIMARY KEY, revision INTEGER) WITHOUT ROWID');
    database.exec('CREATE TABLE ids (stream TEXT, id TEXT, PRIMARY KEY (stream, id)) WITHOUT ROWID');
    database.exec('BEGIN');
    this.#get = database.prepare('SELECT ticket_number, occurred_at, removed FROM tickets WHERE id = ?');
    this.#put = database.prepare('INSERT OR REPLACE INTO tickets VALUES (?, ?, ?, ?)');
    this.#revision = database.prepare('SELECT revision FROM streams WHERE name = ?');
    this.#putRevision = database.prepare('INSERT OR REPLACE INTO streams VALUES (?, ?)');
    this.#putId = database.prepare('INSERT OR IGNORE INTO ids VALUES (?, ?)');
  }

  /** @param folder a temporary one */
  static open(folder: string): Ledger {
    return new Ledger(openDatabase(join(folder, 'ledger.db'), { synchronous: 'off' }));
  }

  ticket(id: string): TicketEntry | null {
    const found = this.#get.get(id) as (Omit<TicketEntry, 'removed'> & { removed: number }) | undefined;
    return found ? { ...found, removed: found.removed === 1 } : null;
  }

  put(id: string, { ticket_number, occurred_at, removed }: TicketEntry): void {
    this.#written(this.#put.run(id, ticket_number, occurred_at, removed ? 1 : 0));
  }

  /** The one that the stream's next event is to have. */
  nextRevision(stream: string): number {
    const found = this.#revision.get(stream) as { revision: number } | undefined;
    return found ? found.revision + 1 : 0;
  }

  putRevision(stream: string, revision: number): void {
    this.#written(this.#putRevision.run(stream, revision));
  }

  /** Whether the stream's events so far had other ids than this one. */
  isNewId(stream: string, id: string): boolean {
    return this.#written(this.#putId.run(stream, id)) > 0;
  }

  /** A ticket whose opening cannot be read was opened all the same: what follows is not to blame. */
  assumeOpened(stream: string): void {
    const id = stream.startsWith('ticket-') ? stream.slice('ticket-'.length) : null;
    if (id !== null && !this.ticket(id)) this.put(id, { ticket_number: null, occurred_at: '', removed: false });
  }

  counts(): { tickets: number; unnumbered: number } {
    return this.database
      .prepare('SELECT count(*) AS tickets, count(*) - count(ticket_number) AS unnumbered FROM tickets')
      .get() as { tickets: number; unnumbered: number };
  }

  close(): void {
    this.database.close();
  }

  /** @returns how many rows changed */
  #written({ changes }: { changes: number }): number {
    if (++this.#writes % WRITES_PER_TRANSACTION === 0) this.database.exec('COMMIT; BEGIN');
    return changes;
  }
}
