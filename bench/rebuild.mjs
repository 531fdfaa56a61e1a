// Building the views anew from the log, against J: JSON.parse of the same events on one core; then what pages of them cost.
// EVENTDESK_BENCH_EVENTS: events of the log (200,000). EVENTDESK_BENCH_TICKETS: the larger number of tickets (100,000).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { deskHistory, rareWord } from './lib/desk-history.mjs';
import { folder, median, rate } from './lib/measure.mjs';
import { perSecond } from './lib/report.mjs';

const require = createRequire(import.meta.url);
const { openSqliteEventStore } = require('@eventdesk/event-store/sqlite');
const { openSqliteViews, rebuildViews } = require('@eventdesk/read-models/sqlite');

const EVENTS = Number(process.env.EVENTDESK_BENCH_EVENTS ?? 200_000);
const TICKETS = Number(process.env.EVENTDESK_BENCH_TICKETS ?? 100_000);
const FEW_TICKETS = 10_000;
const ROUNDS = 3;

export default async function rebuild(report) {
  await rebuildAgainstParsing(report);
  await pagesOfManyTickets(report);
}

async function rebuildAgainstParsing(report) {
  const store = openSqliteEventStore({ path: join(folder(), 'events.db'), now: () => new Date().toISOString() });
  await fill(store, EVENTS);
  const texts = [];
  for await (const { events } of store.readAll({ after: null, limit: 50_000 }))
    for (const event of events) texts.push(JSON.stringify(event));
  let parsed = 0;
  const J = () =>
    rate(() => {
      for (let index = 0; index < 100; index++) JSON.parse(texts[parsed++ % texts.length]);
      return 100;
    });

  const measured = [];
  await J();
  for (let round = 0; round < ROUNDS; round++) {
    const before = await J();
    const start = performance.now();
    const { events } = await rebuildViews({ folder: folder(), store });
    const perSecond = (events * 1000) / (performance.now() - start);
    const j = (before + (await J())) / 2;
    measured.push({ perSecond, ratio: perSecond / j, j });
  }
  await store.close();
  report({ name: 'J: JSON.parse of the same events', value: perSecond(median(measured.map(({ j }) => j))) });
  report({
    name: `rebuild all views from ${EVENTS.toLocaleString('en')} events`,
    value: `${perSecond(median(measured.map((round) => round.perSecond)))} events`,
    ratio: median(measured.map(({ ratio }) => ratio)),
    unit: 'J',
    floor: 0.25,
    goal: 0.5,
  });
}

/** The history as services write it, some hundred appends at a time. */
async function fill(store, events) {
  let appended = 0;
  let underWay = [];
  for (const { stream, revision, events: ofOne } of deskHistory(Infinity)) {
    underWay.push(store.append(stream, revision === 0 ? 'no_stream' : revision - 1, ofOne));
    appended += ofOne.length;
    if (underWay.length < 256 && appended < events) continue;
    await Promise.all(underWay);
    underWay = [];
    if (appended >= events) return;
  }
}

async function pagesOfManyTickets(report) {
  const few = await p95s(FEW_TICKETS);
  const many = await p95s(TICKETS);
  for (const kind of ['list', 'search'])
    report({
      name: `${kind} p95, ${TICKETS.toLocaleString('en')} tickets against ${FEW_TICKETS.toLocaleString('en')}`,
      value: `${many[kind].toFixed(2)} ms : ${few[kind].toFixed(2)} ms`,
      ratio: many[kind] / few[kind],
      unit: '×',
      floor: 3,
      atMost: true,
    });
}

async function p95s(tickets) {
  const path = folder();
  await rebuildViews({ folder: path, store: logOf(tickets) });
  const views = openSqliteViews({ folder: path });
  const cursor = (await views.tickets({ sort: '-updated_at', limit: 50 })).next_cursor;
  const result = { list: await p95(views, lists(cursor)), search: await p95(views, searches(tickets)) };
  await views.close();
  return result;
}

/** Straight from the generator: what the views do with it needs no log. */
const logOf = (tickets) => ({
  async *readAll({ after }) {
    if (after !== null) return;
    let position = 0;
    let page = [];
    for (const { stream, revision, events } of deskHistory(tickets)) {
      for (const [index, event] of events.entries())
        page.push({
          ...event,
          stream,
          revision: revision + index,
          position: String(++position),
          recorded_at: event.metadata.occurred_at,
        });
      if (page.length < 1_000) continue;
      yield { events: page, position: String(position) };
      page = [];
    }
    yield { events: page, position: String(position) };
  },
});

/** What people look at: the start page, its second page, work lists, and each order. */
const lists = (cursor) => [
  { sort: '-updated_at' },
  { sort: '-updated_at', cursor },
  { sort: '-updated_at', status: ['new', 'open'] },
  { sort: 'created_at', status: ['new', 'open'] },
  { sort: 'due_at', status: ['open'], assigned_department: 'technical' },
  { sort: '-priority', type: ['support'], status: ['open'] },
  { sort: '-priority' },
  { sort: 'due_at' },
  { sort: '-updated_at', type: ['sales'] },
  { sort: '-created_at', category: 'billing', status: ['resolved', 'closed'] },
  { sort: '-updated_at', assigned_to: 'agent7@chargecars.nl', status: ['open'] },
  { sort: '-updated_at', sla: 'breached' },
];

/** What people look for: numbers, addresses, names, and words of all kinds; one in twenty-two is a word that most tickets have. */
const searches = (tickets) =>
  [
    ...[42, 917, 3000].map((number) => `SUP-2024-${String(number).padStart(5, '0')}`),
    ...[5, 77, 801].map((number) => `customer${number}@example.com`),
    ...[3, 5, 9].map((part) => `customer ${Math.floor(tickets / part)}`),
    ...[4_000, 9_000, 16_000, 25_000].map((rank) => rareWord(rank)),
    ...[300, 800, 1_500].map((rank) => `${rareWord(rank)} ${rareWord(2 * rank)}`),
    ...[700, 5_000].map((rank) => `charger ${rareWord(rank)}`),
    ...[20_000, 28_000].map((rank) => rareWord(rank).slice(0, 5)),
    `broken ${rareWord(60)}`,
    'charger',
  ].map((q) => ({ q, sort: '-updated_at' }));

async function p95(views, queries) {
  const times = [];
  for (let round = 0; round < 40; round++)
    for (const query of queries) {
      const start = performance.now();
      await views.tickets({ ...query, limit: 50 });
      if (round > 1) times.push(performance.now() - start);
    }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
}
