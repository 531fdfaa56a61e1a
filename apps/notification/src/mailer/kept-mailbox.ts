/** Mail kept in the embedded desk's own mailbox (mailbox.db): sent here when there is no mail server, copied here when there is. */
import type { Mail, MailboxQuery } from '@eventdesk/contracts';
import { TryLater } from '@eventdesk/event-bus';
import { type Database, openDatabase } from '@eventdesk/event-store/sqlite';
import { isMailAddress, type Mailer, type MailOutcome, type OutgoingMail } from './port';

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
`;
const INSERT = `
  INSERT INTO mail (message_id, ticket_id, cause, audience, from_address, to_address, subject, text, sent_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message_id) DO NOTHING`;

interface Waiting {
  mail: OutgoingMail;
  kept: () => void;
  failed: (error: TryLater) => void;
}

export class KeptMailbox implements Mailer {
  readonly transport = 'mailbox';
  readonly #database: Database;
  #waiting: Waiting[] = [];

  /** Opens the file, creating it when absent. @throws Error when it can't be opened */
  constructor(path: string) {
    this.#database = openDatabase(path, { synchronous: 'full' });
    this.#database.exec(SCHEMA);
  }

  async send(mail: OutgoingMail): Promise<MailOutcome> {
    if (!isMailAddress(mail.to.address)) return { kind: 'refused', error: 'not an e-mail address' };
    await this.keep(mail);
    return { kind: 'sent' };
  }

  /** On the disk when it resolves; a message id already there changes nothing. Mail of one turn shares one commit. @throws TryLater */
  keep(mail: OutgoingMail): Promise<void> {
    return new Promise((kept, failed) => {
      if (this.#waiting.push({ mail, kept, failed }) === 1) setImmediate(() => this.#commit());
    });
  }

  /** Was a mail with this id handed over before? @throws TryLater */
  has(messageId: string): boolean {
    return this.#attempt(() => this.#database.prepare('SELECT 1 FROM mail WHERE message_id = ?').get(messageId)) !== undefined;
  }

  /** How many mails went to this customer's address after that instant. @throws TryLater */
  customerMailsSince(address: string, instant: string): number {
    const count = `SELECT count(*) AS mails FROM mail WHERE to_address = ? AND audience = 'customer' AND sent_at > ?`;
    return this.#attempt(() => this.#database.prepare(count).get(address, instant) as { mails: number }).mails;
  }

  /** Newest first. @throws TryLater */
  list({ to, ticket_id, limit }: MailboxQuery): Mail[] {
    const filters = { 'to_address = ?': to, 'ticket_id = ?': ticket_id };
    const given = Object.entries(filters).filter(([, value]) => value !== undefined);
    const where = given.length > 0 ? `WHERE ${given.map(([condition]) => condition).join(' AND ')}` : '';
    const select = `SELECT to_address AS "to", from_address AS "from", subject, text, message_id, sent_at, ticket_id, cause
      FROM mail ${where} ORDER BY number DESC LIMIT ?`;
    return this.#attempt(() => this.#database.prepare(select).all(...given.map(([, value]) => value), limit) as Mail[]);
  }

  close(): Promise<void> {
    this.#commit();
    if (this.#database.open) this.#database.close();
    return Promise.resolve();
  }

  #commit(): void {
    const batch = this.#waiting.splice(0);
    if (batch.length === 0) return;
    try {
      this.#attempt(() => this.#insert(batch.map(({ mail }) => mail)));
      for (const { kept } of batch) kept();
    } catch (error) {
      for (const { failed } of batch) failed(error as TryLater);
    }
  }

  #insert(mails: readonly OutgoingMail[]): void {
    const insert = this.#database.prepare(INSERT);
    this.#database.transaction(() => {
      for (const { message_id, ticket_id, cause, audience, from, to, subject, text, sent_at } of mails)
        insert.run(message_id, ticket_id, cause, audience, from.address, to.address, subject, text, sent_at);
    })();
  }

  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new TryLater(`the kept mailbox can't be used: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}
