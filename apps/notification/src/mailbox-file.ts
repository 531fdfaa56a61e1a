/**
 * mailbox.db: the mail that was handed over, and the numbers of tickets. What several tickets write in one turn shares one commit.
 * Instances of one host share the file; each waits a few seconds for the other's commit.
 */
import { TryLater } from '@eventdesk/event-bus';
import { type Database, openDatabase, type Statement } from '@eventdesk/event-store/sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS mail (
    number INTEGER PRIMARY KEY,
    message_id TEXT NOT NULL UNIQUE,
    ticket_id TEXT NOT NULL,
    cause TEXT NOT NULL,
    audience TEXT NOT NULL,
    from_address TEXT NOT NULL,
    to_address TEXT NOT NULL COLLATE NOCASE,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    sent_at TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS mail_by_address ON mail (to_address, number);
  CREATE INDEX IF NOT EXISTS mail_by_ticket ON mail (ticket_id, number);
  CREATE INDEX IF NOT EXISTS mail_to_customers ON mail (to_address, sent_at) WHERE audience = 'customer';
  CREATE TABLE IF NOT EXISTS ticket_number (ticket_id TEXT PRIMARY KEY, ticket_number TEXT NOT NULL) WITHOUT ROWID;
`;

type Value = string | number;
interface Waiting {
  sql: string;
  values: readonly Value[];
  written: () => void;
  failed: (error: unknown) => void;
}

export class MailboxFile {
  readonly #database: Database;
  readonly #statements = new Map<string, Statement>();
  #waiting: Waiting[] = [];

  /** Opens the file, creating it when absent. @throws Error when it can't be opened */
  constructor(path: string) {
    this.#database = openDatabase(path, { synchronous: 'full' });
    this.#database.exec(SCHEMA);
  }

  /** On the disk when it resolves. @throws TryLater when the file can't be written now */
  write(sql: string, ...values: readonly Value[]): Promise<void> {
    return new Promise((written, failed) => {
      if (this.#waiting.push({ sql, values, written, failed }) === 1) setImmediate(() => this.#commit());
    });
  }

  /** @throws TryLater when the file can't be read now */
  read<T>(sql: string, ...values: readonly Value[]): T[] {
    return attempt(() => this.#prepared(sql).all(...values) as T[]);
  }

  /** Writes what waits, then closes; once is enough. */
  close(): void {
    this.#commit();
    if (this.#database.open) this.#database.close();
  }

  #commit(): void {
    const batch = this.#waiting.splice(0);
    if (batch.length === 0) return;
    try {
      attempt(() =>
        this.#database
          .transaction(() => {
            for (const { sql, values } of batch) this.#prepared(sql).run(...values);
          })
          .immediate(),
      );
      for (const { written } of batch) written();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  #prepared(sql: string): Statement {
    const statement = this.#statements.get(sql) ?? this.#database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TryLater(`the mailbox file can't be used: ${reason}`, { cause: error });
  }
}
