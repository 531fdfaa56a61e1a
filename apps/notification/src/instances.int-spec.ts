import 'reflect-metadata';
import { join } from 'node:path';
import { derivedId, type Mail, type NotificationEvent, type Recorded, requestPatterns, streams } from '@eventdesk/contracts';
import { eventually, type Instance, Instances } from '@eventdesk/event-bus/instances';
import { type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { createLogger, ManualClock } from '@eventdesk/runtime';
import { withServer } from '@eventdesk/testing';
import { firstValueFrom } from 'rxjs';
import { deskConfig, happened, metadataOf, openedData, toStore } from './desk-for-spec';
import { SmtpServerForSpec } from './mailer/smtp-server-for-spec';
import { NotificationModule } from '.';

const names = [...'abcdefghijkl'];
/** All tickets are of one customer. */
const config = deskConfig({ customer_mails_per_hour: 1_000 });
const expected = ['ticket-opened', 'acknowledgement', 'agent-reply'];

withServer('nats', (url) => {
  describe('several instances of notification', () => {
    const clock = new ManualClock('2025-03-01T09:00:00.000Z');
    let desk: Instances;
    let opener: Instance;
    let smtp: SmtpServerForSpec;
    let running: RunningService[];
    beforeEach(async () => {
      desk = new Instances(url, () => clock.now());
      opener = await desk.start(['ticket', 'numbering']);
      smtp = await new SmtpServerForSpec().start();
      running = [];
    });
    afterEach(async () => {
      await Promise.all(running.map((service) => service.close()));
      await desk.close();
      await smtp.stop();
    });

    /** @param host instances of one host share their data folder */
    const start = async (host = 'one') => {
      const instance = await desk.start(['notification']);
      const { store, bus } = instance;
      const commands = instance.requestsOf('notification');
      const mailboxPath = join(desk.folder, host, 'mailbox.db');
      const logger = createLogger('silent');
      const server = new ServiceServer({ name: 'notification', bus, commands });
      const holds = (ticketId: string) => server.consumer?.holds(ticketId) ?? false;
      const ports = { store, config, clock, logger, mailboxPath, smtpUrl: smtp.url, holds };
      const service = await startService(NotificationModule.with(ports), server, false);
      running.push(service);
      return { instance, service };
    };

    const open = (name: string) => {
      const id = derivedId(name);
      return happened(opener.store, streams.ticket(id), toStore('TicketOpened', openedData(id), metadataOf(id, clock.now())));
    };
    const number = async (all: readonly string[]) => {
      for (const [index, name] of all.entries()) {
        const sequence = index + 1;
        const id = derivedId(name);
        const ticket_number = `SUP-2025-0000${sequence}`;
        const data = { ticket_id: id, ticket_number, business_entity: 'chargecars', series: 'SUP', year: 2025, sequence };
        const stored = toStore('NumberAssigned', data, metadataOf(id, clock.now()));
        await happened(opener.store, streams.numbering('chargecars', 'SUP', 2025), stored);
      }
    };
    const reply = (name: string) => {
      const id = derivedId(name);
      const data = { reply_id: derivedId(name, 'reply'), author: 'agent' as const, body: 'It works again.' };
      return happened(opener.store, streams.ticket(id), toStore('ReplyAdded', data, metadataOf(id, clock.now())));
    };
    const openAndNumberAll = async () => {
      await Promise.all(names.map(open));
      await number(names);
    };
    const replyToAll = () => Promise.all(names.map(reply));

    const templatesOf = (events: Recorded<NotificationEvent>[], name: string) =>
      events
        .filter(({ ticket_id, type }) => ticket_id === derivedId(name) && type === 'MailSent')
        .map(({ data }) => data.template)
        .sort();
    const eventuallyTold = (templates: readonly string[]) =>
      eventually(async () => {
        const events = await desk.events<NotificationEvent>('notification');
        expect(names.map((name) => templatesOf(events, name))).toEqual(names.map(() => [...templates].sort()));
        expect(events).toHaveLength(names.length * templates.length);
      });
    const ids = () => smtp.received.map(({ header }) => header('Message-ID'));
    const subjects = () => smtp.received.map(({ header }) => header('Subject') ?? '').sort();

    it.each([1, 2, 3])('%i of them tell everybody once, and record it once', async (instances) => {
      const started = await Promise.all(Array.from({ length: instances }, () => start()));
      await openAndNumberAll();
      await replyToAll();
      await eventuallyTold(expected);
      expect([ids().length, new Set(ids()).size]).toEqual([36, 36]);
      const lists = await Promise.all(started.map(() => firstValueFrom(opener.client.send<Mail[]>(requestPatterns.mailbox, {}))));
      for (const list of lists) expect([list.length, list]).toEqual([36, lists[0]]);
    });

    it('finish what they are sending before they hand it over: nothing is sent twice', async () => {
      const [one] = [await start(), await start('two')];
      smtp.delayMs = 700;
      const opening = openAndNumberAll();
      await eventually(() => expect(smtp.received.length).toBeGreaterThan(2));
      await one.service.close();
      smtp.delayMs = 0;
      await opening;
      await eventuallyTold(expected.slice(0, 2));
      expect([ids().length, new Set(ids()).size]).toEqual([24, 24]);
    });

    it('send again, with the same Message-ID, only what one was sending when it vanished; and record it once', async () => {
      const [one] = [await start(), await start('two')];
      smtp.delayMs = 3_000;
      const opening = openAndNumberAll();
      await eventually(() => expect(smtp.received.length).toBeGreaterThan(2));
      await one.instance.cut();
      await opening;
      const before = ids().length;
      await eventually(() => expect(ids().length).toBeGreaterThan(before));
      smtp.delayMs = 0;
      await eventuallyTold(expected.slice(0, 2));
      expect(new Set(ids()).size).toBe(24);
      // Five connections of one instance were at it.
      expect(ids().length).toBeLessThanOrEqual(24 + 5);
    });

    it('name a ticket’s number that was given while an instance on another host had the ticket', async () => {
      const one = await start();
      await openAndNumberAll();
      await eventuallyTold(expected.slice(0, 2));
      await one.service.close();
      smtp.received.length = 0;
      await start('two');
      await replyToAll();
      await eventuallyTold(expected);
      expect(subjects()).toEqual(names.map((_, index) => `[SUP-2025-0000${index + 1}] Charger is dead`).sort());
    });
  });
});
