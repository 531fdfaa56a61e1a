import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { TcpProxy, withServer } from '@eventdesk/testing';
import { MongoClient } from 'mongodb';
import { answer, gatewayStoreContract } from '../contract-for-spec';
import { type GatewayStore, KeptUnavailable } from '../port';
import { openMongoKept } from '.';

withServer('mongodb', (url) => {
  const client = new MongoClient(url);
  const database = `gateway-${randomUUID()}`;
  const db = client.db(database);
  afterAll(async () => {
    await db.dropDatabase();
    await client.close();
  });
  const empty = async () => {
    for (const name of ['gateway_answers', 'gateway_sessions', 'gateway_people', 'gateway_presence'])
      await db.collection(name).deleteMany({});
  };
  /** As if all of it had been written so long ago. */
  const pass = async (hours: number) => {
    const earlier = (field: string) => ({ [field]: { $subtract: [`$${field}`, Math.round(hours * 3_600_000)] } });
    await db.collection('gateway_answers').updateMany({}, [{ $set: { ...earlier('leased_until'), ...earlier('kept_until') } }]);
    await db.collection('gateway_sessions').updateMany({}, [{ $set: earlier('ends_at') }]);
    await db.collection('gateway_presence').updateMany({}, [{ $set: earlier('seen_at') }]);
  };

  describe('a gateway’s store in MongoDB', () => {
    gatewayStoreContract(async () => ({ open: () => openMongoKept({ url, database }), pass, dispose: empty }));
  });

  describe('gateways that share a store', () => {
    let one: GatewayStore;
    let other: GatewayStore;
    beforeEach(async () => {
      [one, other] = await Promise.all([openMongoKept({ url, database }), openMongoKept({ url, database })]);
    });
    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
      await empty();
    });

    it('start a key once, however many claims come to all of them at once', async () => {
      for (let key = 0; key < 10; key++) {
        const claims = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).claim(`${key}`, 'hash')));
        expect(claims.filter(({ kind }) => kind === 'started')).toHaveLength(1);
        expect(claims.filter(({ kind }) => kind === 'in_progress')).toHaveLength(19);
      }
    });

    it('leave each other what is under way, and share its answer', async () => {
      await one.claim('a', 'hash');
      expect((await other.claim('a', 'hash')).kind).toBe('in_progress');
      expect((await other.claim('a', 'other')).kind).toBe('other_request');
      await one.finish('a', { kind: 'answered', answer });
      expect(await other.claim('a', 'hash')).toEqual({ kind: 'answered', answer });
    });

    it('take over once the lease is over, and then who was late changes nothing', async () => {
      await one.claim('a', 'hash');
      await pass(16 / 3_600);
      expect((await other.claim('a', 'hash')).kind).toBe('started');
      await one.finish('a', { kind: 'answered', answer: { ...answer, status: 500 } });
      expect((await one.claim('a', 'hash')).kind).toBe('in_progress');
      await other.finish('a', { kind: 'answered', answer });
      expect(await one.claim('a', 'hash')).toEqual({ kind: 'answered', answer });
    });

    it('see who looks at a ticket through whichever of them', async () => {
      const page = { client: 'tab', id: 'anna', name: 'Anna', writing: true };
      await one.presence.seen('t1', page);
      const seen = await other.presence.seen('t1', { ...page, id: 'bob', name: 'Bob' });
      expect(seen.map(({ id }) => id).sort()).toEqual(['anna', 'bob']);
    });

    it('have what is past forgotten by the server', async () => {
      for (const [name, field, expireAfterSeconds] of [
        ['gateway_answers', 'kept_until', 0],
        ['gateway_sessions', 'ends_at', 0],
        ['gateway_presence', 'seen_at', 30],
      ] as const)
        expect(await db.collection(name).indexes()).toContainEqual(
          expect.objectContaining({ key: { [field]: 1 }, expireAfterSeconds }),
        );
    });
  });

  describe('while the server is away', () => {
    let proxy: TcpProxy;
    let store: GatewayStore;
    beforeEach(async () => {
      const server = new URL(url);
      proxy = await TcpProxy.before({ host: server.hostname, port: Number(server.port || 27017) });
      server.host = `127.0.0.1:${proxy.port}`;
      server.searchParams.set('directConnection', 'true');
      store = await openMongoKept({ url: server.href, database });
    });
    afterEach(async () => {
      await store.close();
      await proxy.close();
      await empty();
    });

    it('every call says so, and works again once it is back', async () => {
      const who = { actor: { kind: 'agent', id: 'a', name: 'A' }, department: null } as const;
      const looks = () => store.presence.seen('t', { client: 'c', id: 'a', name: 'A', writing: false });
      await proxy.down();
      for (const call of [
        store.claim('a', 'hash'),
        store.openSession('t', 'k', who),
        store.session('t', 'k'),
        store.people(),
        store.check(),
        looks(),
      ])
        await expect(call).rejects.toThrow(KeptUnavailable);
      await proxy.up();
      expect((await store.claim('a', 'hash')).kind).toBe('started');
    });

    it('an answer is kept in memory, and written when it is back', async () => {
      await store.claim('a', 'hash');
      await proxy.down();
      await expect(store.finish('a', { kind: 'answered', answer })).rejects.toThrow(KeptUnavailable);
      await proxy.up();
      const another = await openMongoKept({ url, database });
      for (let waited = 0; waited < 100 && (await another.claim('a', 'hash')).kind === 'in_progress'; waited++) await sleep(100);
      expect(await another.claim('a', 'hash')).toEqual({ kind: 'answered', answer });
      await another.close();
    });

    it('what this gateway could not finish it takes up again itself, without waiting for its lease', async () => {
      await store.claim('a', 'hash');
      await proxy.down();
      await store.finish('a', { kind: 'unknown' }).catch(() => undefined);
      await proxy.up();
      expect((await store.claim('a', 'hash')).kind).toBe('started');
    });

    it('nothing can be opened', async () => {
      await proxy.down();
      const dead = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
      await expect(openMongoKept({ url: dead, database })).rejects.toThrow(KeptUnavailable);
    });
  });
});
