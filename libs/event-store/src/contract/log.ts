import { comparePositions } from '../port';
import { collect, type CreateStore, event, events, eventsOf, ids, useStore } from './fixture';

export function logContract(create: CreateStore): void {
  describe('reading the log', () => {
    const given = useStore(create);
    const mine = (after: string | null, limit?: number) =>
      given.store.readAll({ after, prefixes: [`${given.category}-`], ...(limit === undefined ? {} : { limit }) });

    it('gives the events of all streams in the order of their appends', async () => {
      const put = events(6);
      await given.store.append(given.stream, 'no_stream', put.slice(0, 2));
      await given.store.append(`${given.stream}-b`, 'no_stream', put.slice(2, 3));
      await given.store.append(given.stream, 1, put.slice(3, 5));
      await given.store.append(`${given.stream}-b`, 0, put.slice(5));
      const stored = await eventsOf(mine(null));
      expect(ids(stored)).toEqual(ids(put));
      for (const [index, { position }] of stored.entries())
        expect(comparePositions(position, stored[index + 1]?.position ?? `${position}0`)).toBeLessThan(0);
    });

    it('goes on after any position, that one excluded', async () => {
      const put = events(5);
      await given.store.append(given.stream, 'no_stream', put);
      for (const [index, { position }] of (await eventsOf(mine(null))).entries())
        expect(ids(await eventsOf(mine(position)))).toEqual(ids(put.slice(index + 1)));
    });

    it('goes on after the position of a limited batch', async () => {
      const put = events(5);
      await given.store.append(given.stream, 'no_stream', put);
      const first = await collect(mine(null, 2));
      expect(ids(first.flatMap((batch) => batch.events))).toEqual(ids(put.slice(0, 2)));
      expect(ids(await eventsOf(mine(first.at(-1)?.position ?? null)))).toEqual(ids(put.slice(2)));
    });

    it('keeps to the prefixes it is given, and counts what they leave out as seen', async () => {
      const [a, b, c] = [`${given.category}a-1`, `${given.category}b-1`, `${given.category}c-1`];
      for (const stream of [a, b, c]) await given.store.append(stream, 'no_stream', [event(stream)]);
      const prefixes = [`${given.category}a-`, `${given.category}b-`];
      const batches = await collect(given.store.readAll({ after: null, prefixes }));
      expect(batches.flatMap((batch) => batch.events.map(({ stream }) => stream))).toEqual([a, b]);
      expect(batches.at(-1)?.position).toBe(await given.store.head());
    });

    it('does not read many large events in one go', async () => {
      const put = events(200).map((small) => ({ ...small, data: 'x'.repeat(50_000) }));
      for (let from = 0; from < put.length; from += 50)
        await given.store.append(given.stream, from === 0 ? 'no_stream' : from - 1, put.slice(from, from + 50));
      const batches = await collect(mine(null));
      expect(ids(batches.flatMap((batch) => batch.events))).toEqual(ids(put));
      expect(Math.max(...batches.map((batch) => batch.events.length))).toBeLessThan(200);
    });

    it('ends at the head it began with', async () => {
      const put = events(2);
      await given.store.append(given.stream, 'no_stream', put);
      const seen: string[] = [];
      for await (const batch of mine(null)) {
        seen.push(...ids(batch.events));
        await given.store.append(given.stream, 1, events(1));
      }
      expect(seen).toEqual(ids(put));
    });

    it('knows its head', async () => {
      const { position } = await given.store.append(given.stream, 'no_stream', events(2));
      expect(await given.store.head()).toBe(position);
      await given.reopen();
      expect(await given.store.head()).toBe(position);
    });
  });
}
