import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId, type EventMetadata, type NotificationEvent, eventCodec, type Recorded, streams } from '@eventdesk/contracts';
import { TryLater } from '@eventdesk/event-bus';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { createLogger, ManualClock } from '@eventdesk/runtime';
import { type DataOf, deskConfig, happened, metadataOf, openedData, toStore } from './desk-for-spec';
import { CustomerCap } from './guards';
import { MailboxFile } from './mailbox-file';
import { KeptMailbox } from './mailer/kept-mailbox';
import type { Mailer, OutgoingMail } from './mailer/port';
import { SmtpMailer } from './mailer/smtp-mailer';
import { SmtpServerForSpec } from './mailer/smtp-server-for-spec';
import { Notifier, type NotifierPorts } from './notifier';
import { loadTemplates } from './templates';
import { TicketNumbers } from './ticket-numbers';

const folder = mkdtempSync(join(tmpdir(), 'desk-notifier-'));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = new ManualClock('2025-03-01T09:00:00.000Z');
const templates = loadTemplates();
const series = streams.numbering('chargecars', 'SUP', 2025);
let count = 0;

const delegating = (store: EventStore): EventStore => ({
  append: (...appended) => store.append(...appended),
  readStream: (...range) => store.readStream(...range),
  readAll: (range) => store.readAll(range),
  subscribe: (...range) => store.subscribe(...range),
  head: () => store.head(),
  close: () => store.close(),
});

