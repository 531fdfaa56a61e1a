// The relay, a consumer and the way from an append to a handler over JetStream, each beside raw nats.js on the same server, so in the
// same sync mode. Needs NATS_URL.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AckPolicy, nuid } from 'nats';
import { ticketEvent } from './lib/events.mjs';
import { folder, median } from './lib/measure.mjs';
import { perSecond } from './lib/report.mjs';

const require = createRequire(import.meta.url);
const { connectNats, createJetStreamEventBus, startRelay } = require('@eventdesk/event-bus/jetstream');
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');

const TICKETS = 1_000;
const EVENTS_EACH = 10;
const EVENTS = TICKETS * EVENTS_EACH;
const ROUNDS = 3;
/** As many as the relay publishes without waiting. */
const AT_ONCE = 512;
const LAGS = 300;
const LAG_EVERY_MS = 20;

export default async function jetstream(report) {
  const { NATS_URL } = process.env;
  if (!NATS_URL) return console.error('jetstream: left out; set NATS_URL, for example nats://127.0.0.1:4222');
  const nats = await connectNats({ servers: NATS_URL, name: 'bench' });
  const store = openSqliteEventStore({ path: join(folder(), 'events.db'), now: () => new Date().toISOString() });
  try {
    const log = await fill(store);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await throughput(nats, store, log));
    await lags(report, nats, store);
    tell(report, rounds, 'publish', 'relay');
    tell(report, rounds, 'consume', 'consumer');
  } finally {
    await nats.close();
    await store.close();
  }
}

function tell(report, rounds, raw, ours) {
  report({ name: `raw ${raw}, ${EVENTS} events of ${TICKETS} tickets`, value: perSecond(median(rounds.map((one) => one[raw]))) });
  const ratio = median(rounds.map((one) => one[ours] / one[raw]));
  report({
    name: `${ours}, the same events`,
    value: perSecond(median(rounds.map((one) => one[ours]))),
    ratio,
    unit: 'of it',
    floor: 0.5,
  });
}

async function fill(store) {
  const tickets = Array.from({ length: TICKETS }, () => randomUUID());
  const revisions = new Map();
  for (let start = 0; start < EVENTS_EACH; start += 2)
    await Promise.all(
      tickets.map(async (id) => {
        const events = [ticketEvent(id, start), ticketEvent(id, start + 1)];
        const { revision } = await store.append(`ticket-${id}`, revisions.get(id) ?? 'no_stream', events);
        revisions.set(id, revision);
      }),
    );
  const log = [];
  for await (const { events } of store.readAll({ after: null })) log.push(...events);
  return { head: await store.head(), messages: log.map((event) => JSON.stringify(event)) };
}

/** Of each the events per second: ours and raw take turns, each into an empty stream. */
async function throughput(nats, store, { head, messages }) {
  const raw = await Raw.start(nats);
  const publish = await perSecondOf(() => raw.publish(messages));
  const consume = await perSecondOf(() => raw.consume(messages.length));
  await raw.end();
  const desk = new Desk(nats, store);
  const relay = await perSecondOf(() => desk.relay(head));
  const consumer = await perSecondOf(async () => (await desk.consume(async () => {})).passed(head));
  await desk.end();
  return { publish, consume, relay, consumer };
}

async function perSecondOf(work) {
  const start = performance.now();
  await work();
  return (EVENTS * 1_000) / (performance.now() - start);
}

/** From before an event is appended, or published, until its handler has it. */
async function lags(report, nats, store) {
  const [desk, raw] = [new Desk(nats, store), await Raw.start(nats)];
  const [ours, bare] = [new Arrivals(), new Arrivals()];
  await desk.relay(await store.head());
  const consumer = await desk.consume(async (event) => ours.came(event.event_id ?? event.id));
  await consumer.passed(await store.head());
  void raw.consume(LAGS, (message) => bare.came(message.id));
  for (let index = 0; index < LAGS; index++) {
    const id = randomUUID();
    const [one, other] = [ticketEvent(id, 0), ticketEvent(randomUUID(), 0)];
    ours.left(one.id);
    await store.append(`ticket-${id}`, 'no_stream', [one]);
    await sleep(LAG_EVERY_MS);
    bare.left(other.id);
    await raw.publish([JSON.stringify(other)]);
    await sleep(LAG_EVERY_MS);
  }
  await consumer.passed(await store.head());
  for (const [share, name] of [
    [0.5, 'p50'],
    [0.99, 'p99'],
  ]) {
    const [mine, theirs] = [ours.quantile(share), bare.quantile(share)];
    report({ name: `raw publish to message, ${name}`, value: `${theirs.toFixed(1)} ms` });
    report({
      name: `append to handler, ${name}`,
      value: `${mine.toFixed(1)} ms`,
      ratio: mine / theirs,
      unit: 'of it',
      atMost: true,
    });
  }
  await Promise.all([desk.end(), raw.end()]);
}

class Arrivals {
  #left = new Map();
  #took = [];

  left(id) {
    this.#left.set(id, performance.now());
  }

  came(id) {
    const left = this.#left.get(id);
    if (left === undefined) return;
    this.#took.push(performance.now() - left);
    this.#left.delete(id);
  }

  quantile(share) {
    return this.#took.toSorted((a, b) => a - b)[Math.min(this.#took.length - 1, Math.floor(this.#took.length * share))];
  }
}

/** A relay and a bus with names of their own at the server. */
class Desk {
  #name = `bench-${nuid.next()}`;
  #running = [];

  constructor(nats, store) {
    this.nats = nats;
    this.store = store;
  }

  async relay(head) {
    const relay = startRelay({ nats: this.nats, store: this.store, desk: this.#name, categories: ['ticket'] });
    this.#running.push(() => relay.stop());
    while (relay.status().position !== head) await sleep(1);
  }

  consume(handler) {
    const bus = createJetStreamEventBus({
      nats: this.nats,
      store: this.store,
      desk: this.#name,
      now: () => new Date().toISOString(),
    });
    this.#running.push(() => bus.close());
    return bus.consume({ name: 'bench', prefixes: ['ticket-'] }, handler);
  }

  async end() {
    for (const stop of this.#running.reverse()) await stop();
    const { streams } = await this.nats.jetstreamManager();
    for (const stream of [`${this.#name}-events`, `KV_${this.#name}-bus`]) await streams.delete(stream);
  }
}

/** The same with nothing around it: a stream, publishes, one pull consumer that acknowledges. */
class Raw {
  static async start(nats) {
    const raw = new Raw();
    raw.name = `bench-${nuid.next()}`;
    raw.js = nats.jetstream();
    raw.manager = await nats.jetstreamManager();
    await raw.manager.streams.add({ name: raw.name, subjects: [`${raw.name}.>`] });
    await raw.manager.consumers.add(raw.name, { durable_name: 'bench', ack_policy: AckPolicy.Explicit, max_ack_pending: 20_000 });
    return raw;
  }

  async publish(messages) {
    for (let start = 0; start < messages.length; start += AT_ONCE)
      await Promise.all(messages.slice(start, start + AT_ONCE).map((message) => this.js.publish(`${this.name}.event`, message)));
  }

  async consume(count, handle = () => {}) {
    const messages = await (await this.js.consumers.get(this.name, 'bench')).consume({ max_messages: 2_048 });
    for await (const message of messages) {
      handle(message.json());
      message.ack();
      if (--count === 0) return;
    }
  }

  end() {
    return this.manager.streams.delete(this.name);
  }
}
