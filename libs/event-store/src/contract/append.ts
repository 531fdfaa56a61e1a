import { StoreUnavailable, WrongExpectedRevision } from '../port';
import { collect, type CreateStore, event, events, ids, revisions, upTo, useStore } from './fixture';

export function appendContract(create: CreateStore): void {
  describe('appending', () => {
    const given = useStore(create);

    it('counts revisions from 0 and answers where the last event lies', async () => {
      expect(await given.store.append(given.stream, 'no_stream', [event()])).toMatchObject({ revision: 0 });
      const second = await given.store.append(given.stream, 0, events(3));
      expect(second.revision).toBe(3);
      const stored = await collect(given.store.readStream(given.stream));
      expect(stored.at(-1)).toMatchObject({ revision: second.revision, position: second.position });
    });

    it('gives back what was put in', async () => {
      const data = {
        text: 'Grüße, 你好, 👩‍🔧, \u0000\t\r\n"\\\u2028',
        empty: '',
        none: null,
        list: [[], {}],
        deep: { n: -1.5e-7 },
      };
      const put = { ...event(data), metadata: { actor: { name: 'Zoë ☎' } } };
      await given.store.append(given.stream, 'no_stream', [put]);
      const [stored] = await collect(given.store.readStream(given.stream));
      expect(stored).toMatchObject({ ...put, stream: given.stream, revision: 0 });
      expect(Number.isNaN(Date.parse(stored?.recorded_at ?? ''))).toBe(false);
    });

    it('gives back a megabyte', async () => {
      const data = { body: 'é0123456789abcde'.repeat(65_536) };
      await given.store.append(given.stream, 'no_stream', [event(data), event(data)]);
      expect((await collect(given.store.readStream(given.stream))).map((stored) => stored.data)).toEqual([data, data]);
    });

    it('refuses to append nothing', async () => {
      await expect(given.store.append(given.stream, 'no_stream', [])).rejects.toThrow(/at least one event/);
    });

    it('keeps everything for the next start', async () => {
      const put = events(3);
      const answer = await given.store.append(given.stream, 'no_stream', put);
      await given.reopen();
      const stored = await collect(given.store.readStream(given.stream));
      expect(ids(stored)).toEqual(ids(put));
      expect(stored.at(-1)).toMatchObject(answer);
      expect(await given.store.append(given.stream, 2, events(1))).toMatchObject({ revision: 3 });
    });

    it('takes nothing once it is closed', async () => {
      await given.store.close();
      await expect(given.store.append(given.stream, 'no_stream', events(1))).rejects.toThrow(StoreUnavailable);
      await given.store.close();
      await given.reopen();
      expect(await collect(given.store.readStream(given.stream))).toEqual([]);
    });
  });

  describe('the expected revision', () => {
    const given = useStore(create);

    it.each([
      ['a new stream, where two events are', 2, 'no_stream' as const],
      ['an event, where none is', 0, 0],
      ['an older state', 3, 1],
      ['a state that has not come yet', 3, 3],
    ])('refuses who expects %s, and leaves the stream as it was', async (_, present, expected) => {
      const before = events(present);
      if (present > 0) await given.store.append(given.stream, 'no_stream', before);
      const attempt = given.store.append(given.stream, expected, events(2));
      await expect(attempt).rejects.toThrow(WrongExpectedRevision);
      await expect(attempt).rejects.toMatchObject({ stream: given.stream, expected, actual: present > 0 ? present - 1 : null });
      expect(ids(await collect(given.store.readStream(given.stream)))).toEqual(ids(before));
    });

    it('lets one of twenty racers win', async () => {
      await given.store.append(given.stream, 'no_stream', events(1));
      const racers = upTo(20).map(() => events(2));
      const outcomes = await Promise.allSettled(racers.map((put) => given.store.append(given.stream, 0, put)));
      const winners = racers.filter((_, index) => outcomes[index]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
      expect(ids((await collect(given.store.readStream(given.stream))).slice(1))).toEqual(ids(winners[0] ?? []));
    });

    it('counts each stream by itself, however their appends mingle', async () => {
      const streams = upTo(20).map((index) => `${given.stream}-${index}`);
      await Promise.all(streams.map((stream) => given.store.append(stream, 'no_stream', events(2))));
      await Promise.all(streams.map((stream) => given.store.append(stream, 1, events(3))));
      for (const stream of streams) expect(revisions(await collect(given.store.readStream(stream)))).toEqual(upTo(5));
    });
  });

  describe('a repeated append', () => {
    const given = useStore(create);

    it('appends nothing and gets the first answer', async () => {
      const [first, second] = [events(2), events(3)];
      const answers = [
        await given.store.append(given.stream, 'no_stream', first),
        await given.store.append(given.stream, 1, second),
      ];
      expect(await given.store.append(given.stream, 'no_stream', first)).toEqual(answers[0]);
      expect(await given.store.append(given.stream, 1, second)).toEqual(answers[1]);
      await given.reopen();
      expect(await given.store.append(given.stream, 'no_stream', first)).toEqual(answers[0]);
      expect(ids(await collect(given.store.readStream(given.stream)))).toEqual(ids([...first, ...second]));
    });

    it('has one effect when it overtakes itself', async () => {
      const put = events(2);
      const answers = await Promise.all(upTo(10).map(() => given.store.append(given.stream, 'no_stream', put)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(ids(await collect(given.store.readStream(given.stream)))).toEqual(ids(put));
    });

    it('is a conflict when only a part of it is there', async () => {
      const put = events(2);
      await given.store.append(given.stream, 'no_stream', put);
      const more = [...put, event()];
      await expect(given.store.append(given.stream, 'no_stream', more)).rejects.toThrow(WrongExpectedRevision);
      expect(ids(await collect(given.store.readStream(given.stream)))).toEqual(ids(put));
    });
  });
}
