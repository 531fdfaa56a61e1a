/** Mail kept in the desk's own mailbox: sent here when there is no mail server, copied here when there is one. */
import type { Mail, MailboxQuery } from '@eventdesk/contracts';
import type { MailboxFile } from '../mailbox-file';
import { isMailAddress, type Mailer, type MailOutcome, mustBeOurs, type OutgoingMail } from './port';

const INSERT = `
  INSERT INTO mail (message_id, ticket_id, cause, audience, from_address, to_address, subject, text, sent_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (message_id) DO NOTHING`;

const BEFORE = 'number < (SELECT number FROM mail WHERE message_id = ?)';

export class KeptMailbox implements Mailer {
  readonly transport = 'mailbox';

  constructor(private readonly file: MailboxFile) {}

  async send(mail: OutgoingMail, isOurs?: () => boolean): Promise<MailOutcome> {
    mustBeOurs(isOurs);
    if (!isMailAddress(mail.to.address)) return { kind: 'refused', error: 'not an e-mail address' };
    await this.keep(mail);
    return { kind: 'sent' };
  }

  /** On the disk when it resolves; a message id already there changes nothing. @throws TryLater */
  keep({ message_id, ticket_id, cause, audience, from, to, subject, text, sent_at }: OutgoingMail): Promise<void> {
    const values = [message_id, ticket_id, cause, audience, from.address, to.address, subject, text, sent_at];
    return this.file.write(INSERT, ...values);
  }

  /** Was a mail with this id handed over before? @throws TryLater */
  has(messageId: string): boolean {
    return this.file.read('SELECT 1 FROM mail WHERE message_id = ?', messageId).length > 0;
  }

  /** How many mails went to this customer's address after that instant. @throws TryLater */
  customerMailsSince(address: string, instant: string): number {
    const count = `SELECT count(*) AS mails FROM mail WHERE to_address = ? AND audience = 'customer' AND sent_at > ?`;
    return this.file.read<{ mails: number }>(count, address, instant)[0]?.mails ?? 0;
  }

  /** Newest first; after the mail that the cursor names. @throws TryLater */
  list({ to, ticket_id, limit, cursor }: MailboxQuery): Mail[] {
    const filters = Object.entries({ 'to_address = ?': to, 'ticket_id = ?': ticket_id, [BEFORE]: cursor });
    const given = filters.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]));
    const where = given.length > 0 ? `WHERE ${given.map(({ condition }) => condition).join(' AND ')}` : '';
    const select = `SELECT to_address AS "to", from_address AS "from", subject, text, message_id, sent_at, ticket_id, cause
      FROM mail ${where} ORDER BY number DESC LIMIT ?`;
    return this.file.read<Mail>(select, ...given.map(({ value }) => value), limit);
  }

  /** The file is closed by who opened it. */
  close(): void {}
}
