import { setTimeout as sleep } from 'node:timers/promises';
import { aMove, anId, hoursLater, withServer } from '@eventdesk/testing';
import { type Db, MongoClient } from 'mongodb';
import { History, logOf } from '../contract';
import { ViewsSwapped, type ViewStore, ViewsUnavailable } from '../port';
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

  it('has in it what was applied to the old views after the log was read', async () => {
    const history = aHistory('anna', 'bert');
    const late = new History();
    Object.assign(late, { events: [...history.events] });
    late.open('cleo');
    const store = {
      // The ticket is opened, and applied, between the last read of the log and the swap.
      readAll: ({ after }: { after: string | null }) => {
        reads++;
        return logOf(reads > 2 ? late.events : history.events).readAll({ after });
      },
    };
    let reads = 0;
    await rebuildMongoViews({ url, database, store, grace: 0 });
    await views.loadCheckpoint();
    expect((await views.counts()).tickets).toBe(3);
  });

  it('while events are being applied refuses them: they may have come too late for the new views', async () => {
    const history = aHistory('anna');
    await views.apply(history.events);
    history.act('anna', hoursLater(1), aMove('new', 'open'));
    const swapped = rebuild(aHistory('anna'), { grace: 500 });
    const outcomes: unknown[] = [];
    await until(async () => {
      const outcome = await views.apply(history.events).catch((error: unknown) => error);
      outcomes.push(outcome);
      return outcome !== undefined;
    });
    expect(outcomes.at(-1)).toBeInstanceOf(ViewsSwapped);
    await swapped;
    expect(await views.loadCheckpoint()).toBe('3');
    await views.apply(history.events.slice(3));
    expect((await views.ticket(anId('anna')))?.ticket?.state.status).toBe('open');
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
