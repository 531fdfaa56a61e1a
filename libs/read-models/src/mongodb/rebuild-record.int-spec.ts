import { noRebuild, type RebuildStatus } from '@eventdesk/contracts';
import { anId, openedAt, withServer } from '@eventdesk/testing';
import { MongoClient } from 'mongodb';
import { type RebuildRecord, rebuildRecordInMemory } from '../rebuild-record';
import { CleanDatabases } from './clean-databases';
import { mongoRebuildRecord } from './rebuild-record';

const running = (name: string): RebuildStatus => ({
  ...noRebuild,
  id: anId(name),
  view: 'all',
  state: 'running',
  events_total: 10,
  started_at: openedAt,
});
const done = (name: string): RebuildStatus => ({ ...running(name), state: 'done', finished_at: openedAt, error: '$none' });

/** @param of two instances that share the record */
function recordContract(name: string, open: () => { records: [RebuildRecord, RebuildRecord]; close(): Promise<void> }): void {
  describe(`the last rebuild, known ${name},`, () => {
    let given: ReturnType<typeof open>;
    beforeEach(() => void (given = open()));
    afterEach(() => given.close());

    it('is none at first, then as it was told', async () => {
      const [one, other] = given.records;
      expect(await other.read()).toEqual(noRebuild);
      expect(await one.begin(running('a'))).toBe(true);
      await one.save({ ...running('a'), events_done: 4 });
      expect(await other.read()).toEqual({ ...running('a'), events_done: 4 });
      await one.save(done('a'));
      expect(await other.read()).toEqual(done('a'));
    });

    it('is the only one that runs, whoever asks', async () => {
      const [one, other] = given.records;
      const begun = await Promise.all([one.begin(running('a')), other.begin(running('b'))]);
      expect(begun.filter(Boolean)).toHaveLength(1);
      const known = begun[0] ? 'a' : 'b';
      await one.save(done(known));
      expect(await other.begin(running('c'))).toBe(true);
      await one.save(done(known));
      expect(await one.read()).toEqual(running('c'));
    });
  });
}

recordContract('in memory', () => {
  const record = rebuildRecordInMemory();
  return { records: [record, record], close: () => Promise.resolve() };
});

withServer('mongodb', (url) => {
  const databases = new CleanDatabases(url);
  afterAll(() => databases.dropAll());
  const open = (database = databases.take()) => {
    const records = [mongoRebuildRecord({ url, database }), mongoRebuildRecord({ url, database })] as const;
    const close = async () => void (await Promise.all(records.map((record) => record.close())));
    return { database, records: [...records] as [RebuildRecord, RebuildRecord], close };
  };

  recordContract('at MongoDB', open);

  it('a rebuild whose process is gone has failed, and holds up no other', async () => {
    const { records, close, database } = open();
    await records[0].begin(running('a'));
    const client = new MongoClient(url);
    await client
      .db(database)
      .collection('rebuilds')
      .updateOne({}, { $set: { seen_at: new Date(0) } });
    await client.close();
    expect(await records[1].read()).toMatchObject({
      id: anId('a'),
      state: 'failed',
      error: expect.stringContaining('gone') as string,
    });
    expect(await records[1].begin(running('b'))).toBe(true);
    await close();
  });
});
