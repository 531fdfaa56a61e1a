// A desk's history as a log, and what people ask of its views.
import { deskHistory, rareWord } from './desk-history.mjs';

/** The history as services write it, some hundred appends at a time. */
export async function fill(store, events) {
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

/** Straight from the generator: what the views do with it needs no log. */
export const historyOf = (tickets) => ({
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
export const lists = (cursor) => [
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
export const searches = (tickets) =>
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

/** Of pages of 50, milliseconds. */
export async function p95(views, queries) {
  const times = [];
  for (let round = 0; round < 40; round++)
    for (const query of queries) {
      const start = performance.now();
      await views.tickets({ ...query, limit: 50 });
      if (round > 1) times.push(performance.now() - start);
    }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
}
