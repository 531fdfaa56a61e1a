import { randomUUID } from 'node:crypto';
import { verifyChain } from '@eventdesk/event-store/sqlite';
import { openMongoViews } from '@eventdesk/read-models/mongodb';
import { withServer } from '@eventdesk/testing';
import { MongoClient } from 'mongodb';
import { Collected } from '../collected.for-spec';
import { viewsInMongoDb } from '../desk-views';
import { createOut } from '../out';
import { NOW, SmallDesk, support } from '../small-desk.for-spec';
import { rebuildDesk } from './rebuild';
import { verifyLog } from './verify';

withServer('mongodb', (url) => {
  const database = `replay-${randomUUID()}`;
  const client = new MongoClient(url);
  const views = viewsInMongoDb(url, database);
  let desk: SmallDesk;
  let seen: Collected;
  const ports = () => ({ store: desk.store, views, now: () => NOW, out: createOut(seen.streams, false, () => 0) });
  const verify = () => verifyLog({ ...ports(), chainFaults: () => verifyChain(desk.logFile) });
  /** As the projector would: everything so far. */
  const project = async () => {
    const live = await openMongoViews({ url, database });
    await live.apply(await desk.events());
    await live.saveCheckpoint((await desk.store.head()) ?? '');
    await live.close();
  };
  const collections = async () => (await client.db(database).listCollections().toArray()).map(({ name }) => name).sort();

  beforeEach(async () => {
    desk = await SmallDesk.opened();
    seen = new Collected();
  });
  afterEach(async () => {
    await desk.close();
    await client.db(database).dropDatabase();
  });
  afterAll(() => client.close());

  it('verify says so when MongoDB has no views yet', async () => {
    const { sound, notes } = await verify();
    expect([sound, notes[0]?.message]).toEqual([true, expect.stringContaining('no views yet')]);
    expect(await collections()).toEqual([]);
  });

  it('verify compares views at MongoDB with a fresh replay, lets them lag, and leaves no copy behind', async () => {
    await project();
    const before = await collections();
    expect(await verify()).toMatchObject({ sound: true, events: 5, notes: [] });
    await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
    expect(await verify()).toMatchObject({ sound: true, events: 6, notes: [] });
    expect(await collections()).toEqual(before);
  });

  it('verify names a view at MongoDB that says something else than the log, or lacks something', async () => {
    await project();
    const { views: at } = (await client.db(database).collection<{ views: Record<string, number> }>('views').findOne()) ?? {};
    await client.db(database).collection(`numbers_${at?.numbers}`).deleteMany({});
    await client
      .db(database)
      .collection(`tickets_${at?.tickets}`)
      .updateOne({}, { $set: { 'ticket.state.subject': 'Something else' } });
    expect((await verify()).faults.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      expect.stringMatching(/^tickets: differs from a fresh replay/),
      expect.stringMatching(/^numbers: has 0 documents where a fresh replay has 2/),
    ]);
  });

  it('verify does not judge by views that a rebuild swapped meanwhile', async () => {
    await project();
    const swapping = views.withCopy('', () => views.rebuild({ store: desk.store, onProgress: () => undefined }));
    await expect(swapping).rejects.toThrow(/swapped/);
    expect(await verify()).toMatchObject({ sound: true });
  });

  it('rebuild puts new views in place there, and says what differed', async () => {
    await project();
    await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
    expect(await rebuildDesk(ports(), null)).toMatchObject({ events: 6, differences: ['timeline'] });
    expect(seen.answers()).toMatch(/6 {2}timeline, was 5: the old view lagged behind the log, or was wrong/);
    expect(await rebuildDesk(ports(), 'contacts')).toMatchObject({ view: 'contacts', differences: [] });
    const live = await openMongoViews({ url, database });
    expect((await live.ticket('SUP-2025-00001'))?.ticket?.state.status).toBe('resolved');
    await live.close();
    expect(await verify()).toMatchObject({ sound: true });
  }, 30_000);
});
