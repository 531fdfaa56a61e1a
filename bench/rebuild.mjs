// Building the views anew from the log, against J: JSON.parse of the same events on one core; then what pages of them cost.
// EVENTDESK_BENCH_EVENTS: events of the log (200,000). EVENTDESK_BENCH_TICKETS: the larger number of tickets (100,000).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fill, historyOf, lists, p95, searches } from './lib/desk-views.mjs';
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
  await rebuildViews({ folder: path, store: historyOf(tickets) });
  const views = openSqliteViews({ folder: path });
  const cursor = (await views.tickets({ sort: '-updated_at', limit: 50 })).next_cursor;
  const result = { list: await p95(views, lists(cursor)), search: await p95(views, searches(tickets)) };
  await views.close();
  return result;
}
