import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
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

/** What mongosh would do for the script of deploy/mongodb, with these views live. */
function runScript(live: object | null) {
  const [sharded, roles]: [object[], { privileges: object[] }[]] = [[], []];
  const db = {
    getName: () => 'eventdesk',
    getRole: () => null,
    createRole: (role: { privileges: object[] }) => roles.push(role),
    getCollection: () => ({ findOne: () => live, createIndex: () => {} }),
  };
  const sh = { shardCollection: (shardCollection: string, key: object) => sharded.push({ shardCollection, key }) };
  const path = join(__dirname, '../../../../deploy/mongodb/sharding.js');
  runInNewContext(readFileSync(path, 'utf8'), { db, sh, print: () => {} });
  return { sharded, roles };
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

  it('are spread in the same way by the script for an operator, which also allows the desk to', async () => {
    const { commands, spread } = server(cluster);
    await spread();
    const { sharded, roles } = runScript({ views: allAt(3) });
    expect(sharded).toEqual(commands);
    expect(roles).toMatchObject([
      { privileges: [{ resource: { db: 'eventdesk', collection: '' }, actions: ['enableSharding'] }] },
    ]);
    expect(runScript(null).sharded).toEqual([]);
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
