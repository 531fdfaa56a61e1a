/** What must be remembered of a whole log to judge its next event: in a scratch database, so that memory stays bounded. */
import { join } from 'node:path';
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';

export interface TicketEntry {
  ticket_number: string | null;
  /** When its last ticket event occurred. */
  occurred_at: string;
}

const WRITES_PER_TRANSACTION = 10_000;

export class Ledger {
  readonly #get: Statement;
  readonly #put: Statement;
  #writes = 0;

  private constructor(private readonly database: Database) {
    database.exec('CREATE TABLE tickets (id TEXT PRIMARY KEY, ticket_number TEXT, occurred_at TEXT) WITHOUT ROWID');
    database.exec('BEGIN');
    this.#get = database.prepare('SELECT ticket_number, occurred_at FROM tickets WHERE id = ?');
    this.#put = database.prepare('INSERT OR REPLACE INTO tickets VALUES (?, ?, ?)');
  }

  /** @param folder a temporary one */
  static open(folder: string): Ledger {
    return new Ledger(openDatabase(join(folder, 'ledger.db'), { synchronous: 'off' }));
  }

  ticket(id: string): TicketEntry | null {
    return (this.#get.get(id) as TicketEntry | undefined) ?? null;
  }

  put(id: string, { ticket_number, occurred_at }: TicketEntry): void {
    this.#put.run(id, ticket_number, occurred_at);
    if (++this.#writes % WRITES_PER_TRANSACTION === 0) this.database.exec('COMMIT; BEGIN');
  }

  /** A ticket whose opening cannot be read was opened all the same: what follows is not to blame. */
  assumeOpened(stream: string): void {
    const id = stream.startsWith('ticket-') ? stream.slice('ticket-'.length) : null;
    if (id !== null && !this.ticket(id)) this.put(id, { ticket_number: null, occurred_at: '' });
  }

  counts(): { tickets: number; unnumbered: number } {
    return this.database
      .prepare('SELECT count(*) AS tickets, count(*) - count(ticket_number) AS unnumbered FROM tickets')
      .get() as { tickets: number; unnumbered: number };
  }

  close(): void {
    this.database.close();
  }
}
