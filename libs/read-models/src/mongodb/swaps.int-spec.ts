import { setTimeout as sleep } from 'node:timers/promises';
import type { Recorded } from '@eventdesk/contracts';
import { aMove, hoursLater, withServer } from '@eventdesk/testing';
import { type Db, MongoClient } from 'mongodb';
import { History, logOf } from '../contract';
import { MissingEvents, ViewsSwapped, type ViewStore, ViewsUnavailable } from '../port';
import { RebuildOvertaken } from '../rebuild-report';
import { CleanDatabases } from './clean-databases';
import { openMongoViews, rebuildMongoViews } from '.';

/** Milliseconds until everybody has noticed. */
const NOTICED = 200;
const sorted = { sort: 'created_at', limit: 10 } as const;
function aHistory(...names: string[]): History {
  const history = new History();
  for (const name of names) history.open(name);
  return history;
}

withServer('mongodb', (url) => {
  const databases = new CleanDatabases(url);
  const client = new MongoClient(url);
  afterAll(async () => {
    await client.close();
    await databases.dropAll();
  });
  let database: string;
  let db: Db;
  let views: ViewStore;
  let swaps: number;
  beforeEach(async () => {
    database = databases.take();
    db = client.db(database);
    swaps = 0;
    views = await openMongoViews({ url, database, onSwap: () => swaps++ });
  });
  afterEach(() => views.close());
  const rebuild = (history: History, more: Partial<Parameters<typeof rebuildMongoViews>[0]> = {}) =>
    rebuildMongoViews({ url, database, store: logOf(history.events), grace: 0, ...more });
  const collectionNames = async () => (await db.listCollections().toArray()).map(({ name }) => name).sort();

  it('is noticed by whoever reads, within a fifth of a second, and told once', async () => {
    await rebuild(aHistory('anna', 'bert'));
    await sleep(NOTICED);
    expect((await views.tickets(sorted)).total).toBe(2);
    await views.tickets(sorted);
    expect(swaps).toBe(1);
  });

  it('keeps the old views for as long as somebody may still read them, then drops them', async () => {
    await views.apply(aHistory('anna').events);
    const before = await collectionNames();
    const rebuilding = rebuild(aHistory('anna', 'bert'), { grace: 1_000 });
    await until(async () => (await db.collection('views').findOne({ generation: 2 })) !== null);
    expect(await collectionNames()).toEqual(expect.arrayContaining(before));
    await rebuilding;
    const left = await collectionNames();
    expect(left.filter((name) => name.endsWith('_1'))).toEqual([]);
    expect(left).toContain('tickets_2');
  });

  it('says how the new views differ from the old ones in number', async () => {
    await views.apply(aHistory('anna').events);
    const history = aHistory('anna', 'bert');
    expect(await rebuild(history)).toEqual({
      events: history.events.length,
      checkpoint: history.events.at(-1)?.position,
      failed: [],
      rebuilt: { tickets: 2, timeline: history.events.length, contacts: 1, numbers: 0 },
      live: { tickets: 1, timeline: 3, contacts: 1, numbers: 0 },
      differences: ['tickets', 'timeline'],
    });
  });

  it('of a rebuild that began later wins: the earlier one is thrown away', async () => {
    const { store, proceed, reached } = paused(aHistory('anna'));
    const earlier = rebuildMongoViews({ url, database, store, grace: 0 });
    const overtaken = expect(earlier).rejects.toThrow(RebuildOvertaken);
    await reached;
    await rebuild(aHistory('anna', 'bert'));
    proceed();
    await overtaken;
    expect((await views.loadCheckpoint())?.length).toBeGreaterThan(0);
    expect((await views.counts()).tickets).toBe(2);
    expect((await collectionNames()).filter((name) => name.endsWith('_2'))).toEqual([]);
  });

  it('has in it what was applied to the old views after the log was read, since nobody applies to those when it is read again', async () => {
    const log = [...aHistory('anna', 'bert').events];
    let reads = 0;
    let refusal: unknown = null;
    const store: Pick<ReturnType<typeof logOf>, 'readAll'> = {
      async *readAll(range) {
        reads++;
        if (reads === 3) refusal = await views.apply(log).catch((error: unknown) => error);
        yield* logOf(log).readAll(range);
        if (reads !== 2) return;
        log.push(...aHistory('anna', 'bert', 'cleo').events.slice(log.length));
        await views.apply(log);
        // It has just looked, and will not look again so soon.
        await views.loadCheckpoint();
      },
    };
    await rebuildMongoViews({ url, database, store, grace: 0 });
    expect(refusal).toBeInstanceOf(ViewsSwapped);
    await views.loadCheckpoint();
    expect((await views.counts()).tickets).toBe(3);
  });

  it('loses no event of a consumer that only repeats what was refused, whenever it comes', async () => {
    const history = aHistory();
    for (let index = 0; index < 150; index++) {
      history.open(`ticket ${index}`);
      history.act(`ticket ${index}`, hoursLater(1), aMove('new', 'open'));
    }
    const log: Recorded[] = [];
    const store = { readAll: (range: { after: string | null }) => logOf(log).readAll(range) };
    let refused = 0;
    const consuming = (async () => {
      for (const event of history.events) {
        log.push(event);
        for (let isApplied = false; !isApplied;)
          isApplied = await views.apply([event]).then(
            () => true,
            async (error: unknown) => {
              if (!(error instanceof ViewsSwapped || error instanceof MissingEvents)) throw error;
              refused++;
              await views.loadCheckpoint();
              return false;
            },
          );
      }
    })();
    for (let times = 0; times < 3; times++) await rebuildMongoViews({ url, database, store, grace: 100 });
    await consuming;
    expect(refused).toBeGreaterThanOrEqual(3);
    const unharmed = await openMongoViews({ url, database: databases.take() });
    await unharmed.apply(history.events);
    expect(await views.digests()).toEqual(await unharmed.digests());
    await unharmed.close();
  });

  it('to empty views is what dropping the database is', async () => {
    const history = aHistory('anna');
    await views.apply(history.events);
    await views.saveCheckpoint('3');
    await db.dropDatabase();
    await sleep(NOTICED);
    await expect(views.apply(history.events)).rejects.toThrow(ViewsSwapped);
    expect(swaps).toBe(1);
    expect(await views.loadCheckpoint()).toBeNull();
    await views.apply(history.events);
    expect((await views.tickets(sorted)).total).toBe(1);
  });

  it('is told to one who has nothing to do, too', async () => {
    await db.dropDatabase();
    await until(() => Promise.resolve(swaps === 1));
    expect(await views.loadCheckpoint()).toBeNull();
  });

  it('to views that somebody else began after all were dropped is one, though they count from the beginning', async () => {
    const history = aHistory('anna');
    await rebuild(history);
    await views.loadCheckpoint();
    const before = views.epoch();
    await db.dropDatabase();
    const newcomer = await openMongoViews({ url, database });
    await rebuild(aHistory());
    await newcomer.close();
    await sleep(NOTICED);
    await expect(views.apply(history.events)).rejects.toThrow(ViewsSwapped);
    await views.loadCheckpoint();
    expect(views.epoch()).not.toBe(before);
    await views.apply(history.events);
    expect((await views.counts()).tickets).toBe(1);
  });

  describe('by a program of another version', () => {
    const ofVersion = (schema: number) =>
      db
        .collection<{ _id: string }>('views')
        .updateOne({ _id: 'live' }, { $set: { schema }, $inc: { generation: 10, claimed: 10 } });

    it('makes this one wait to be replaced', async () => {
      await ofVersion(1_000);
      await sleep(NOTICED);
      await expect(views.apply(aHistory('anna').events)).rejects.toThrow(ViewsUnavailable);
      await expect(views.loadCheckpoint()).rejects.toThrow(ViewsUnavailable);
      await expect(openMongoViews({ url, database })).rejects.toThrow(ViewsUnavailable);
    });

    it('is followed by empty views when that one was older', async () => {
      await views.apply(aHistory('anna').events);
      await ofVersion(0);
      const newer = await openMongoViews({ url, database });
      expect(await newer.counts()).toEqual({ tickets: 0, timeline: 0, contacts: 0, numbers: 0 });
      expect(await newer.loadCheckpoint()).toBeNull();
      await newer.close();
    });

    it('is what a rebuild overrules', async () => {
      await ofVersion(1_000);
      await rebuild(aHistory('anna'));
      expect(await views.loadCheckpoint()).toBe('3');
    });
  });

  it('leaves nothing of a rebuild that was killed, once another one is through', async () => {
    await db.collection<{ _id: string }>('views').updateOne({ _id: 'live' }, { $inc: { claimed: 1 } });
    await db.createCollection('tickets_2');
    await rebuild(aHistory('anna'));
    expect((await collectionNames()).filter((name) => name.endsWith('_2'))).toEqual([]);
  });
});

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await sleep(5);
}

/** A log whose reading stops before its end until it is told to proceed. */
function paused(history: History) {
  let proceed = () => {};
  let arrive = () => {};
  const proceeding = new Promise<void>((resolve) => (proceed = resolve));
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const store: Pick<ReturnType<typeof logOf>, 'readAll'> = {
    async *readAll(range) {
      yield* logOf(history.events).readAll(range);
      arrive();
      await proceeding;
    },
  };
  return { store, proceed, reached };
}
