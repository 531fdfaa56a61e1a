/** A real SMTP server for specs: keeps what it is given, and says no in the ways that its recipients' names ask for. */
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  /** Of the envelope. */
  from: string;
  recipients: string[];
  raw: string;
  headers: { name: string; value: string }[];
  header: (name: string) => string | undefined;
  text: string;
}

const answers: Record<string, { code: number; text: string }> = {
  gone: { code: 550, text: '5.1.1 no such mailbox' },
  busy: { code: 450, text: '4.2.1 <busy@example.org>: try again later' },
};

export class SmtpServerForSpec {
  readonly received: ReceivedMail[] = [];
  #server: SMTPServer | null = null;
  #port = 0;
  /** What the server answers to the message itself, instead of yes. */
  verdict: { code: number; text: string } | null = null;
  /** Drops the connection where its answer to the message would stand, having taken the mail. */
  silent = false;
  /** Milliseconds that it takes to say yes to a mail that it has taken in. */
  delayMs = 0;
  /** Greets and answers EHLO, then says nothing more. */
  stalled = false;

  constructor(private readonly password: string | null = null) {}

  get url(): string {
    const login = this.password === null ? '' : 'desk:wrong@';
    return `smtp://${login}127.0.0.1:${this.#port}`;
  }

  /** Listens, after a stop on the same port again. */
  async start(): Promise<this> {
    const server = this.#create();
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #create(): SMTPServer {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: this.password === null,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      closeTimeout: 50,
      onAuth: (given, _session, callback) =>
        given.password === this.password ? callback(null, { user: 'desk' }) : callback(new Error('wrong password')),
      onMailFrom: (_address, _session, callback) => {
        if (!this.stalled) callback();
      },
      onRcptTo: ({ address }, _session, callback) => {
        const answer = answers[address.split('@')[0] ?? ''];
        callback(answer ? refusal(answer) : null);
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          if (this.verdict) return callback(refusal(this.verdict));
          const { mailFrom, rcptTo } = session.envelope;
          const recipients = rcptTo.map(({ address }) => address);
          this.received.push(parsed(Buffer.concat(chunks).toString('latin1'), mailFrom ? mailFrom.address : '', recipients));
          if (this.silent) for (const { _socket } of connectionsOf(server)) _socket.destroy();
          else setTimeout(() => callback(), this.delayMs);
        });
      },
    });
    server.on('error', () => undefined);
    return server;
  }
}

const refusal = ({ code, text }: { code: number; text: string }) => Object.assign(new Error(text), { responseCode: code });

/** smtp-server names its open connections, but not in its types. */
const connectionsOf = (server: SMTPServer) =>
  (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections;

function parsed(raw: string, from: string, recipients: string[]): ReceivedMail {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => ({ name: line.slice(0, line.indexOf(':')), value: decodedWords(line.slice(line.indexOf(':') + 1).trim()) }));
  const header = (name: string) => headers.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value;
  const text = decodedBody(raw.slice(end + 4), header('Content-Transfer-Encoding') ?? '7bit').replaceAll('\r\n', '\n');
  return { from, recipients, raw, headers, header, text };
}

function decodedBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return Buffer.from(encoding === 'quoted-printable' ? unquoted(body.replace(/=\r\n/g, '')) : body, 'latin1').toString('utf8');
}

const unquoted = (text: string) => text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const decodedWords = (value: string) =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([QB])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('latin1') : unquoted(word.replaceAll('_', ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
