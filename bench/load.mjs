// Loading a ticket and folding it, against J: JSON.parse of the same events on one core.
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ticketEvent } from './lib/events.mjs';
import { compare, folder, median, rate } from './lib/measure.mjs';
import { perSecond } from './lib/report.mjs';

const require = createRequire(import.meta.url);
const { eventCodec } = require('@eventdesk/contracts');
const domain = require('@eventdesk/domain');
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');

const STREAMS = 200;

async function fill(store, stream, length) {
  const id = randomUUID();
  const events = Array.from({ length }, (_, revision) => ticketEvent(id, revision));
  for (let from = 0; from < length; from += 500)
    await store.append(stream, from === 0 ? 'no_stream' : from - 1, events.slice(from, from + 500));
  return events;
}

async function fold(store, stream) {
  let state = domain.initialTicket;
  let count = 0;
  for await (const stored of store.readStream(stream)) {
    state = domain.evolveTicket(state, eventCodec.decode(stored));
    count++;
  }
  return count;
}

export default async function load(report) {
  const store = openSqliteEventStore({ path: join(folder(), 'events.db'), now: () => new Date().toISOString() });
  const texts = [];
  for (let index = 0; index < STREAMS; index++) {
    await fill(store, `ticket-${index}`, 100);
    for await (const stored of store.readStream(`ticket-${index}`)) texts.push(JSON.stringify(stored));
  }
  let [parsed, folded] = [0, 0];
  const J = () =>
    rate(() => {
      for (let index = 0; index < 100; index++) JSON.parse(texts[parsed++ % texts.length]);
      return 100;
    });
  const result = await compare(J, { fold: () => rate(() => fold(store, `ticket-${folded++ % STREAMS}`)) });
  report({ name: 'J: JSON.parse of the same events', value: perSecond(result.baseline) });
  report({
    name: 'load and fold 100-event streams',
    value: `${perSecond(result.fold.rate)} events`,
    ratio: result.fold.ratio,
    unit: 'J',
    floor: 0.35,
  });
  await longStream(store, report);
  await store.close();
}

async function longStream(store, report) {
  const times = { 1_000: [], 10_000: [] };
  for (const length of [1_000, 10_000]) await fill(store, `ticket-long-${length}`, length);
  for (let round = 0; round < 11; round++)
    for (const length of [1_000, 10_000]) {
      const start = performance.now();
      await fold(store, `ticket-long-${length}`);
      times[length].push(performance.now() - start);
    }
  const [short, long] = [median(times[1_000]), median(times[10_000])];
  report({
    name: 'fold 10,000 events against 1,000',
    value: `${long.toFixed(1)} ms : ${short.toFixed(1)} ms`,
    ratio: long / short,
    unit: '×',
    floor: 12,
    atMost: true,
  });
}
