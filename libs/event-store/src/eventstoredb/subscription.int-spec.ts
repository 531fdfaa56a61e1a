import { randomUUID } from 'node:crypto';
import { TimeoutError, UnavailableError } from '@eventstore/db-client';
import type { LogBatch } from '../port';
import { ScriptedClient, type ScriptedSubscription } from './scripted-client.for-spec';
import { EventStoreDb } from './store';

const SILENCE_MS = 60;

class Following {
  readonly client = new ScriptedClient();
  readonly warnings: string[] = [];
  readonly batches: LogBatch[] = [];
  readonly stop = new AbortController();
  readonly store = new EventStoreDb(this.client, {
    now: () => '2026-01-01T00:00:00.000Z',
    silenceMs: SILENCE_MS,
    patienceMs: 200,
    logger: { warn: (_, message) => void this.warnings.push(message) },
  });
  ended = Promise.resolve();

  start(after: string | null = null, prefixes?: string[]): this {
    this.ended = this.#follow(after, prefixes);
    return this;
  }
  record = (count: number, stream = 'ticket-1') =>
    Array.from({ length: count }, () => this.client.record(stream, { id: randomUUID(), type: 'N.v1', data: {}, metadata: {} }));
  get ids(): string[] {
    return this.batches.flatMap(({ events }) => events.map(({ id }) => id));
  }
  get position(): string | undefined {
    return this.batches.at(-1)?.position;
  }
  /** The n-th subscription, when it comes about. */
  async subscription(nth = 1): Promise<ScriptedSubscription> {
    await until(() => this.client.subscriptions.length >= nth);
    return this.client.subscriptions[nth - 1] as ScriptedSubscription;
  }
  async end(): Promise<void> {
    this.stop.abort();
    await this.ended;
    await this.store.close();
  }

  async #follow(after: string | null, prefixes?: string[]): Promise<void> {
    for await (const batch of this.store.subscribe({ after, prefixes }, this.stop.signal)) this.batches.push(batch);
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 2_000) throw new Error('it did not come about');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const idsOf = (events: { id: string }[]) => events.map(({ id }) => id);
const at = (position: bigint) => ({ commit: position, prepare: position });

