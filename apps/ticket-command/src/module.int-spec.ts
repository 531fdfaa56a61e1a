import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId, eventCodec, requestPatterns, streams, type TicketCommandReply } from '@eventdesk/contracts';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { InProcessClient, InProcessRequests, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { aCommand, anId, anOpening, defaultDesk, hoursLater, openedAt, recorded, anAgent } from '@eventdesk/testing';
import { firstValueFrom } from 'rxjs';
import { TicketCommandModule } from '.';

describe('the service ticket-command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-ticket-command-'));
  const now = () => openedAt;
  const requests = new InProcessRequests();
  const client = new InProcessClient(requests);
  const ask = <T>(pattern: string, data: unknown) => firstValueFrom(client.send<T>(pattern, data));
  let store: EventStore;
  let service: RunningService;
  let bus: ReturnType<typeof createLogEventBus>;
  beforeAll(async () => {
    store = openSqliteEventStore({ path: join(folder, 'events.db'), now });
    bus = createLogEventBus({ store, statePath: join(folder, 'consumers.db'), now });
    const server = new ServiceServer({ name: 'ticket-command', bus, commands: requests });
    service = await startService(TicketCommandModule.with({ store, config: defaultDesk() }), server, false);
  });
  afterAll(async () => {
    await service.close();
    await bus.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('answers commands and pings by request', async () => {
    const command = aCommand({ type: 'OpenTicket', data: anOpening() });
    expect(await ask<TicketCommandReply>(requestPatterns.ticketCommand, command)).toMatchObject({
      outcome: 'accepted',
      revision: 0,
    });
    expect(await ask(requestPatterns.ping, {})).toEqual({ ok: true });
  });

  it('opens the ticket of a referral whose second append never came', async () => {
    const inquiry = anId('inquiry');
    const data = anOpening({ ticket_type: 'inquiry', category: 'information' });
    await ask(requestPatterns.ticketCommand, aCommand({ type: 'OpenTicket', data }, { ticket_id: inquiry }));
    const [referred] = recorded(
      [
        {
          type: 'TicketReferred',
          data: { referred_ticket_id: anId('referred'), ticket_type: 'support', category: 'technical' },
          occurred_at: hoursLater(2),
          actor: anAgent,
        },
      ],
      1,
      inquiry,
    );
    if (!referred) throw new Error('no event');
    const { position } = await store.append(streams.ticket(inquiry), 0, [
      eventCodec.encode(derivedId(inquiry, 'referred'), referred, referred),
    ]);
    await service.consumer?.passed(position);
    const opened = [];
    for await (const stored of store.readStream(streams.ticket(anId('referred')))) opened.push(eventCodec.decode(stored));
    expect(opened).toMatchObject([{ type: 'TicketOpened', occurred_at: hoursLater(2) }]);
  });
});
