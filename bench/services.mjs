// The services as separate processes: how late a view is, beside a raw publish and write, and what a second instance brings.
// Needs NATS_URL and MONGODB_URL.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { lastValueFrom } from 'rxjs';
import testing from '@eventdesk/testing';
import { folder, median } from './lib/measure.mjs';
import { load, poster } from './lib/posts.mjs';
import { perSecond } from './lib/report.mjs';

const require = createRequire(import.meta.url);
const { requestPatterns } = require('@eventdesk/contracts');
const { NatsRequestClient } = require('@eventdesk/event-bus/nats');
const { createJetStreamEventBus, connectNats } = require('@eventdesk/event-bus/jetstream');
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');

/** Events per second while lags are taken: well below half of what two cores carry. */
const RATE = 20;
const EVENTS = 400;
const WARM_UP = 50;
const REQUESTS = 500;
const ROUNDS = 3;

export default async function services(report) {
  const { NATS_URL, MONGODB_URL } = process.env;
  if (!NATS_URL || !MONGODB_URL) {
    console.error(
      'services: left out; set NATS_URL and MONGODB_URL, for example nats://127.0.0.1:4222 and mongodb://127.0.0.1:27017',
    );
    return;
  }
  const alone = await Desk.start(1);
  try {
    await lag(report, alone);
    const one = await alone.throughput();
    report({ name: 'POST /tickets over processes, 64 in flight, one instance of each', value: perSecond(one) });
    await alone.stop();
    const pair = await Desk.start(2);
    try {
      const two = await pair.throughput();
      const name = 'the same with two instances of each, on the same cores';
      report({ name, value: perSecond(two), ratio: two / one, unit: 'of one' });
    } finally {
      await pair.stop();
    }
  } finally {
    await alone.stop();
  }
}

/** Separate processes on names of their own at the servers. */
class Desk {
  #stopped;

  static async start(instances) {
    const desk = new Desk();
    desk.name = `bench-${process.pid}-${instances}`;
    desk.data = folder();
    const url = new URL(process.env.MONGODB_URL);
    url.pathname = `/${desk.name}`;
    desk.mongoUrl = url.href;
    const environment = { NATS_URL: process.env.NATS_URL, MONGODB_URL: url.href, EVENTDESK_NAME: desk.name };
    desk.services = await testing.startServices(desk.data, environment, { instances });
    return desk;
  }

  /** Tickets per second, each numbered and in the views when it was answered. */
  async throughput() {
    const posts = this.services.urls.map((url) => poster(url, this.services.key));
    const post = (count) => posts[count % posts.length](count);
    await load(post, REQUESTS / 5);
    const rates = [];
    for (let round = 0; round < ROUNDS; round++) rates.push(await load(post, REQUESTS));
    return median(rates);
  }

  stop() {
    return (this.#stopped ??= this.#stop());
  }

  async #stop() {
    await this.services.stop();
    await testing.dropDesk({ natsUrl: process.env.NATS_URL, mongoUrl: this.mongoUrl, name: this.name });
  }
}

/** From an event's commit to its document, through relay, JetStream and projector; in turns with a raw publish and a raw write. */
async function lag(report, desk) {
  const nats = await connectNats({ servers: process.env.NATS_URL, name: 'bench' });
  const store = openSqliteEventStore({ path: join(desk.data, 'events.db'), now: () => new Date().toISOString(), readonly: true });
  const bus = createJetStreamEventBus({ nats, store, now: () => new Date().toISOString(), desk: desk.name });
  const requests = new NatsRequestClient(nats, { desk: desk.name });
  const raw = await rawRoad(nats, desk);
  const [lags, bare] = [[], []];
  for (let count = 0; count < EVENTS + WARM_UP; count++) {
    const started = performance.now();
    const { ticket_id, position } = await lastValueFrom(requests.send(requestPatterns.ticketCommand, opening()));
    await bus.handled('projector', ticket_id, position);
    const seen = Date.now();
    const event = await first(store.readStream(`ticket-${ticket_id}`));
    if (count >= WARM_UP) lags.push(seen - Date.parse(event.recorded_at));
    const before = performance.now();
    await raw.carry(event);
    if (count >= WARM_UP) bare.push(performance.now() - before);
    await sleep(Math.max(0, 1000 / RATE - (performance.now() - started)));
  }
  await raw.close();
  await bus.close();
  await store.close();
  await nats.close();
  for (const [percent, most] of [[50], [99, 2]]) {
    const [measured, base] = [percentile(lags, percent), percentile(bare, percent)];
    report({ name: `a raw JetStream publish and MongoDB write, p${percent}`, value: `${base.toFixed(1)} ms` });
    report({
      name: `event → view over processes, p${percent}`,
      value: `${measured.toFixed(1)} ms`,
      ratio: measured / base,
      unit: 'of it',
      floor: most,
      atMost: true,
    });
  }
}

const opening = () =>
  testing.aCommand(
    { type: 'OpenTicket', data: testing.anOpening() },
    { ticket_id: randomUUID(), command_id: randomUUID(), issued_at: new Date().toISOString() },
  );

async function rawRoad(nats, { name, mongoUrl }) {
  const manager = await nats.jetstreamManager();
  const stream = `${name}-raw`;
  await manager.streams.add({ name: stream, subjects: [`${stream}.>`], storage: 'file' });
  const js = nats.jetstream();
  const client = new MongoClient(mongoUrl, { writeConcern: { w: 'majority', journal: true } });
  const documents = client.db(name).collection('raw');
  return {
    async carry(event) {
      await js.publish(`${stream}.event`, JSON.stringify(event));
      await documents.updateOne({ _id: event.id }, { $set: { event } }, { upsert: true });
    },
    async close() {
      await manager.streams.delete(stream);
      await client.close();
    },
  };
}

async function first(items) {
  for await (const item of items) return item;
}

function percentile(values, percent) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}
