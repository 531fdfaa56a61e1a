/** Several instances of a service over one log and one NATS server, for specs: each with connections of its own, as processes have. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Category, eventCodec, type DeskEvent, type Recorded } from '@eventdesk/contracts';
import type { EventBus } from '../port';
import { connectNats, createJetStreamEventBus, startRelay } from '../jetstream';
import type { RequestRegistry } from '../nest';
import { createNatsRequests, NatsRequestClient } from '../nest/nats';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { type NatsConnection, nuid } from 'nats';

/** Short enough for specs to wait out. */
export const LEASE_MS = 1_500;

export interface Instance {
  bus: EventBus;
  store: EventStore;
  /** Asks whichever instance answers. */
  client: NatsRequestClient;
  /** Where instances of the service of that name are asked. */
  requestsOf(service: string): RequestRegistry;
  /** Drops its connection to NATS, as when its process vanished; what it is at still goes on, and may write to the log. */
  cut(): Promise<void>;
  /** Stops in good order; once is enough. */
  stop(): Promise<void>;
}

export class Instances {
  readonly folder = mkdtempSync(join(tmpdir(), 'eventdesk-instances-'));
  /** For the spec itself: a connection of its own to the log. */
  readonly store: EventStore;
  readonly #desk = `test-${nuid.next()}`;
  readonly #running = new Set<Instance>();

  /** @param url of a NATS server with JetStream; other desks there are left alone. @param now what `recorded_at` says */
  constructor(
    private readonly url: string,
    private readonly now: () => string,
  ) {
    this.store = this.#openStore();
  }

  /** @param relays whose events this instance brings to the bus: what its service writes, and what the spec itself appends */
  async start(relays: readonly Category[]): Promise<Instance> {
    const [nats, store, { now }] = [await this.#connect(), this.#openStore(), this];
    const settings = { nats, store, desk: this.#desk, leaseMs: LEASE_MS };
    const bus = createJetStreamEventBus({ ...settings, now, retry: { firstDelayMs: 20 } });
    const relay = startRelay({ ...settings, categories: relays });
    const instance: Instance = {
      bus,
      store,
      client: new NatsRequestClient(nats, { desk: this.#desk }),
      requestsOf: (queue) => createNatsRequests(nats, { queue, desk: this.#desk }),
      cut: () => nats.close(),
      stop: async () => {
        if (!this.#running.delete(instance)) return;
        await bus.close();
        await relay.stop();
        await nats.close();
        await store.close();
      },
    };
    this.#running.add(instance);
    return instance;
  }

  /** The whole log of these categories, as the spec's own connection sees it. */
  async events<E extends DeskEvent>(...categories: readonly Category[]): Promise<Recorded<E>[]> {
    const events: Recorded<E>[] = [];
    const prefixes = categories.map((category) => `${category}-`);
    for await (const batch of this.store.readAll({ after: null, prefixes }))
      events.push(...batch.events.map((stored) => eventCodec.decode<E>(stored)));
    return events;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((instance) => instance.stop()));
    const nats = await this.#connect();
    const { streams } = await nats.jetstreamManager();
    for (const stream of [`${this.#desk}-events`, `KV_${this.#desk}-bus`]) await streams.delete(stream).catch(() => {});
    await nats.close();
    await this.store.close();
    rmSync(this.folder, { recursive: true });
  }

  #connect(): Promise<NatsConnection> {
    return connectNats({ servers: this.url, name: this.#desk, reconnectWaitMs: 50, pingIntervalMs: 500 });
  }

  #openStore(): EventStore {
    return openSqliteEventStore({ path: join(this.folder, 'events.db'), now: this.now });
  }
}

/** Resolves when the check no longer throws. @throws what it threw last, after so many milliseconds */
export async function eventually(check: () => Promise<void> | void, withinMs = 25_000): Promise<void> {
  for (const end = performance.now() + withinMs; ; await pause(20)) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
}