describe('a subscription to EventStoreDB', () => {
  let given: Following;
  beforeEach(() => (given = new Following()));
  afterEach(() => given.end());

  it.each([
    ['the server is down', new UnavailableError()],
    ['the server finds the reader too slow', new TimeoutError()],
  ])('goes on after the last event when %s', async (_, error) => {
    const events = given.start().record(4);
    (await given.subscription()).send(...events.slice(0, 2));
    await until(() => given.ids.length === 2);
    (await given.subscription()).breakOff(error);
    const next = await given.subscription(2);
    expect(next.options.fromPosition).toEqual(at(20n));
    next.send(...events.slice(2));
    await until(() => given.ids.length === 4);
    expect(given.ids).toEqual(idsOf(events));
    expect(given.client.subscriptions[0]?.cancelled).toBe(true);
    expect(given.warnings).toHaveLength(1);
  });

  it('goes on when the server ends it without an error, and when it breaks before anything came', async () => {
    const events = given.start('10/10').record(3);
    (await given.subscription()).breakOff(new UnavailableError());
    (await given.subscription(2)).stream.end();
    const third = await given.subscription(3);
    expect(third.options.fromPosition).toEqual(at(10n));
    third.send(...events.slice(1));
    await until(() => given.ids.length === 2);
    expect(given.ids).toEqual(idsOf(events.slice(1)));
  });

  it('takes nothing twice when the server sends again what it had sent', async () => {
    const events = given.start().record(3);
    const subscription = await given.subscription();
    subscription.send(...events.slice(0, 2));
    await until(() => given.ids.length === 2);
    subscription.send(...events);
    await until(() => given.ids.length > 2);
    expect(given.ids).toEqual(idsOf(events));
  });

  it('is told by checkpoints how far the filter left everything out, but never past an event that still waits', async () => {
    const [first, second] = given.start(null, ['ticket-']).record(2);
    const subscription = await given.subscription();
    if (first && second) {
      subscription.send(first);
      subscription.checkpoint(at(15n));
      subscription.send(second);
      subscription.checkpoint(at(95n));
    }
    await until(() => given.position === '95/95');
    expect(given.ids).toHaveLength(2);
    for (const { events, position } of given.batches)
      expect(events.every((event) => BigInt(event.position.split('/')[0] ?? 0) <= BigInt(position.split('/')[0] ?? 0))).toBe(
        true,
      );
    subscription.breakOff(new UnavailableError());
    expect((await given.subscription(2)).options.fromPosition).toEqual(at(95n));
  });

  it('does not believe a checkpoint that no log can have', async () => {
    given.start();
    const subscription = await given.subscription();
    subscription.checkpoint(at(2n ** 64n - 1n));
    subscription.checkpoint(at(70n));
    await until(() => given.batches.length > 0);
    expect(given.position).toBe('70/70');
  });

  it('counts all up to the head as seen once the server has caught up with it', async () => {
    given.record(3, 'other-1');
    given.start(null, ['ticket-']);
    (await given.subscription()).caughtUp();
    await until(() => given.position === '30/30');
    expect(given.ids).toEqual([]);
  });

  it('leaves out what the server itself wrote', async () => {
    const [link] = given.start().record(1, '$ce-ticket');
    const [event] = given.record(1);
    if (link && event) (await given.subscription()).send(link, event);
    await until(() => given.position === '20/20');
    expect(given.ids).toEqual([event?.id]);
  });

  it('is taken up anew when nothing comes although the log has grown, and says when events had been held back', async () => {
    given.start();
    const silent = await given.subscription();
    const events = given.record(2);
    const next = await given.subscription(2);
    expect(silent.cancelled).toBe(true);
    expect(next.options.fromPosition).toBe('start');
    next.send(...events);
    await until(() => given.ids.length === 2);
    expect(given.warnings).toEqual([expect.stringContaining('silent')]);
  });

  it('stays as it is while nothing comes because there is nothing', async () => {
    const events = given.record(1);
    given.start();
    (await given.subscription()).send(...events);
    await pause(SILENCE_MS * 4);
    expect(given.client.subscriptions).toHaveLength(1);
  });

  it('is taken up anew when the server does not even answer where its log ends', async () => {
    given.start();
    await given.subscription();
    given.client.onRead.push(...Array.from({ length: 6 }, () => 'silence' as const));
    await given.subscription(2);
    expect(given.warnings[0]).toContain('broke off');
  });

  it('waits longer each time while the server is away', async () => {
    given.start();
    const started = performance.now();
    for (let nth = 1; nth <= 4; nth++) (await given.subscription(nth)).breakOff(new UnavailableError());
    await given.subscription(5);
    expect(performance.now() - started).toBeGreaterThan(100 * (1 + 2 + 4 + 8) * 0.45);
  });

  it('lets the server wait while nobody takes what came', async () => {
    const events = given.record(5_000);
    const taken = given.store.subscribe({ after: null }, given.stop.signal)[Symbol.asyncIterator]();
    const first = taken.next();
    const subscription = await given.subscription();
    let sent = 0;
    while (sent < events.length && subscription.send(...events.slice(sent, sent + 1))) sent++;
    await first;
    expect(sent).toBeLessThan(300);
    expect(subscription.stream.readableLength).toBeLessThan(300);
    await taken.return?.();
    expect(subscription.cancelled).toBe(true);
  });

  it.each(['while it waits for events', 'while it waits for the server'])('ends at once when told to, %s', async (state) => {
    given.start();
    const subscription = await given.subscription();
    if (state.includes('server')) {
      given.client.onRead.push(...Array.from({ length: 20 }, () => new UnavailableError()));
      subscription.breakOff(new UnavailableError());
      await pause(20);
    }
    const told = performance.now();
    given.stop.abort();
    await given.ended;
    expect(performance.now() - told).toBeLessThan(150);
  });

  it('survives an error that comes after it was given up', async () => {
    given.start();
    const subscription = await given.subscription();
    given.stop.abort();
    await given.ended;
    subscription.breakOff(new UnavailableError());
    await pause(5);
  });
});
