import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { TryLater } from '@eventdesk/event-bus';
import { MailboxFile } from '../mailbox-file';
import { KeptMailbox } from './kept-mailbox';
import { aMail, mailerSuite } from './mailer-suite-for-spec';
import { SmtpMailer } from './smtp-mailer';
import { SmtpServerForSpec } from './smtp-server-for-spec';

const folder = mkdtempSync(join(tmpdir(), 'desk-smtp-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true }));

async function setUp(server = new SmtpServerForSpec()) {
  await server.start();
  const file = new MailboxFile(join(folder, `${count++}.db`));
  const copies = new KeptMailbox(file);
  const mailer = new SmtpMailer(server.url, copies);
  const cleanUp = async () => {
    mailer.close();
    file.close();
    await server.stop();
  };
  return { server, copies, mailer, cleanUp };
}

mailerSuite('SMTP mailer', async () => {
  const { server, mailer, cleanUp } = await setUp();
  return {
    mailer,
    cleanUp,
    breakDown: () => server.stop(),
    delivered: () =>
      server.received.map(({ from, recipients, text, header }) => ({
        from,
        recipients,
        text,
        subject: header('Subject') ?? '',
        message_id: header('Message-ID') ?? '',
      })),
  };
});

describe('the SMTP mailer', () => {
  let under: Awaited<ReturnType<typeof setUp>>;
  beforeEach(async () => {
    under = await setUp();
  });
  afterEach(() => under.cleanUp());
  const to = (address: string) => ({ to: { name: null, address } });

  it('asks whether a mail that waited for a connection still is this instance’s', async () => {
    const { server, mailer } = under;
    server.delayMs = 200;
    let isOurs = true;
    const ids = Array.from({ length: 9 }, (_, index) => `<mail-${index}@chargecars.nl>`);
    const sending = Promise.allSettled(ids.map((message_id) => mailer.send(aMail({ message_id }), () => isOurs)));
    isOurs = false;
    const outcomes = (await sending).map(({ status }) => status);
    expect(outcomes).toEqual([...Array<string>(5).fill('fulfilled'), ...Array<string>(4).fill('rejected')]);
    expect(server.received).toHaveLength(5);
  });

  it('takes a 5xx to the recipient, or to the mail itself, as a refusal for good', async () => {
    const { server, mailer, copies } = under;
    await expect(mailer.send(aMail(to('gone@example.org')))).resolves.toEqual({
      kind: 'refused',
      error: '550 5.1.1 no such mailbox',
    });
    server.verdict = { code: 552, text: 'too large for us' };
    await expect(mailer.send(aMail())).resolves.toEqual({ kind: 'refused', error: '552 too large for us' });
    expect(copies.list({ limit: 10 })).toEqual([]);
  });

  it('tries later after a 4xx to either', async () => {
    const { server, mailer } = under;
    await expect(mailer.send(aMail(to('busy@example.org')))).rejects.toThrow(TryLater);
    server.verdict = { code: 451, text: 'local error' };
    await expect(mailer.send(aMail())).rejects.toThrow(TryLater);
    server.verdict = null;
    await expect(mailer.send(aMail())).resolves.toEqual({ kind: 'sent' });
  });

  it('tells the log of a "not now" what the protocol said, never the recipient', async () => {
    const error = (await under.mailer.send(aMail(to('busy@example.org'))).catch((caught: unknown) => caught)) as Error;
    expect(error.message).toBe('the mail server did not take the mail (EENVELOPE, 450, RCPT TO)');
    expect([inspect(error), error.cause]).toEqual([expect.not.stringContaining('busy@'), undefined]);
  });

  it('gives up mail under way five seconds after a stop began, though the server says nothing', async () => {
    const stopping = new AbortController();
    const { server, copies } = under;
    const mailer = new SmtpMailer(server.url, copies, stopping.signal);
    server.stalled = true;
    const sends = Array.from({ length: 20 }, (_, index) => mailer.send(aMail({ message_id: `<${index}@chargecars.nl>` })));
    const ended = Promise.allSettled(sends);
    const started = performance.now();
    stopping.abort();
    for (const { status, ...rest } of await ended)
      expect([status, 'reason' in rest && rest.reason instanceof TryLater]).toEqual(['rejected', true]);
    const seconds = (performance.now() - started) / 1_000;
    expect(seconds).toBeGreaterThan(4.5);
    expect(seconds).toBeLessThan(7);
    await expect(mailer.send(aMail())).rejects.toThrow(TryLater);
    mailer.close();
  });

  it('tries later when the login is wrong: that is no fault of the mail, and the password is told to nobody', async () => {
    const { mailer, cleanUp } = await setUp(new SmtpServerForSpec('right'));
    const error = await mailer.send(aMail()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TryLater);
    expect((error as Error).message).not.toContain('wrong@');
    await cleanUp();
  });

  it('goes on by itself when the server is back', async () => {
    const { server, mailer } = under;
    await server.stop();
    await expect(mailer.send(aMail())).rejects.toThrow(TryLater);
    await server.start();
    await expect(mailer.send(aMail())).resolves.toEqual({ kind: 'sent' });
  });

  it('lets all that waits go when the server says nothing, within one timeout', async () => {
    const held: Socket[] = [];
    const mute = createServer((socket) => void held.push(socket));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    const mailer = new SmtpMailer(`smtp://127.0.0.1:${port}/?greetingTimeout=500`, under.copies);
    const started = performance.now();
    const sends = Array.from({ length: 100 }, (_, index) => mailer.send(aMail({ message_id: `<${index}@chargecars.nl>` })));
    for (const { status, ...rest } of await Promise.allSettled(sends))
      expect([status, 'reason' in rest && rest.reason instanceof TryLater]).toEqual(['rejected', true]);
    expect(performance.now() - started).toBeLessThan(3_000);
    mailer.close();
    for (const socket of held) socket.destroy();
    await new Promise((resolve) => mute.close(resolve));
  });

  it('keeps a copy of what it sent', async () => {
    await under.mailer.send(aMail());
    expect(under.copies.list({ limit: 10 })).toEqual([expect.objectContaining({ message_id: aMail().message_id })]);
  });

  it('sends once what the server took, however long no copy can be kept', async () => {
    const { server, copies, mailer } = under;
    const keep = jest.spyOn(copies, 'keep').mockRejectedValue(new TryLater('the volume is full'));
    for (let attempt = 0; attempt < 3; attempt++) await expect(mailer.send(aMail())).rejects.toThrow(TryLater);
    expect(server.received).toHaveLength(1);
    keep.mockRestore();
    await expect(mailer.send(aMail())).resolves.toEqual({ kind: 'sent' });
    expect([server.received.length, copies.has(aMail().message_id)]).toEqual([1, true]);
  });

  it('sends with the same Message-ID again when the yes of the server was not heard', async () => {
    const { server, mailer } = under;
    server.silent = true;
    await expect(mailer.send(aMail())).rejects.toThrow(TryLater);
    server.silent = false;
    await mailer.send(aMail());
    const ids = server.received.map(({ header }) => header('Message-ID'));
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids)).toEqual(new Set([aMail().message_id]));
  });

  it('writes names and subjects so that they stay in their header', async () => {
    const started = process.cpuUsage();
    const hostile = 'Jan "de Boer", <eve@example.org>\r\nBcc: eve@example.org\r\nX-Evil: 1 Ünï';
    await under.mailer.send(aMail({ to: { name: hostile, address: 'jan@example.org' }, subject: hostile }));
    const [mail] = under.server.received;
    expect(mail?.recipients).toEqual(['jan@example.org']);
    expect(mail?.headers.map(({ name }) => name).filter((name) => /bcc|evil|^cc$/i.test(name))).toEqual([]);
    expect(mail?.header('To')).toMatch(/<jan@example\.org>$/);
    expect(mail?.header('X-Auto-Response-Suppress')).toBe('All');
    expect(mail?.header('Date')).toBe('Sat, 01 Mar 2025 09:00:00 +0000');
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(500);
  });

  it.each(['mail.example.org', 'http://mail.example.org', 'smtp://', ''])('refuses "%s" as SMTP_URL on start', (url) => {
    expect(() => new SmtpMailer(url, under.copies)).toThrow('SMTP_URL: expected smtp://');
  });
});
