/** What several gateways share: one log in SQLite, views and sessions in MongoDB, a projector and ticket-command elsewhere. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  derivedId,
  isTicket,
  requestPatterns,
  streams,
  type TicketCommandMessage,
  type TicketCommandReply,
} from '@eventdesk/contracts';
import { ticketDecider } from '@eventdesk/domain';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { handleCommand } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { checkpointsBeside } from '@eventdesk/read-models';
import { openMongoViews } from '@eventdesk/read-models/mongodb';
import { systemClock } from '@eventdesk/runtime';
import { MongoClient } from 'mongodb';
import { createFollowUp } from '../follow-up';
import { openMongoKept } from '../kept/mongodb';
import { FakeRequests } from './fake-requests-for-spec';
import { config, quietBus, startGateway, type TestGateway } from './gateway-for-spec';

const now = () => systemClock.now();

export async function openSharedDesk(url: string) {
  const folder = mkdtempSync(join(tmpdir(), 'shared-desk-'));
  const database = `gateways-${randomUUID()}`;
  const path = join(folder, 'events.db');
  const store = openSqliteEventStore({ path, now });
  const views = await openMongoViews({ url, database });
  const bus = createLogEventBus({ store, statePath: join(folder, 'consumers.db'), now });
  /** What the projector waits for before each event; a spec may hold it up. */
  const projector = { mayGoOn: Promise.resolve() };
  const prefixes = ['ticket-'];
  await bus.consume({ name: 'projector', prefixes, checkpoints: checkpointsBeside(views) }, async (event) => {
    await projector.mayGoOn;
    await views.apply([event]);
  });
  const requests = new FakeRequests();
  requests.responders.set(requestPatterns.ticketCommand, (data) => answer(store, data as TicketCommandMessage));
  /** A gateway with connections of its own, as in a process of its own. */
  const gateway = async (): Promise<TestGateway> => {
    const own = openSqliteEventStore({ path, now });
    const reading = await openMongoViews({ url, database });
    const kept = await openMongoKept({ url, database });
    const elsewhere = { ...quietBus, handled: bus.handled.bind(bus), statuses: () => bus.statuses() };
    const followUp = createFollowUp(own, elsewhere, []);
    const started = await startGateway({ requests, store: own, views: reading, kept, bus: elsewhere, followUp });
    const close = async () => {
      await started.close();
      await Promise.all([own.close(), reading.close(), kept.close()]);
    };
    return { ...started, close, stop: () => close().then(() => rmSync(started.folder, { recursive: true })) };
  };
  const close = async () => {
    await bus.close();
    await Promise.all([store.close(), views.close()]);
    const client = new MongoClient(url);
    await client.db(database).dropDatabase();
    await client.close();
    rmSync(folder, { recursive: true });
  };
  const opened = async () => {
    let count = 0;
    for await (const { events } of store.readAll({ after: null }))
      count += events.filter(({ type }) => type.startsWith('TicketOpened')).length;
    return count;
  };
  return { gateway, projector, requests, opened, close };
}

async function answer(
  store: ReturnType<typeof openSqliteEventStore>,
  message: TicketCommandMessage,
): Promise<TicketCommandReply> {
  const { ticket_id, command_id, causation_id, correlation_id, expected_revision } = message.metadata;
  const handled = await handleCommand(store, {
    stream: streams.ticket(ticket_id),
    decider: ticketDecider(config),
    command: message,
    expectedRevision: expected_revision,
    eventId: (_, index) => derivedId(command_id, index),
    metadata: { ticket_id, command_id, causation_id, correlation_id },
  });
  if (handled.outcome === 'refused') return handled;
  const { state: ticket, revision, position } = handled;
  if (ticket.status === 'absent' || revision === null) throw new Error('accepted, but there is no ticket');
  return { outcome: 'accepted', ticket_id, revision, position, ticket: isTicket(ticket) ? ticket : null };
}
