import type { StoredEvent } from '@eventdesk/contracts';
import type { EventStore } from '../port';
import { type CreateStore, events, eventsOf, ids, revisions, upTo, useStore } from './fixture';

export function subscribeContract(create: CreateStore): void {
  describe('a subscription', () => {
    const given = useStore(create);

    /** Follows until so many events have come, or to its end when that is sooner. */
    const follow = async (store: EventStore, after: string | null, count: number, onEvent?: () => void) => {
      const stop = new AbortController();
      const seen: StoredEvent[] = [];
      for await (const batch of store.subscribe({ after, prefixes: [given.category] }, stop.signal)) {
        seen.push(...batch.events);
        if (batch.events.length > 0) onEvent?.();
        if (seen.length >= count) stop.abort();
      }
      return seen;
    };

    it('gives what is there, then what comes, in order and without gaps', async () => {
      await given.store.append(given.stream, 'no_stream', events(10));
      let caughtUp: () => void = () => undefined;
      const started = new Promise<void>((resolve) => (caughtUp = resolve));
      const following = follow(given.store, null, 60, caughtUp);
      await started;
      for (let revision = 9; revision < 59; revision += 5) await given.store.append(given.stream, revision, events(5));
      expect(revisions(await following)).toEqual(upTo(60));
    });

    it('resumes from any position, after a restart too, with nothing missing and nothing twice', async () => {
      const put = events(20);
      await given.store.append(given.stream, 'no_stream', put);
      const all = await eventsOf(given.store.readAll({ after: null, prefixes: [given.category] }));
      await given.reopen();
      for (const [index, { position }] of all.slice(0, -1).entries())
        expect(ids(await follow(given.store, position, 19 - index))).toEqual(ids(put.slice(index + 1)));
    });

    it('gives every subscriber everything', async () => {
      const following = upTo(5).map(() => follow(given.store, null, 30));
      for (const index of upTo(10)) await given.store.append(`${given.stream}-${index}`, 'no_stream', events(3));
      const [first, ...others] = await Promise.all(following);
      expect(first).toHaveLength(30);
      for (const other of others) expect(ids(other)).toEqual(ids(first ?? []));
    });

    it('gives only streams of its prefixes', async () => {
      const following = follow(given.store, null, 2);
      await given.store.append(`other-${given.stream}`, 'no_stream', events(2));
      const put = events(2);
      await given.store.append(given.stream, 'no_stream', put);
      expect(ids(await following)).toEqual(ids(put));
    });

    it('ends when its signal aborts, while waiting and before it began', async () => {
      const stop = new AbortController();
      const waiting = eventsOf(given.store.subscribe({ after: await given.store.head() }, stop.signal));
      setTimeout(() => stop.abort(), 20);
      expect(await waiting).toEqual([]);
      await given.store.append(given.stream, 'no_stream', events(1));
      expect(await eventsOf(given.store.subscribe({ after: null }, stop.signal))).toEqual([]);
    });

    it('ends when the store is closed', async () => {
      const following = follow(given.store, await given.store.head(), 1);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await given.store.close();
      expect(await following).toEqual([]);
    });
  });
}
