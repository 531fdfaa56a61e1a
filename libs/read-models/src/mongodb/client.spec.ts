import { type Document, MongoClient } from 'mongodb';
import { durableDatabase } from './client';

describe('what a server is asked to wait for', () => {
  /** Of a server that says this of itself. */
  const asked = async (hello: Document) => {
    const client = new MongoClient('mongodb://localhost');
    const admin = client.db('admin');
    jest.spyOn(admin, 'command').mockResolvedValue(hello);
    jest.spyOn(client, 'db').mockReturnValueOnce(admin);
    const { databaseName, writeConcern } = await durableDatabase(client, 'desk', 7_000);
    return { databaseName, writeConcern };
  };

  it.each([
    ['a member of a replica set', { ok: 1, isWritablePrimary: true, setName: 'desk' }],
    ['a router of a sharded cluster', { ok: 1, isWritablePrimary: true, msg: 'isdbgrid' }],
  ])('is the disks of a majority at %s', async (_, hello) => {
    const writeConcern = { w: 'majority', journal: true, wtimeoutMS: 7_000 };
    expect(await asked(hello)).toMatchObject({ databaseName: 'desk', writeConcern });
  });

  it('is its own disk at a standalone, which waits for none when it is asked for a majority', async () => {
    expect(await asked({ ok: 1, isWritablePrimary: true })).toMatchObject({ writeConcern: { w: 1, journal: true } });
  });
});
