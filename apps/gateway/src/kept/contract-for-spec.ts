/** What every store of a gateway keeps to. */
import type { SignedIn } from '@eventdesk/contracts';
import type { Claim, GatewayStore, KeptAnswer, Outcome } from './port';

export interface StoreUnderTest {
  /** A gateway's store on this place: the first, and those of gateways that come after a crash, or at the same time. */
  open(): Promise<GatewayStore>;
  /** Lets time pass for all that is kept there. */
  pass(hours: number): Promise<void>;
  dispose(): Promise<void>;
}

export const answer: KeptAnswer = { status: 201, body: { id: 1, 'a.b': '$x' }, headers: { etag: '"0"' } };
const answered: Outcome = { kind: 'answered', answer };
const anna: SignedIn = { actor: { kind: 'agent', id: 'anna@desk.example', name: 'Anna' }, department: 'technical' };
const kinds = (claims: readonly Claim[]) => claims.map(({ kind }) => kind).sort();

export function gatewayStoreContract(create: () => Promise<StoreUnderTest>): void {
  let place: StoreUnderTest;
  let store: GatewayStore;
  const opened: GatewayStore[] = [];
  const open = async () => {
    const another = await place.open();
    opened.push(another);
    return another;
  };
  beforeEach(async () => {
    place = await create();
    store = await open();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
    await place.dispose();
  });

  describe('a key', () => {
    it('waits for whoever started', async () => {
      expect(await store.claim('a', 'hash')).toEqual({ kind: 'started' });
      expect([await store.claim('a', 'hash'), await store.claim('a', 'other')].map(({ kind }) => kind)).toEqual([
        'in_progress',
        'other_request',
      ]);
      await store.finish('a', answered);
      expect(await store.claim('a', 'hash')).toEqual({ kind: 'answered', answer });
      expect(await store.claim('a', 'other')).toEqual({ kind: 'other_request' });
      expect(await store.claim('b', 'other')).toEqual({ kind: 'started' });
    });

    it('claimed by twenty at once is started by one', async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim('a', 'hash')));
      expect(kinds(claims)).toEqual([...Array<string>(19).fill('in_progress'), 'started']);
    });

    it('keeps its answer for seven days, and none after that', async () => {
      await store.claim('a', 'hash');
      await store.finish('a', answered);
      await place.pass(7 * 24 - 0.01);
      expect((await store.claim('a', 'hash')).kind).toBe('answered');
      await place.pass(0.02);
      expect((await store.claim('a', 'another')).kind).toBe('started');
      await store.finish('a', { kind: 'no_effect' });
      expect((await store.claim('a', 'hash')).kind).toBe('started');
    });

    it('is free again when its request had no effect', async () => {
      await store.claim('a', 'hash');
      await store.finish('a', { kind: 'no_effect' });
      expect((await store.claim('a', 'corrected')).kind).toBe('started');
    });

    it('stays with its request when nobody knows whether that was done, also when it then says that it had no effect', async () => {
      for (const outcome of [{ kind: 'unknown' }, { kind: 'no_effect' }] as const) {
        expect((await store.claim('a', 'hash')).kind).toBe('started');
        await store.finish('a', outcome);
        expect((await store.claim('a', 'other')).kind).toBe('other_request');
      }
      expect((await store.claim('a', 'hash')).kind).toBe('started');
    });

    it('of a gateway that died under way is taken up by the next, for the same request only', async () => {
      await store.claim('a', 'hash');
      const next = await open();
      await place.pass(0.02);
      expect((await next.claim('a', 'other')).kind).toBe('other_request');
      expect((await next.claim('a', 'hash')).kind).toBe('started');
      await next.finish('a', { kind: 'no_effect' });
      expect((await next.claim('a', 'other')).kind).toBe('other_request');
    });

    it('has its answer after a restart', async () => {
      await store.claim('a', 'hash');
      await store.finish('a', answered);
      expect(await (await open()).claim('a', 'hash')).toEqual({ kind: 'answered', answer });
    });
  });

  describe('a session', () => {
    it('says whose it is until it is ended, with the key that opened it and no other, after a restart too', async () => {
      await store.openSession('token', 'key', anna);
      const later = await open();
      expect([
        await store.session('token', 'key'),
        await later.session('token', 'key'),
        await later.session('token', 'a new key'),
        await later.session('another', 'key'),
      ]).toEqual([anna, anna, null, null]);
      await later.endSession('token');
      expect([await store.session('token', 'key'), await later.session('token', 'key')]).toEqual([null, null]);
      await later.endSession('token');
    });

    it('ends by itself after twelve hours', async () => {
      await store.openSession('token', 'key', anna);
      await place.pass(11.99);
      expect(await store.session('token', 'key')).toEqual(anna);
      await place.pass(0.02);
      expect(await store.session('token', 'key')).toBeNull();
    });
  });

  describe('people', () => {
    const person = { id: 'anna@desk.example', name: 'Anna', department: 'technical' } as const;
    it('are remembered once each, as they said last, longer than any session and after a restart', async () => {
      expect(await store.people()).toEqual([]);
      await store.rememberPerson(person);
      await store.rememberPerson({ id: 'bob@desk.example', name: '$bob', department: null });
      await store.rememberPerson({ ...person, name: 'Anna Bakker', department: 'sales' });
      await place.pass(24 * 365);
      const found = await (await open()).people();
      expect(found.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
        { id: 'anna@desk.example', name: 'Anna Bakker', department: 'sales' },
        { id: 'bob@desk.example', name: '$bob', department: null },
      ]);
    });
  });

  describe('presence', () => {
    const page = (client: string, id = 'anna', writing = false) => ({ client, id, name: `$${id}`, writing });
    const told = async (ticket: string, of: GatewayStore, here = page('watching', 'zoe')) =>
      (await of.presence.seen(ticket, here)).map(({ id, name, writing }) => ({ id, name, writing }));
    const watcher = { id: 'zoe', name: '$zoe', writing: false };

    it('is every page that has the ticket open, and no other ticket’s', async () => {
      await store.presence.seen('t1', page('a'));
      await store.presence.seen('t1', page('a', 'anna', true));
      await store.presence.seen('t2', page('b', 'bob'));
      const found = await told('t1', store);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([{ id: 'anna', name: '$anna', writing: true }, watcher]));
    });

    it('ends with leaving, which nobody else can do for a page, and thirty seconds after a page said nothing more', async () => {
      await store.presence.seen('t1', page('a'));
      await store.presence.seen('t1', page('b', 'bob'));
      await store.presence.left('t1', { client: 'a', id: 'eve' });
      await store.presence.left('t1', { client: 'a', id: 'anna' });
      await store.presence.left('t1', { client: 'a', id: 'anna' });
      await place.pass(29 / 3_600);
      expect((await told('t1', store)).map(({ id }) => id).sort()).toEqual(['bob', 'zoe']);
      await place.pass(2 / 3_600);
      expect(await told('t1', store)).toEqual([watcher]);
    });

    it('counts since the page was opened, and anew when it comes back', async () => {
      const since = async () => (await store.presence.seen('t1', page('a')))[0]?.since ?? '';
      const first = await since();
      expect(await since()).toBe(first);
      expect(Number.isNaN(Date.parse(first))).toBe(false);
      await place.pass(1);
      const back = await since();
      await place.pass(20 / 3_600);
      expect([back === first, await since()]).toEqual([false, back]);
    });
  });

  it('can be asked', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
}
