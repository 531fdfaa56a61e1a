/** A log, the road from it, and projectors that share one set of views: each with connections of its own, as processes have. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categories, eventCodec, type Recorded } from '@eventdesk/contracts';
import { type Consumer, type EventBus, TryLater } from '@eventdesk/event-bus';
import { connectNats, createJetStreamEventBus, startRelay } from '@eventdesk/event-bus/jetstream';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { MongoClient } from 'mongodb';
import { checkpointsBeside } from '../checkpoints';
import { ViewsSwapped, type ViewStore, ViewsUnavailable } from '../port';
import { openSqliteViews, rebuildViews } from '../sqlite';
import type { Pointer } from './pointer';
import { openMongoViews } from '.';

const LEASE_MS = 1_500;
const now = () => '2025-03-01T10:00:00.000Z';

export interface Servers {
  natsUrl: string;
  mongoUrl: string;
  database: string;
}
export interface RunningProjector {
  views: ViewStore;
  bus: EventBus;
  consumer: Consumer;
  /** As when its process vanished. */
  vanish: () => Promise<void>;
}

export class ProjectedDesk {
  readonly #name = `test-${process.pid}-${performance.now().toString(36).replace('.', '')}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'eventdesk-projectors-'));
  readonly store = openSqliteEventStore({ path: join(this.#folder, 'events.db'), now });
  readonly #client: MongoClient;
  readonly #ends: (() => Promise<void>)[] = [];

  constructor(private readonly servers: Servers) {
    this.#client = new MongoClient(servers.mongoUrl);
  }

  async begin(): Promise<void> {
    const nats = await this.#connect();
    const relay = startRelay({ nats, store: this.store, categories, desk: this.#name, leaseMs: LEASE_MS });
    this.#ends.push(() => relay.stop());
  }

  /** @param isDeaf hears of no swap while it has nothing to apply, like one that stands still */
  async projector(isDeaf = false): Promise<RunningProjector> {
    const { mongoUrl: url, database } = this.servers;
    let consumer: Consumer | null = null;
    const onSwap = () => void consumer?.restart().catch(() => {});
    const views = await openMongoViews({ url, database, ...(isDeaf ? {} : { onSwap }) });
    const nats = await this.#connect();
    const bus = createJetStreamEventBus({ nats, desk: this.#name, store: this.store, now, leaseMs: LEASE_MS });
    const handler = (event: Recorded) =>
      views.apply([event]).catch((error: unknown) => {
        if (error instanceof ViewsSwapped || error instanceof ViewsUnavailable) throw new TryLater(error.message);
        throw error;
      });
    const prefixes = categories.map((category) => `${category}-`);
    consumer = await bus.consume({ name: 'projector', prefixes, checkpoints: checkpointsBeside(views) }, handler);
    const stop = async () => {
      await bus.close();
      await views.close();
    };
    this.#ends.push(stop);
    return { views, bus, consumer, vanish: () => nats.close() };
  }

  /** Those of each stream in their order. @returns the position of the last */
  async append(events: readonly Recorded[]): Promise<string> {
    const names = [...new Set(events.map(({ stream }) => stream))];
    const ofStream = (name: string) => events.filter(({ stream }) => stream === name);
    const positions = await Promise.all(names.map((name) => this.#appendTo(name, ofStream(name))));
    return String(Math.max(...positions.map(Number)));
  }

  /** Events that the saved checkpoint has passed, and that the views lack. Null when they were swapped at this moment. */
  async lost(): Promise<string[] | null> {
    const db = this.#client.db(this.servers.database);
    const read = () => db.collection<Pointer>('views').findOne({ _id: 'live' });
    const before = await read();
    if (!before) return null;
    const timeline = db.collection<{ row: { id: string } }>(`timeline_${before.views.timeline}`);
    // Dropped while it is read.
    const rows = await timeline
      .find()
      .toArray()
      .catch(() => null);
    const after = await read();
    if (!rows || after?.born !== before.born || after.generation !== before.generation) return null;
    const known = new Set(rows.map(({ row }) => row.id));
    return (await this.#idsUpTo(before.checkpoint)).filter((id) => !known.has(id));
  }

  /** Of views that one alone has folded from the log, in another engine. */
  async digestsOfFresh() {
    const folder = join(this.#folder, 'fresh');
    await rebuildViews({ folder, store: this.store });
    const views = openSqliteViews({ folder });
    return views.digests().finally(() => views.close());
  }

  async dropViews(): Promise<void> {
    await this.#client.db(this.servers.database).dropDatabase();
  }

  async end(): Promise<void> {
    for (const end of this.#ends.reverse()) await end().catch(() => {});
    const nats = await connectNats({ servers: this.servers.natsUrl, name: 'cleaning' });
    const { streams } = await nats.jetstreamManager();
    for (const stream of [`${this.#name}-events`, `KV_${this.#name}-bus`]) await streams.delete(stream).catch(() => {});
    await nats.close();
    await this.#client.close();
    await this.store.close();
    rmSync(this.#folder, { recursive: true });
  }

  async #connect() {
    const nats = await connectNats({ servers: this.servers.natsUrl, name: this.#name, reconnectWaitMs: 50, pingIntervalMs: 500 });
    this.#ends.push(() => nats.close());
    return nats;
  }

  async #appendTo(stream: string, events: readonly Recorded[]): Promise<string> {
    let last = '';
    for (const { id, stream: _, revision, position: __, recorded_at: ___, type, data, ...metadata } of events) {
      const stored = eventCodec.encode(id, { type, data }, metadata);
      last = (await this.store.append(stream, revision === 0 ? 'no_stream' : revision - 1, [stored])).position;
    }
    return last;
  }

  async #idsUpTo(checkpoint: string | null): Promise<string[]> {
    const ids: string[] = [];
    if (checkpoint === null) return ids;
    for await (const { events } of this.store.readAll({ after: null }))
      for (const { id, position } of events) if (Number(position) <= Number(checkpoint)) ids.push(id);
    return ids;
  }
}
