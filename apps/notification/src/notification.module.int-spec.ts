import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId, eventCodec, type Mail, type NotificationEvent, requestPatterns, streams } from '@eventdesk/contracts';
import type { EventBus } from '@eventdesk/event-bus';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { InProcessClient, InProcessRequests, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { createLogger, ManualClock } from '@eventdesk/runtime';
import { lastValueFrom } from 'rxjs';
import { deskConfig, happened, metadataOf, openedData, ticketId, toStore } from './desk-for-spec';
import { SmtpServerForSpec } from './mailer/smtp-server-for-spec';
import { NotificationModule } from './index';

const folder = mkdtempSync(join(tmpdir(), 'desk-notification-'));
afterAll(() => rmSync(folder, { recursive: true }));
const clock = new ManualClock('2025-03-01T09:00:00.000Z');
let count = 0;

describe('the notification service', () => {
  let store: EventStore;
  let bus: EventBus;
  let requests: InProcessRequests;
  let service: RunningService;

  const start = (smtpUrl?: string) =>
    startService(
      NotificationModule.with({
        store,
        config: deskConfig(),
        clock,
        logger: createLogger('silent'),
        mailboxPath: join(folder, `${count}-mailbox.db`),
        smtpUrl,
      }),
      new ServiceServer({ name: 'notification', bus, commands: requests }),
      false,
    );
  beforeEach(() => {
    count++;
    const now = () => clock.now();
    store = openSqliteEventStore({ path: join(folder, `${count}-events.db`), now });
    bus = createLogEventBus({ store, statePath: join(folder, `${count}-consumers.db`), now });
    requests = new InProcessRequests();
  });
  afterEach(async () => {
    await service.close();
    await bus.close();
    await store.close();
  });

  const mailbox = (query: object) => lastValueFrom(new InProcessClient(requests).send<Mail[]>(requestPatterns.mailbox, query));
  const opens = () =>
    happened(store, streams.ticket(ticketId), toStore('TicketOpened', openedData(ticketId), metadataOf(ticketId, clock.now())));
  const recorded = async () => {
    const types: string[] = [];
    for await (const stored of store.readStream(streams.notification(ticketId)))
      types.push(eventCodec.decode<NotificationEvent>(stored).type);
    return types;
  };

  it('hears of events, and answers with the mail it kept, filtered', async () => {
    service = await start();
    const { position } = await opens();
    await service.consumer?.handled(ticketId, position);
    const [mail, ...others] = await mailbox({ to: 'support@chargecars.nl', ticket_id: ticketId, limit: '5' });
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ from: 'support@chargecars.nl', ticket_id: ticketId, sent_at: clock.now() });
    expect(await mailbox({ to: 'eve@example.org' })).toEqual([]);
    await expect(mailbox({ colour: 'red' })).rejects.toThrow(/colour/);
  });

  it('parks nothing while the mail server is away, and sends when it is back', async () => {
    const server = await new SmtpServerForSpec().start();
    service = await start(server.url);
    await server.stop();
    const { position } = await opens();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect([service.consumer?.status().pending, await bus.parked(), await recorded()]).toEqual([1, [], []]);
    await server.start();
    await service.consumer?.handled(ticketId, position);
    expect([server.received.length, await recorded()]).toEqual([1, ['MailSent']]);
    expect((await mailbox({})).length).toBe(1);
    await server.stop();
  });

  it('goes on after a restart where it was, and sends nothing again', async () => {
    service = await start();
    await service.consumer?.passed((await opens()).position);
    await service.close();
    service = await start();
    const reply = { reply_id: derivedId('reply'), author: 'agent', body: 'Hello' } as const;
    const event = toStore('ReplyAdded', reply, metadataOf(ticketId, clock.now()));
    await service.consumer?.passed((await happened(store, streams.ticket(ticketId), event)).position);
    expect((await mailbox({})).map(({ to }) => to)).toEqual(['jan@example.org', 'support@chargecars.nl']);
    expect(await recorded()).toEqual(['MailSent', 'MailSent']);
  });
});
