// Views in MongoDB: building them anew against a plain loop of the driver that writes the same documents and makes the same indexes;
// then what pages of them cost. Needs MONGODB_URL.
// EVENTDESK_BENCH_EVENTS: events of the log (100,000). EVENTDESK_BENCH_TICKETS: the larger number of tickets (100,000).
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fill, historyOf, lists, p95, searches } from './lib/desk-views.mjs';
import { folder, median } from './lib/measure.mjs';
import { perSecond } from './lib/report.mjs';

const require = createRequire(import.meta.url);
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');
const { durableDatabase, openMongoViews, rebuildMongoViews } = require('@eventdesk/read-models/mongodb');
const { MongoClient } = require('mongodb');

const url = process.env.MONGODB_URL;
const EVENTS = Number(process.env.EVENTDESK_BENCH_EVENTS ?? 100_000);
const TICKETS = Number(process.env.EVENTDESK_BENCH_TICKETS ?? 100_000);
const FEW_TICKETS = 10_000;
const ROUNDS = 3;
const COLLECTIONS = ['tickets', 'replies', 'timeline', 'contacts', 'numbers'];

export default async function mongo(report) {
  if (!url) return console.error('  skipped: set MONGODB_URL, for example to mongodb://127.0.0.1:27017');
  const client = new MongoClient(url, { maxPoolSize: 20 });
  const databases = [];
  const database = () => databases[databases.push(`eventdesk-bench-${randomUUID()}`) - 1];
  try {
    await rebuildAgainstDriver(report, client, database);
    await pagesOfManyTickets(report, database);
  } finally {
    for (const name of databases) await client.db(name).dropDatabase();
    await client.close();
  }
}

async function rebuildAgainstDriver(report, client, database) {
  const store = openSqliteEventStore({ path: join(folder(), 'events.db'), now: () => new Date().toISOString() });
  await fill(store, EVENTS);
  const measured = [];
  for (let round = 0; round < ROUNDS; round++) {
    const name = database();
    const start = performance.now();
    const { events } = await rebuildMongoViews({ url, database: name, store, grace: 0 });
    const rebuilt = performance.now() - start;
    const plain = await plainLoop(client.db(name), await durableDatabase(client, database()));
    measured.push({ perSecond: (events * 1000) / rebuilt, ratio: plain / rebuilt });
    await client.db(name).dropDatabase();
  }
  await store.close();
  report({
    name: `rebuild all views in MongoDB from ${EVENTS.toLocaleString('en')} events`,
    value: `${perSecond(median(measured.map((round) => round.perSecond)))} events`,
    ratio: median(measured.map(({ ratio }) => ratio)),
    unit: 'of a plain loop',
    floor: 0.6,
    goal: 0.6,
  });
}

/** Milliseconds for the same documents and indexes, straight from memory. */
async function plainLoop(from, to) {
  const { views } = await from.collection('views').findOne({ _id: 'live' });
  const parts = [];
  for (const name of COLLECTIONS) {
    const source = from.collection(`${name}_${views[name === 'replies' ? 'tickets' : name]}`);
    const indexes = (await source.indexes()).filter(({ name }) => name !== '_id_').map(({ v: _, ns: __, ...index }) => index);
    parts.push({ name, documents: await source.find({}, { promoteLongs: false }).toArray(), indexes });
  }
  const start = performance.now();
  for (const { name, documents, indexes } of parts) {
    const collection = to.collection(name);
    let next = 0;
    const worker = async () => {
      while (next < documents.length) {
        const part = documents.slice(next, (next += 1_000));
        await collection.bulkWrite(
          part.map((document) => ({ insertOne: { document } })),
          { ordered: false },
        );
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
    if (indexes.length > 0) await collection.createIndexes(indexes);
  }
  return performance.now() - start;
}

async function pagesOfManyTickets(report, database) {
  const few = await p95s(FEW_TICKETS, database());
  const many = await p95s(TICKETS, database());
  for (const kind of ['list', 'search'])
    report({
      name: `${kind} p95 in MongoDB, ${TICKETS.toLocaleString('en')} tickets against ${FEW_TICKETS.toLocaleString('en')}`,
      value: `${many[kind].toFixed(2)} ms : ${few[kind].toFixed(2)} ms`,
      ratio: many[kind] / few[kind],
      unit: '×',
      floor: 3,
      atMost: true,
    });
}

async function p95s(tickets, database) {
  await rebuildMongoViews({ url, database, store: historyOf(tickets), grace: 0 });
  const views = await openMongoViews({ url, database });
  const cursor = (await views.tickets({ sort: '-updated_at', limit: 50 })).next_cursor;
  const result = { list: await p95(views, lists(cursor)), search: await p95(views, searches(tickets)) };
  await views.close();
  return result;
}
