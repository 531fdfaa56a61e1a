import { type Db, MongoServerError } from 'mongodb';
import { allAt, openCollections } from './collections';
import { spreadOverShards } from './generations';

/** A database of a server that says so of itself, with the commands that it was given. */
function server(hello: object, refusal?: MongoServerError) {
  const commands: object[] = [];
  const db = {
    command: () => Promise.resolve(hello),
    admin: () => ({
      command: (command: object) => (refusal ? Promise.reject(refusal) : Promise.resolve(commands.push(command))),
    }),
    collection: (name: string) => ({ namespace: `eventdesk.${name}` }),
  } as unknown as Db;
  return { commands, spread: () => spreadOverShards(db, openCollections(db, allAt(3))) };
}

describe('views on a sharded cluster', () => {
  const cluster = { msg: 'isdbgrid' };

  it('are spread by their ids', async () => {
    const { commands, spread } = server(cluster);
    await spread();
    expect(commands).toEqual([
      { shardCollection: 'eventdesk.tickets_3', key: { _id: 1 } },
      { shardCollection: 'eventdesk.replies_3', key: { _id: 1 } },
      { shardCollection: 'eventdesk.timeline_3', key: { _id: 1 } },
      { shardCollection: 'eventdesk.contacts_3', key: { _id: 1 } },
      { shardCollection: 'eventdesk.numbers_3', key: { _id: 'hashed' } },
    ]);
  });

  it('stay on one shard when this user may not spread them', async () => {
    const { spread } = server(cluster, new MongoServerError({ message: 'not authorized', code: 13 }));
    await expect(spread()).resolves.toBeUndefined();
  });

  it('fail on anything else', async () => {
    const { spread } = server(cluster, new MongoServerError({ message: 'shutting down', code: 91 }));
    await expect(spread()).rejects.toThrow('shutting down');
  });

  it('are none on a standalone and on a replica set', async () => {
    for (const hello of [{}, { setName: 'rs0' }]) {
      const { commands, spread } = server(hello);
      await spread();
      expect(commands).toEqual([]);
    }
  });
});
