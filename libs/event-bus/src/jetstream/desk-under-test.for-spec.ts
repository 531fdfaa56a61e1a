import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categories } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { type NatsConnection, nuid } from 'nats';
import { type BusUnderTest, contractRetry, PARKED_AT } from '../contract';
import type { EventBus } from '../port';
import {
  connectNats,
  createJetStreamEventBus,
  type JetStreamEventBusOptions,
  type Relay,
  type RelayOptions,
  startRelay,
} from '.';

export const natsUrl = process.env.NATS_URL;

/** Runs specs where a server is; elsewhere one line says what was left out, and how to give it. */
export function withNats(specs: () => void): void {
  if (natsUrl) return specs();
  process.stderr.write('JetStream: not tested here. Give a server with JetStream: NATS_URL=nats://127.0.0.1:4222\n');
  it('needs a server, whose URL is in NATS_URL', () => expect(natsUrl).toBeUndefined());
}

/** Short enough for tests to wait out, and long enough for a machine that has much else to do. */
export const LEASE_MS = 1_500;

export interface DeskOptions extends Partial<JetStreamEventBusOptions> {
  url?: string;
}

/** A desk of its own at the server: a log on the disk, the relays of all categories, and buses as many as are asked for. */
export class JetStreamDesk implements BusUnderTest {
  readonly name = `test-${nuid.next()}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'eventdesk-jetstream-'));
  readonly store: EventStore = openSqliteEventStore({ path: join(this.#folder, 'events.db'), now: () => PARKED_AT });
  readonly #revisions = new Map<string, number>();
  readonly #connections: NatsConnection[] = [];
  readonly #buses: { bus: EventBus; nats: NatsConnection }[] = [];
  readonly #relays: Relay[] = [];

  static async open(options: DeskOptions = {}): Promise<{ desk: JetStreamDesk; bus: EventBus }> {
    const desk = new JetStreamDesk(options);
    await desk.relay();
    return { desk, bus: await desk.another() };
  }

  constructor(private readonly options: DeskOptions = {}) {}

  /** @param servers another way to the server than that of the others */
  async connect(servers = this.options.url ?? natsUrl): Promise<NatsConnection> {
    const nats = await connectNats({ servers, name: this.name, reconnectWaitMs: 50, pingIntervalMs: 500 });
    this.#connections.push(nats);
    return nats;
  }

  async relay(options: Partial<RelayOptions> = {}): Promise<Relay> {
    const nats = options.nats ?? (await this.connect());
    const relay = startRelay({ nats, store: this.store, categories, desk: this.name, leaseMs: LEASE_MS, ...options });
    this.#relays.push(relay);
    return relay;
  }

  /** One more instance of the services of this desk. */
  async another(options: Partial<JetStreamEventBusOptions> = {}): Promise<EventBus> {
    const nats = options.nats ?? (await this.connect());
    const { name: desk, store } = this;
    const { url: _, ...own } = this.options;
    const all = { nats, desk, store, now: () => PARKED_AT, retry: contractRetry, leaseMs: LEASE_MS, ...own, ...options };
    const bus = createJetStreamEventBus(all);
    this.#buses.push({ bus, nats });
    return bus;
  }

  async append(...[stream, events]: Parameters<BusUnderTest['append']>): Promise<string> {
    const { revision, position } = await this.store.append(stream, this.#revisions.get(stream) ?? 'no_stream', events);
    this.#revisions.set(stream, revision);
    return position;
  }

  /** As when its process vanished. */
  async cut(bus: EventBus): Promise<void> {
    await this.#buses.find((one) => one.bus === bus)?.nats.close();
  }

  /** Its connection is cut: whatever the lost bus still does, nobody hears of it. */
  async crash(): Promise<EventBus> {
    await this.#buses.at(-1)?.nats.close();
    return this.another();
  }

  async reopen(): Promise<EventBus> {
    await this.#buses.at(-1)?.bus.close();
    return this.another();
  }

  async close(): Promise<void> {
    await Promise.all(this.#buses.map(({ bus }) => bus.close()));
    await Promise.all(this.#relays.map((relay) => relay.stop()));
    const { streams } = await (await this.connect()).jetstreamManager();
    for (const stream of [`${this.name}-events`, `KV_${this.name}-bus`]) await streams.delete(stream).catch(() => {});
    await Promise.all(this.#connections.map((nats) => nats.close()));
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }
}
