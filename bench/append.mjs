// Durable, revision-checked appends, against what the disk can do: F syncs of 512 bytes, B the same in batches of 256.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ticketEvent } from './lib/events.mjs';
import { compare, folder, syncedWrites } from './lib/measure.mjs';
import { perSecond } from './lib/report.mjs';

const require = createRequire(import.meta.url);
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');

const EVENTS_PER_TICKET = 8;

/** Events made beforehand: making them is not what is measured. Each writer lets its tickets grow to a few events each. */
function tickets(count) {
  const made = Array.from({ length: count }, () => {
    const id = randomUUID();
    return {
      stream: `ticket-${id}`,
      events: Array.from({ length: EVENTS_PER_TICKET }, (_, revision) => ticketEvent(id, revision)),
    };
  });
  return () => made.pop() ?? tickets(count)();
}

/** Appends one event a time in so many places at once; each waits for its answer and builds on it. */
async function appends(append, next, writers) {
  let stop = false;
  const writing = Array.from({ length: writers }, async () => {
    let done = 0;
    while (!stop) {
      const { stream, events } = next();
      for (let revision = 0; revision < events.length && !stop; revision++, done++)
        await append(stream, revision, events[revision]);
    }
    return done;
  });
  const start = performance.now();
  setTimeout(() => (stop = true), 600);
  const done = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0);
  return (done * 1000) / (performance.now() - start);
}

const ours = (store) => (stream, revision, event) => store.append(stream, revision === 0 ? 'no_stream' : revision - 1, [event]);

export default async function append(report) {
  const store = openSqliteEventStore({ path: join(folder(), 'events.db'), now: () => new Date().toISOString() });
  const measure = (writers) => () => appends(ours(store), tickets(writers > 1 ? 8_000 : 1_000), writers);
  const [F, B] = [syncedWrites(), syncedWrites(256)];
  const alone = await compare(F, { one: measure(1), few: measure(64) });
  const batched = await compare(B, { many: measure(256) });
  report({ name: 'F: 512-byte write + fdatasync', value: perSecond(alone.baseline) });
  report({ name: 'B: the same in batches of 256', value: perSecond(batched.baseline) });
  const figure = (name, { rate, ratio }, unit, floor, goal) => report({ name, value: perSecond(rate), ratio, unit, floor, goal });
  figure('append, one after another', alone.one, 'F', 0.35, 0.6);
  figure('append, 64 in flight', alone.few, 'F', 8, 20);
  figure('append, 256 in flight', batched.many, 'B', 0.05, 0.15);
  await againstEmmett(store, report);
  await store.close();
}

/**
 * Not among our dependencies, as its driver downloads or compiles when it is installed. Its appends go through one connection, one
 * at a time: it has no other way to keep two transactions apart.
 */
async function againstEmmett(store, report) {
  let emmett;
  try {
    emmett = require('@event-driven-io/emmett-sqlite');
  } catch {
    report({
      name: 'append, against emmett-sqlite',
      value: 'not measured: npm i --no-save @event-driven-io/emmett-sqlite@0.38.5',
    });
    return;
  }
  const connection = emmett.sqliteConnection({ fileName: join(folder(), 'emmett.db') });
  await emmett.createEventStoreSchema(connection);
  await connection.command('PRAGMA synchronous = FULL');
  let last = Promise.resolve();
  const theirs = (stream, revision, event) =>
    (last = last.then(() =>
      emmett.appendToStream(connection, stream, 'ticket', [{ type: event.type, data: event.data, metadata: event.metadata }], {
        expectedStreamVersion: revision === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision),
      }),
    ));
  for (const [writers, name, floor, goal] of [
    [1, 'append, one after another, against emmett-sqlite', 6, 12],
    [64, 'append, 64 in flight, against emmett-sqlite', 3, 8],
  ]) {
    const their = () => appends(theirs, tickets(1_000), writers);
    const our = () => appends(ours(store), tickets(8_000), writers);
    const { baseline, our: measured } = await compare(their, { our }, 3);
    report({
      name,
      value: `${perSecond(measured.rate)} : ${perSecond(baseline)}`,
      ratio: measured.ratio,
      unit: '×',
      floor,
      goal,
    });
  }
  connection.close();
}
