/** Several processes on the same views: stores of their own, with connections of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { categories, categoryOf, type Recorded, statuses, type TicketFilters, TicketSort } from '@eventdesk/contracts';
import { withServer } from '@eventdesk/testing';
import fc from 'fast-check';
import { History, logOf } from '../contract';
import { mix, portions } from '../contract/folding';
import { histories } from '../contract/histories';
import type { ViewStore } from '../port';
import { openSqliteViews } from '../sqlite';
import { CleanDatabases } from './clean-databases';
import { openMongoViews, rebuildMongoViews } from '.';

withServer('mongodb', (url) => {
  const databases = new CleanDatabases(url);
  afterAll(() => databases.dropAll());

  /** So many of them on one new database. */
  const instances = async (count: number, work: (stores: ViewStore[], database: string) => Promise<void>) => {
    const database = databases.take();
    const stores = await Promise.all(Array.from({ length: count }, () => openMongoViews({ url, database })));
    try {
      await work(stores, database);
    } finally {
      await Promise.all(stores.map((store) => store.close()));
      await databases.giveBack(database);
    }
  };
  const forAnyHistory = (count: number, work: (stores: ViewStore[], events: Recorded[], roll: Roll) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(histories, fc.infiniteStream(fc.nat()), ({ events }, dice) =>
        instances(count, async (stores) => {
          await work(stores, events, (below) => (dice.next().value as number) % below);
          expect(await everythingIn(stores[0])).toEqual(await inSqlite(events, everythingIn));
        }),
      ),
      { numRuns: 30, endOnFailure: true },
    );

  it('hold and find the same as another engine for the same events', () =>
    forAnyHistory(1, async ([store], events) => store?.apply(events)));

  it('hold and find the same as one, when two of them apply all events at the same time, each in its own order', () =>
    forAnyHistory(2, async (stores, events, roll) => {
      const mixed = stores.map((store) => [store, portions(mix(events, roll), roll)] as const);
      await Promise.all(mixed.map(([store, calls]) => applyAll(store, calls)));
    }));

  it('hold and find the same as one, when each applies the streams of one service', () =>
    forAnyHistory(categories.length, async (stores, events) => {
      const ofService = categories.map((category) => events.filter(({ stream }) => categoryOf(stream) === category));
      await Promise.all(
        stores.map((store, index) =>
          applyAll(
            store,
            portions(ofService[index] ?? [], () => 1),
          ),
        ),
      );
    }));

  it('may all be the first to open a database', () =>
    instances(6, async (stores) => {
      const history = new History();
      history.open('anna');
      await Promise.all(stores.map((store) => store.apply(history.events)));
      for (const store of stores) expect((await store.counts()).tickets).toBe(1);
    }));

  it('keep the checkpoint of the live views, whoever saves it', () =>
    instances(2, async ([first, second], database) => {
      await first?.loadCheckpoint();
      await second?.loadCheckpoint();
      await first?.saveCheckpoint('10');
      await second?.saveCheckpoint('12');
      await first?.saveCheckpoint('11');
      expect(await first?.loadCheckpoint()).toBe('12');
      const history = new History();
      history.open('anna');
      await rebuildMongoViews({ url, database, store: logOf(history.events), grace: 0 });
      await second?.saveCheckpoint('13');
      expect(await first?.loadCheckpoint()).toBe(history.events.at(-1)?.position);
    }));

  it('keep the furthest checkpoint, whatever they save at the same time', () =>
    instances(2, async (stores) => {
      await Promise.all(stores.map((store) => store.loadCheckpoint()));
      for (let base = 0; base < 200; base += 20)
        await Promise.all(
          stores.flatMap((store, at) =>
            Array.from({ length: 10 }, (_, index) => store.saveCheckpoint(String(base + ((7 * index) % 10) + 10 * at + 1))),
          ),
        );
      expect(await stores[0]?.loadCheckpoint()).toBe('200');
    }));
});

type Roll = (below: number) => number;

async function applyAll(store: ViewStore, calls: readonly Recorded[][]): Promise<void> {
  for (const events of calls) await store.apply(events);
}

async function inSqlite<T>(events: readonly Recorded[], ask: (views: ViewStore) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-views-'));
  const views = openSqliteViews({ folder });
  await views.apply(events);
  const answer = await ask(views);
  await views.close();
  rmSync(folder, { recursive: true });
  return answer;
}

/** Documents, and what is derived from them to be found by. */
async function everythingIn(views: ViewStore | undefined) {
  if (!views) throw new Error('no store was opened');
  const list = async (query: TicketFilters, sort: TicketSort = 'created_at') => {
    const { items, total } = await views.tickets({ ...query, sort, limit: 200 });
    return [total, ...items.map(({ id }) => id)];
  };
  const standings = ['ok', 'at_risk', 'breached'] as const;
  return {
    digests: await views.digests(),
    orders: await Promise.all(TicketSort.options.map((sort) => list({}, sort))),
    statuses: await Promise.all(statuses.map((status) => list({ status: [status] }))),
    clocks: await Promise.all(standings.map((sla) => list({ sla }))),
    words: await Promise.all(['SUP-2025-00001', 'invoice', 'cafe', 'e-mail', 'quoted'].map((q) => list({ q }))),
    board: (await views.slaBoard({ limit: 200 })).map(({ id }) => id),
    pipeline: await views.pipeline({}),
    report: await views.report({ by: 'agent' }),
  };
}