/** The process ends once, after the server took a mail and before its copy is on the disk. */
class CrashingMailbox extends KeptMailbox {
  #crashed = false;
  override keep(mail: OutgoingMail): Promise<void> {
    if (this.#crashed) return super.keep(mail);
    this.#crashed = true;
    return Promise.reject(new TryLater('crash'));
  }
}

describe('the notifier', () => {
  let store: EventStore;
  let file: MailboxFile;
  let mailbox: KeptMailbox;
  let notifier: Notifier;
  const withMailer = (mailer: Mailer, over: Partial<EventStore> = {}, limit = 20, more: Partial<NotifierPorts> = {}) =>
    new Notifier({
      ...more,
      store: { ...delegating(store), ...over },
      config: deskConfig(),
      clock,
      logger: createLogger('silent'),
      mailer,
      cap: new CustomerCap(limit, mailbox, clock),
      numbers: new TicketNumbers(file, store),
      templates,
    });
  beforeEach(() => {
    count++;
    store = openSqliteEventStore({ path: join(folder, `${count}-events.db`), now: () => clock.now() });
    file = new MailboxFile(join(folder, `${count}-mailbox.db`));
    mailbox = new KeptMailbox(file);
    notifier = withMailer(mailbox);
  });
  afterEach(async () => {
    file.close();
    await store.close();
  });

  const opens = (name: string, changes: Partial<DataOf<'TicketOpened'>> = {}, metadata: Partial<EventMetadata> = {}) => {
    const id = derivedId(name);
    const stored = toStore('TicketOpened', openedData(id, changes), metadataOf(id, clock.now(), metadata));
    return happened(store, streams.ticket(id), stored);
  };
  const isNumbered = (name: string, sequence: number, metadata: Partial<EventMetadata> = {}) => {
    const id = derivedId(name);
    const ticket_number = `SUP-2025-${String(sequence).padStart(5, '0')}`;
    const data = { ticket_id: id, ticket_number, business_entity: 'chargecars', series: 'SUP', year: 2025, sequence };
    return happened(store, series, toStore('NumberAssigned', data, metadataOf(id, clock.now(), metadata)));
  };
  const isReplied = (name: string, body = 'It works again.', metadata: Partial<EventMetadata> = {}) => {
    const id = derivedId(name);
    const data = { reply_id: derivedId(name, body), author: 'agent' as const, body };
    return happened(store, streams.ticket(id), toStore('ReplyAdded', data, metadataOf(id, clock.now(), metadata)));
  };
  const record = async (name: string) => {
    const events: Recorded<NotificationEvent>[] = [];
    for await (const stored of store.readStream(streams.notification(derivedId(name))))
      events.push(eventCodec.decode<NotificationEvent>(stored));
    return events;
  };
  const outcomes = async (name: string) => (await record(name)).map(({ type, data }) => `${type} ${data.template}`);
  const subjects = () => mailbox.list({ limit: 100 }).map(({ to, subject }) => `${to}: ${subject}`);

  it('given a new ticket, when it has its number, then department and customer know', async () => {
    await notifier.tell(await opens('a'));
    await notifier.tell(await isNumbered('a', 1));
    expect(subjects()).toEqual([
      'jan@example.org: [SUP-2025-00001] We have received your message',
      'support@chargecars.nl: New support ticket: Charger is dead',
    ]);
    expect(await outcomes('a')).toEqual(['MailSent ticket-opened', 'MailSent acknowledgement']);
  });

  it('tells nobody of what comes after a ticket was removed', async () => {
    const id = derivedId('a');
    await opens('a');
    const removal = toStore('TicketRemoved', { reason: 'Spam' }, metadataOf(id, clock.now()));
    await notifier.tell(await happened(store, streams.ticket(id), removal));
    await notifier.tell(await isNumbered('a', 1));
    expect(subjects()).toEqual([]);
  });

  it('records each outcome with its cause, in one append for all mails of an event', async () => {
    const appended: number[] = [];
    const counting = withMailer(mailbox, {
      append: (stream, expected, events) => {
        appended.push(events.length);
        return store.append(stream, expected, events);
      },
    });
    const opened = await opens('a');
    await counting.tell(opened);
    const [sent] = await record('a');
    expect(sent).toMatchObject({ causation_id: opened.id, correlation_id: opened.correlation_id, command_id: null });
    expect(sent).toMatchObject({
      actor: { kind: 'system', id: 'notification' },
      data: { transport: 'mailbox', cause: opened.id },
    });
    expect(appended).toEqual([1]);
  });

  it('records none before its cause, should the machine’s clock have been set back', async () => {
    const occurred_at = '2025-03-01T10:00:00.000Z';
    await notifier.tell(await opens('a', {}, { occurred_at }));
    expect(await record('a')).toMatchObject([{ occurred_at }]);
    expect(mailbox.list({ limit: 1 })).toMatchObject([{ sent_at: clock.now() }]);
  });

  it('does nothing the second time, whichever instance comes to it', async () => {
    const opened = await opens('a');
    await Promise.all([notifier.tell(opened), withMailer(mailbox).tell(opened)]);
    await withMailer(mailbox).tell(opened);
    expect(await outcomes('a')).toEqual(['MailSent ticket-opened']);
    expect(subjects().length).toBe(1);
  });

  it('sends nothing that the log records, were the kept mail lost', async () => {
    const opened = await opens('a');
    await notifier.tell(opened);
    const lost = new MailboxFile(join(folder, `${count}-empty.db`));
    const empty = new KeptMailbox(lost);
    await withMailer(empty).tell(opened);
    expect(empty.list({ limit: 10 })).toEqual([]);
    lost.close();
  });

  it('sends nothing again after a crash between sending and recording', async () => {
    const opened = await opens('a');
    const crashing = withMailer(mailbox, { append: () => Promise.reject(new Error('crash')) });
    await expect(crashing.tell(opened)).rejects.toThrow('crash');
    expect(await outcomes('a')).toEqual([]);
    await notifier.tell(opened);
    expect([await outcomes('a'), subjects().length]).toEqual([['MailSent ticket-opened'], 1]);
  });

  it('tells what was known at the event, however late it comes to it', async () => {
    const opened = await opens('a');
    const early = await isReplied('a', 'Before the edit.');
    const id = derivedId('a');
    const edit = { changes: { subject: 'Changed' } };
    await happened(store, streams.ticket(id), toStore('TicketEdited', edit, metadataOf(id, clock.now())));
    for (const event of [opened, early, await isReplied('a', 'After it.')]) await notifier.tell(event);
    expect(subjects()).toEqual([
      'jan@example.org: Changed',
      'jan@example.org: Charger is dead',
      'support@chargecars.nl: New support ticket: Charger is dead',
    ]);
  });

  it('names the number from when the ticket has one, each ticket its own', async () => {
    for (const name of ['a', 'b']) await notifier.tell(await opens(name));
    await notifier.tell(await isReplied('a', 'Before the number.'));
    for (const [index, name] of ['a', 'b'].entries()) await notifier.tell(await isNumbered(name, index + 1));
    for (const name of ['b', 'a']) await withMailer(mailbox).tell(await isReplied(name, 'After it.'));
    const toCustomer = subjects().filter((subject) => /^jan.*Charger is dead$/.test(subject));
    expect(toCustomer).toEqual([
      'jan@example.org: [SUP-2025-00001] Charger is dead',
      'jan@example.org: [SUP-2025-00002] Charger is dead',
      'jan@example.org: Charger is dead',
    ]);
  });

  it('loads nothing for what mails nobody', async () => {
    const untouched = withMailer(mailbox, {
      readStream: () => {
        throw new Error('was read');
      },
    });
    const id = derivedId('a');
    await opens('a');
    const metadata = metadataOf(id, clock.now());
    const note = toStore('NoteAdded', { note_id: derivedId('note'), body: 'secret' }, metadata);
    const move = { from: 'new', to: 'open', reason: null, resolution: null, because: 'move' } as const;
    await untouched.tell(await happened(store, streams.ticket(id), note));
    await untouched.tell(await happened(store, streams.ticket(id), toStore('StatusChanged', move, metadata)));
    await untouched.tell(await opens('imported', {}, { imported: true }));
  });

  it('mails nobody about imported history, but about what happens to it now', async () => {
    await notifier.tell(await opens('a', {}, { imported: true }));
    await notifier.tell(await isNumbered('a', 1, { imported: true }));
    expect(await outcomes('a')).toEqual([]);
    await notifier.tell(await isReplied('a'));
    expect(subjects()).toEqual(['jan@example.org: [SUP-2025-00001] Charger is dead']);
  });

  it('records why it acknowledged nothing to a program, and what was no address', async () => {
    await opens('a', { contact: { name: 'x', email: 'mailer-daemon@example.org', phone: null } });
    await notifier.tell(await isNumbered('a', 1));
    await opens('b', { contact: { name: 'x', email: 'eve@example.org, jan@example.org', phone: null } });
    await notifier.tell(await isReplied('b'));
    expect([await outcomes('a'), await outcomes('b')]).toEqual([['MailSuppressed acknowledgement'], ['MailRefused agent-reply']]);
    expect(subjects()).toEqual([]);
  });

  it('gives the link to the customer alone, each ticket its own', async () => {
    const customerLink = async (id: string) => `https://desk.example/help/t/${id}`;
    const linking = withMailer(mailbox, {}, 20, { customerLink });
    await linking.tell(await opens('a'));
    await linking.tell(await isNumbered('a', 1));
    await linking.tell(await isReplied('a'));
    const linked = mailbox.list({ limit: 100 }).map(({ to, text }) => [to, /https:\S+/.exec(text)?.[0]]);
    const link = `https://desk.example/help/t/${derivedId('a')}`;
    expect(linked).toEqual([
      ['jan@example.org', link],
      ['jan@example.org', link],
      ['support@chargecars.nl', undefined],
    ]);
  });

  it('sends a victim no more than the hourly share, whoever opens tickets in its name', async () => {
    const capped = withMailer(mailbox, {}, 5);
    const names = Array.from({ length: 30 }, (_, index) => `flood-${index}`);
    for (const name of names) await opens(name, { contact: { name: 'BUY PILLS', email: 'victim@example.org', phone: null } });
    const numbered: Recorded[] = [];
    for (const [index, name] of names.entries()) numbered.push(await isNumbered(name, index + 1));
    await Promise.all(numbered.map((event) => capped.tell(event)));
    const mails = mailbox.list({ limit: 100, to: 'victim@example.org' });
    expect(mails.length).toBe(5);
    expect(JSON.stringify(mails)).not.toContain('PILLS');
    const all = (await Promise.all(names.map(outcomes))).flat();
    expect(all.filter((outcome) => outcome === 'MailSuppressed acknowledgement').length).toBe(25);
  });

  describe('with a mail server', () => {
    let server: SmtpServerForSpec;
    let smtp: SmtpMailer;
    beforeEach(async () => {
      server = await new SmtpServerForSpec().start();
      smtp = new SmtpMailer(server.url, mailbox);
      notifier = withMailer(smtp);
    });
    afterEach(async () => {
      smtp.close();
      await server.stop();
    });
    const ids = () => server.received.map(({ header }) => header('Message-ID'));

    it('sends again with the same Message-ID when the crash came before the copy was kept', async () => {
      const opened = await opens('a');
      const crashing = new SmtpMailer(server.url, new CrashingMailbox(file));
      await expect(withMailer(crashing).tell(opened)).rejects.toThrow('crash');
      crashing.close();
      await notifier.tell(opened);
      expect(ids().length).toBe(2);
      expect(new Set(ids()).size).toBe(1);
      expect((await record('a'))[0]).toMatchObject({ type: 'MailSent', data: { message_id: ids()[0], transport: 'smtp' } });
    });

    it('leaves no outcome while the server is away, and tells what it missed when it is back', async () => {
      const opened = await opens('a');
      await server.stop();
      await expect(notifier.tell(opened)).rejects.toThrow(TryLater);
      expect(await outcomes('a')).toEqual([]);
      await server.start();
      await notifier.tell(opened);
      expect([await outcomes('a'), ids().length]).toEqual([['MailSent ticket-opened'], 1]);
    });

    it('records a refusal for good, and goes on', async () => {
      await opens('a', { contact: { name: 'x', email: 'gone@example.org', phone: null } });
      await notifier.tell(await isReplied('a'));
      expect((await record('a'))[0]).toMatchObject({ type: 'MailRefused', data: { error: '550 5.1.1 no such mailbox' } });
    });
  });

  it('says which ticket is missing when the log does not hold it', async () => {
    const orphan = await isReplied('nobody');
    await expect(notifier.tell(orphan)).rejects.toThrow(derivedId('nobody'));
  });
});
