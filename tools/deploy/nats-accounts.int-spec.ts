/** Each service at NATS as the user that it is: what it does is allowed, and nothing else is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Category, categories, derivedId, eventCodec, requestPatterns, streams } from '@eventdesk/contracts';
import type { Consumer, EventBus } from '@eventdesk/event-bus';
import { connectNats, createJetStreamEventBus, Refill, type Relay, startRelay } from '@eventdesk/event-bus/jetstream';
import { createNatsRequests, NatsRequestClient } from '@eventdesk/event-bus/nats';
import { type EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { connect, Events, type NatsConnection, type Status } from 'nats';
import { firstValueFrom } from 'rxjs';
import { DeployedNats, withNatsServer } from './nats-server.for-spec';
import { sourcesOf } from './project.for-spec';

/** What each service writes, and what it answers. */
const services: { name: string; writes?: Category; answers?: string[] }[] = [
  {
    name: 'ticket-command',
    writes: 'ticket',
    answers: [requestPatterns.ticketCommand, requestPatterns.ping, requestPatterns.demo],
  },
  { name: 'numbering', writes: 'numbering' },
  { name: 'sla-monitor', writes: 'sla' },
  { name: 'notification', writes: 'notification', answers: [requestPatterns.mailbox] },
  { name: 'projector', answers: [requestPatterns.rebuild, requestPatterns.rebuildStatus] },
];
const now = '2025-03-01T10:00:00.000Z';
const ticketId = derivedId('accounts', 'ticket');
/** The categories that a service has handlers for: of those it reads the stream. */
const prefixesOf = (service: string): string[] => {
  const read = [...sourcesOf(`apps/${service}`).matchAll(/eventPattern\('(\w+)'/g)].map(([, category]) => `${category}-`);
  return [...new Set(read)];
};

async function eventually(check: () => Promise<void>): Promise<void> {
  for (const end = performance.now() + 20_000; ; await sleep(100)) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}

/** What the server did not let a client do, if that is what a status tells. */
const refusalIn = ({ type, permissionContext }: Status): string | null =>
  type === Events.Error && permissionContext ? `${permissionContext.operation} ${permissionContext.subject}` : null;

class Desk {
  readonly #folder = mkdtempSync(join(tmpdir(), 'eventdesk-accounts-log-'));
  readonly store: EventStore = openSqliteEventStore({ path: join(this.#folder, 'events.db'), now: () => now });
  readonly refused = new Set<string>();
  readonly #revisions = new Map<string, number>();
  readonly #closing: (() => Promise<unknown>)[] = [];

  constructor(private readonly server: DeployedNats) {}

  async connect(name: string): Promise<NatsConnection> {
    const nats = await connectNats({ ...this.server.urlOf(name), name, inboxPrefix: `_INBOX_${name}`, reconnectWaitMs: 50 });
    void this.#listen(name, nats);
    this.#closing.push(() => nats.close());
    return nats;
  }

  busOf(nats: NatsConnection): EventBus {
    const retry = { attempts: 2, firstDelayMs: 2, maxDelayMs: 10 };
    const bus = createJetStreamEventBus({ nats, store: this.store, now: () => now, leaseMs: 1_000, retry });
    this.#closing.push(() => bus.close());
    return bus;
  }

  relay(nats: NatsConnection, category: Category): Relay {
    const relay = startRelay({ nats, store: this.store, categories: [category], leaseMs: 1_000 });
    this.#closing.push(() => relay.stop());
    return relay;
  }

  /** An event in the stream of that category. @returns its position */
  async append(category: Category, text: string): Promise<string> {
    const stream = category === 'numbering' ? streams.numbering('chargecars', 'SUP', 2025) : streams[category](ticketId);
    const metadata = { ticket_id: ticketId, occurred_at: now, actor: { kind: 'system' as const, id: 'spec', name: 'Spec' } };
    const event = eventCodec.encode(
      derivedId(stream, text),
      { type: 'NoteAdded', data: { note_id: derivedId('note', text), body: text } },
      { ...metadata, command_id: null, causation_id: ticketId, correlation_id: ticketId },
    );
    const { revision, position } = await this.store.append(stream, this.#revisions.get(stream) ?? 'no_stream', [event]);
    this.#revisions.set(stream, revision);
    return position;
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }

  async #listen(name: string, nats: NatsConnection): Promise<void> {
    for await (const status of nats.status()) {
      const refusal = refusalIn(status);
      if (refusal) this.refused.add(`${name}: ${refusal}`);
    }
  }
}

withNatsServer(() => {
  let server: DeployedNats;
  beforeAll(async () => {
    server = await DeployedNats.start();
  });
  afterAll(() => server.remove());

  describe('every service, as its user,', () => {
    let desk: Desk;
    const consumers = new Map<string, Consumer>();
    let gateway: NatsConnection;
    let gatewayBus: EventBus;
    let poison = false;

    const startAll = async () => {
      for (const { name, writes, answers = [] } of services) {
        const nats = await desk.connect(name);
        if (writes) desk.relay(nats, writes);
        const requests = createNatsRequests(nats, { queue: name });
        for (const pattern of answers) requests.register(pattern, () => Promise.resolve({ answered: pattern }));
        const handler = () => (poison && name === 'projector' ? Promise.reject(new Error('poison')) : Promise.resolve());
        consumers.set(name, await desk.busOf(nats).consume({ name, prefixes: prefixesOf(name) }, handler));
      }
      gateway = await desk.connect('gateway');
      gatewayBus = desk.busOf(gateway);
    };
    const ask = async (nats: NatsConnection, pattern: string): Promise<unknown> =>
      firstValueFrom(new NatsRequestClient(nats).send<unknown>(pattern, {}));

    beforeAll(async () => {
      desk = new Desk(server);
      await startAll();
    });
    afterAll(() => desk.close());
    afterEach(() => expect([...desk.refused]).toEqual([]));

    it('relays what it writes, and reads what the others wrote', async () => {
      let position = '';
      for (const category of categories) position = await desk.append(category, 'first');
      for (const { name } of services) await gatewayBus.handled(name, ticketId, position, AbortSignal.timeout(15_000));
      expect((await gatewayBus.statuses()).map(({ name }) => name).sort()).toEqual(services.map(({ name }) => name).sort());
    });

    it('parks, and tries again when the gateway asks', async () => {
      poison = true;
      const position = await desk.append('ticket', 'poison');
      await gatewayBus.handled('projector', ticketId, position, AbortSignal.timeout(15_000));
      expect(await gatewayBus.parked()).toMatchObject([{ consumer: 'projector', ticket_id: ticketId }]);
      poison = false;
      expect(await gatewayBus.retryParked('projector', ticketId)).toEqual({ finished: 1, error: null });
      expect(await gatewayBus.parked()).toEqual([]);
    });

    it('is asked, and answers', async () => {
      for (const pattern of Object.values(requestPatterns)) expect(await ask(gateway, pattern)).toEqual({ answered: pattern });
      const monitor = await desk.connect('sla-monitor');
      expect(await ask(monitor, requestPatterns.ticketCommand)).toEqual({ answered: requestPatterns.ticketCommand });
    });

    it('shares its work with another instance, and takes over from it', async () => {
      const other = desk.busOf(await desk.connect('projector'));
      const consumer = await other.consume({ name: 'projector', prefixes: prefixesOf('projector') }, () => Promise.resolve());
      const shared = await desk.append('ticket', 'shared');
      await gatewayBus.handled('projector', ticketId, shared, AbortSignal.timeout(15_000));
      await consumer.stop();
      const alone = await desk.append('ticket', 'alone');
      await gatewayBus.handled('projector', ticketId, alone, AbortSignal.timeout(15_000));
    });

    it('puts the log into the stream once more when the command line asks', async () => {
      const refill = new Refill({ nats: await desk.connect('replay') }, categories);
      const before = await refill.messages();
      await refill.ask(null);
      await eventually(async () => {
        expect((await refill.relayed()).every(({ taken, position }) => taken && position !== null)).toBe(true);
        expect(await refill.messages()).toBe(before);
      });
    });

    it('is relayed for by the command line where it does not run', async () => {
      const nats = await desk.connect('replay');
      const relay = desk.relay(nats, 'ticket');
      await sleep(1_500);
      expect(relay.status()).toMatchObject({ leading: false, fault: null });
    });

    it('fills the stream again when it was lost', async () => {
      await server.kill();
      server.loseStream('desk-events');
      await server.start();
      const position = await desk.append('ticket', 'after the loss');
      for (const { name } of services) await consumers.get(name)?.handled(ticketId, position, AbortSignal.timeout(60_000));
    }, 90_000);
  });

  describe('nothing else is allowed:', () => {
    /** What of these the server refuses a user; stops looking when all are, or nothing more comes. */
    const refusedOf = async (user: string, subjects: string[], act: (nats: NatsConnection, subject: string) => unknown) => {
      const nats = await connect({ ...server.urlOf(user), inboxPrefix: `_INBOX_${user}`, reconnect: false });
      const refusals: string[] = [];
      void (async () => {
        for await (const status of nats.status()) refusals.push(refusalIn(status) ?? '');
      })();
      for (const subject of subjects) act(nats, subject);
      await nats.flush();
      for (let left = 80; left > 0 && refusals.length < subjects.length; left--) await sleep(25);
      await nats.close();
      return refusals;
    };
    const users = [...services, { name: 'gateway', writes: undefined }, { name: 'replay', writes: undefined }];
    const others = (user: string) => services.map(({ name }) => name).filter((name) => name !== user);

    it.each(users)(
      '$name says nothing for another, asks nothing that is not its to ask, and deletes nothing',
      async (service) => {
        const { name: user, writes } = service;
        const events = (user === 'replay' ? [] : categories).filter((category) => category !== writes);
        const asks: Record<string, string[]> = {
          gateway: Object.values(requestPatterns),
          'sla-monitor': [requestPatterns.ticketCommand],
        };
        const subjects = [
          ...events.flatMap((one) => [`desk.events.0.${one}.Anything`, `desk.relay.${one}`, `$KV.desk-bus.relay.${one}`]),
          ...others(user).flatMap((one) => [
            ...['member', 'partition'].map((kind) => `$KV.desk-bus.${kind}.${one}.0`),
            ...[`$KV.desk-bus.parked.${one}.${ticketId}`, `desk.bus.share.${one}`, `desk.bus.held.${one}.0`],
            ...(user === 'gateway' ? [] : [`desk.bus.retry.${one}.0`, `desk.bus.handled.${one}.0`]),
          ]),
          ...Object.values(requestPatterns).filter((pattern) => !asks[user]?.includes(pattern)),
          ...(writes || user === 'replay' ? [] : ['$JS.API.STREAM.PURGE.desk-events', '$JS.API.STREAM.MSG.GET.desk-events']),
          ...['DELETE.desk-events', 'DELETE.KV_desk-bus', 'PURGE.KV_desk-bus', 'CREATE.another'].map(
            (end) => `$JS.API.STREAM.${end}`,
          ),
          ...['_INBOX_another.someone', 'anything', '$SYS.REQ.SERVER.PING'],
        ];
        const refused = await refusedOf(user, subjects, (nats, subject) => nats.publish(subject, '{}'));
        expect(refused.sort()).toEqual(subjects.map((subject) => `publish ${subject}`).sort());
      },
    );

    it.each(users)('$name hears nothing that is for another', async ({ name: user }) => {
      const answered = services.find(({ name }) => name === user)?.answers ?? [];
      const subjects = [
        ...Object.values(requestPatterns).filter((pattern) => !answered.includes(pattern)),
        ...others(user).flatMap((one) => [`desk.bus.retry.${one}.*`, `desk.bus.handled.${one}.*`, `desk.bus.share.${one}`]),
        ...[user === 'gateway' ? '_INBOX_replay.>' : '_INBOX_gateway.>', '_INBOX.>', 'desk.events.>', '$KV.desk-bus.>', '>'],
      ];
      const refused = await refusedOf(user, subjects, (nats, subject) => nats.subscribe(subject));
      expect(refused.sort()).toEqual(subjects.map((subject) => `subscription ${subject}`).sort());
    });

    it('a service that has the server deliver a forged command is not listened to', async () => {
      const [answering, forging] = await Promise.all(
        ['ticket-command', 'projector'].map((user) => connect({ ...server.urlOf(user), inboxPrefix: `_INBOX_${user}` })),
      );
      if (!answering || !forging) throw new Error('not connected');
      const seen: unknown[] = [];
      const leave = createNatsRequests(answering, { queue: 'ticket-command' }).register(
        requestPatterns.ticketCommand,
        async (data) => void seen.push(data),
      );
      await answering.jetstream().views.kv('desk-bus', { history: 1 });
      const key = '$KV.desk-bus.parked.projector.0.forged';
      await forging.jetstream().publish(key, JSON.stringify({ id: 'x', data: 'forged' }));
      const config = {
        ...{ deliver_subject: requestPatterns.ticketCommand, deliver_group: 'ticket-command' },
        ...{ filter_subject: key, deliver_policy: 'all', ack_policy: 'none' },
      };
      const made = forging.request('$JS.API.CONSUMER.CREATE.KV_desk-bus', JSON.stringify({ stream_name: 'KV_desk-bus', config }));
      const { error } = (await made).json<{ error?: unknown }>();
      await sleep(500);
      expect(error).toBeUndefined();
      const gateway = await connect({ ...server.urlOf('gateway'), inboxPrefix: '_INBOX_gateway' });
      await firstValueFrom(new NatsRequestClient(gateway).send(requestPatterns.ticketCommand, 'sound'), { defaultValue: null });
      expect(seen).toEqual(['sound']);
      await leave();
      for (const nats of [answering, forging, gateway]) await nats.close();
    });

    it.each([
      ['numbering', '$JS.API.CONSUMER.CREATE.desk-events.numbering_0_1.desk.events.0.sla.>'],
      ['ticket-command', '$JS.API.CONSUMER.DURABLE.CREATE.desk-events.ticket-command_0_1'],
    ])('%s reads of the stream what it has handlers for', async (user, subject) => {
      expect(await refusedOf(user, [subject], (nats) => nats.publish(subject, '{}'))).toEqual([`publish ${subject}`]);
    });

    it.each([
      ['who gives no name', { user: undefined, pass: undefined }],
      ['an unknown user', { user: 'admin' }],
      ['a wrong password', { pass: 'guessed' }],
    ])('not let in: %s', async (_, wrong) => {
      await expect(connect({ ...server.urlOf('gateway'), ...wrong, reconnect: false })).rejects.toThrow(/authorization/i);
    });
  });
});
