import { collect, type CreateStore, events, ids, revisions, upTo, useStore } from './fixture';

export function readContract(create: CreateStore): void {
  describe('reading a stream', () => {
    const given = useStore(create);

    it('gives nothing for a stream that does not exist, in either direction', async () => {
      expect(await collect(given.store.readStream(given.stream))).toEqual([]);
      expect(await collect(given.store.readStream(given.stream, { direction: 'backwards', limit: 1 }))).toEqual([]);
    });

    it.each([
      ['from the beginning', {}, [0, 1, 2, 3, 4]],
      ['from a revision', { from: 3 }, [3, 4]],
      ['from beyond the end', { from: 5 }, []],
      ['a limited number', { from: 1, limit: 2 }, [1, 2]],
      ['none', { limit: 0 }, []],
      ['backwards', { direction: 'backwards' as const }, [4, 3, 2, 1, 0]],
      ['backwards, a limited number', { direction: 'backwards' as const, limit: 2 }, [4, 3]],
      ['backwards from a revision', { direction: 'backwards' as const, from: 2 }, [2, 1, 0]],
      ['backwards from beyond the end', { direction: 'backwards' as const, from: 9, limit: 1 }, [4]],
    ])('reads %s', async (_, range, expected) => {
      await given.store.append(given.stream, 'no_stream', events(5));
      await given.store.append(`${given.stream}-other`, 'no_stream', events(5));
      const stored = await collect(given.store.readStream(given.stream, range));
      expect(revisions(stored)).toEqual(expected);
      expect(stored.every(({ stream }) => stream === given.stream)).toBe(true);
    });

    it('reads a long stream whole, in either direction', async () => {
      const put = events(2_500);
      for (let from = 0; from < put.length; from += 500)
        await given.store.append(given.stream, from === 0 ? 'no_stream' : from - 1, put.slice(from, from + 500));
      const stored = await collect(given.store.readStream(given.stream));
      expect(ids(stored)).toEqual(ids(put));
      expect(revisions(stored)).toEqual(upTo(2_500));
      expect(ids(await collect(given.store.readStream(given.stream, { direction: 'backwards' })))).toEqual(ids(put).reverse());
    });

    it('does not take one stream for another whose name begins alike', async () => {
      await given.store.append(`${given.stream}1`, 'no_stream', events(2));
      expect(await collect(given.store.readStream(given.stream))).toEqual([]);
    });
  });
}
