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

/** What happens to tickets, made once: making events is not what is measured. */
const histories = Array.from({ length: 200 }, () => {
  const id = randomUUID();
  return Array.from({ length: EVENTS_PER_TICKET }, (_, revision) => ticketEvent(id, revision));
});

/** Appends one event a time to so many tickets at once: each append waits for the one before it, and builds on it. */
async function appends(append, writers) {
  let [stop, tickets] = [false, 0];
  const writing = Array.from({ length: writers }, async () => {
    for (let done = 0; ;) {
      const stream = `ticket-${randomUUID()}`;
      for (const [revision, { type, data, metadata }] of histories[tickets++ % histories.length].entries()) {
        if (stop) return done;
        await append(stream, revision, { id: randomUUID(), type, data, metadata });
        done++;
      }
    }
  });
  const start = performance.now();
  setTimeout(() => (stop = true), 600);
  const done = (await Promise.all(writing)).reduce((sum, count) => sum + count, 0);
  return (done * 1000) / (performance.now() - start);
}

const ours = (store) => (stream, revision, event) => store.append(stream, revision === 0 ? 'no_stream' : revision - 1, [event]);

export default async function append(report) {
  const store = openSqliteEventStore({ path: join(folder(), 'events.db'), now: () => new Date().toISOString() });
  const measure = (writers) => () => appends(ours(store), writers);
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

/** Not among our dependencies, as its driver downloads or compiles when it is installed. */
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
  const other = emmett.getSQLiteEventStore({ fileName: join(folder(), 'emmett.db') });
  // One at a time, as it closes its one connection after each append, whoever else is at work on it. What it fails counts as done.
  // SQLite's default is `synchronous = FULL`.
  let last = Promise.resolve();
  const theirs = (stream, revision, event) => {
    const expectedStreamVersion = revision === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(revision);
    return (last = last.then(() => other.appendToStream(stream, [event], { expectedStreamVersion })).catch(() => undefined));
  };
  for (const [writers, name, floor, goal] of [
    [1, 'append, one after another, against emmett-sqlite', 6, 12],
    [64, 'append, 64 in flight, against emmett-sqlite', 3, 8],
  ]) {
    const measured = await compare(() => appends(theirs, writers), { our: () => appends(ours(store), writers) }, 3);
    const value = `${perSecond(measured.our.rate)} : ${perSecond(measured.baseline)}`;
    report({ name, value, ratio: measured.our.ratio, unit: '×', floor, goal });
  }
}
