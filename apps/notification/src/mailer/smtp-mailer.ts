/** Mail by a real server, with a copy in the kept mailbox: what is there is not sent again. */
import { setMaxListeners } from 'node:events';
import { TryLater } from '@eventdesk/event-bus';
import { createTransport, type NodemailerError } from 'nodemailer';
import type { KeptMailbox } from './kept-mailbox';
import { isMailAddress, type MailAddress, type Mailer, type MailOutcome, mustBeOurs, type OutgoingMail } from './port';
import { Turns } from './turns';

/** Overridden by SMTP_URL's own, like `?socketTimeout=120000`. */
const defaults = {
  pool: true,
  maxConnections: 5,
  // The bus tries again, with its backoff; here a server that took the mail but dropped the line would get it six times over.
  maxRequeues: 0,
  dnsTimeout: 5_000,
  connectionTimeout: 5_000,
  greetingTimeout: 5_000,
  // A server may scan a mail for long before it says yes; giving up earlier would send it again.
  socketTimeout: 60_000,
} as const;

/** How long mail that is under way when the desk stops may still take; what is given up is sent after the next start. */
const GRACE_MS = 5_000;

/** Mail that was taken and has no copy yet; beyond so many the oldest are forgotten. */
const MOST_TAKEN = 10_000;

export class SmtpMailer implements Mailer {
  readonly transport = 'smtp';
  #pool;
  readonly #turns: Turns;
  /** Ids of what the server took while no copy could be kept: it comes again until there is one, and is not sent again. */
  readonly #taken = new Set<string>();
  readonly #givenUp = new AbortController();

  /**
   * @param url SMTP_URL, like `smtps://user:password@mail.example.org`; never part of an error. @param stopping aborted when the stop begins.
   * @throws Error when the URL is none */
  constructor(
    private readonly url: string,
    private readonly copies: KeptMailbox,
    stopping?: AbortSignal,
  ) {
    const { protocol, hostname, searchParams } = new URL(URL.canParse(url) ? url : 'none:');
    if (!['smtp:', 'smtps:'].includes(protocol) || hostname === '')
      throw new Error('SMTP_URL: expected smtp://user:password@host:port or smtps://user:password@host:port');
    this.#pool = this.#connect();
    this.#turns = new Turns(Number(searchParams.get('maxConnections')) || defaults.maxConnections);
    // One listener for each mail under way: as many as there are, and no leak.
    setMaxListeners(0, this.#givenUp.signal);
    stopping?.addEventListener('abort', () => void setTimeout(() => this.#givenUp.abort(), GRACE_MS).unref(), { once: true });
  }

  /** A mail that waits for a connection is not lost on another instance that took its ticket over: who holds it is asked last. */
  async send(mail: OutgoingMail, isOurs?: () => boolean): Promise<MailOutcome> {
    if (!isMailAddress(mail.to.address)) return { kind: 'refused', error: 'not an e-mail address' };
    return this.#turns.take(() => {
      mustBeOurs(isOurs);
      return this.#handOver(mail);
    });
  }

  async #handOver(mail: OutgoingMail): Promise<MailOutcome> {
    if (this.#taken.has(mail.message_id)) return this.#kept(mail);
    if (this.copies.has(mail.message_id)) return { kind: 'sent' };
    const pool = this.#pool;
    try {
      await pool.sendMail({ ...messageOf(mail), signal: this.#givenUp.signal });
    } catch (error) {
      const { message, response } = error as NodemailerError;
      if (isRefusal(error as NodemailerError)) return { kind: 'refused', error: response ?? message };
      const later = notNow(error as NodemailerError);
      if (response === undefined && pool === this.#pool) this.#letGo(later);
      throw later;
    }
    this.#remember(mail.message_id);
    return this.#kept(mail);
  }

  /** Between the server's yes and the end of this a crash sends the mail again, with the same Message-ID. @throws TryLater */
  async #kept(mail: OutgoingMail): Promise<MailOutcome> {
    await this.copies.keep(mail);
    this.#taken.delete(mail.message_id);
    return { kind: 'sent' };
  }

  #remember(messageId: string): void {
    const [oldest] = this.#taken;
    if (this.#taken.size >= MOST_TAKEN && oldest !== undefined) this.#taken.delete(oldest);
    this.#taken.add(messageId);
  }

  close(): void {
    this.#pool.close();
  }

  #connect() {
    return createTransport({ ...defaults, url: this.url, disableFileAccess: true, disableUrlAccess: true });
  }

  /** Nobody answers: what waits for a connection fails now, not one timeout after another, so that a stop need not wait for it. */
  #letGo(later: TryLater): void {
    this.#turns.refuse(later);
    this.#pool.close();
    this.#pool = this.#connect();
  }
}

/** A 5xx to this recipient or this content. To the login or the sender it speaks of the desk's settings: those can be mended. */
const isRefusal = ({ permanent, command }: NodemailerError): boolean =>
  permanent === true && (command === 'RCPT TO' || command === 'DATA');

/** For the log, which holds no customer's address: the server's own words may repeat the recipient. */
const notNow = ({ code, responseCode, command }: NodemailerError): TryLater => {
  const known = [code, responseCode, command].filter((part) => part !== undefined);
  return new TryLater(`the mail server did not take the mail (${known.join(', ') || 'no connection'})`);
};

const structured = ({ name, address }: MailAddress) => ({ name: name ?? '', address });

const messageOf = ({ message_id, from, to, subject, text, headers, sent_at }: OutgoingMail) => ({
  // Named apart from the headers: whatever these hold, the mail goes to one recipient.
  envelope: { from: from.address, to: [to.address] },
  messageId: message_id,
  from: structured(from),
  to: [structured(to)],
  subject,
  text,
  headers: { ...headers },
  date: new Date(sent_at),
});
