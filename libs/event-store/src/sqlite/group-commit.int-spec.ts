import { collect, event, events, ids, revisions, upTo } from '../contract/fixture';
import { EventIdTaken, WrongExpectedRevision } from '../port';
import { type LogUnderTest, sqliteStore } from './store.for-spec';
import type { SqliteEventStore } from './store';

describe('group commit', () => {
  let log: LogUnderTest;
  let store: SqliteEventStore;
  let commits: number;
  beforeEach(() => {
    log = sqliteStore();
    commits = 0;
    store = log.open({ now: () => new Date(1_700_000_000_000 + commits++).toISOString() });
  });
  afterEach(() => log.cleanup());

  it('puts all appends of one turn into one transaction', async () => {
    await Promise.all(upTo(64).map((index) => store.append(`ticket-${index}`, 'no_stream', events(2))));
    expect(commits).toBe(1);
    await store.append('ticket-0', 1, events(1));
    expect(commits).toBe(2);
  });

  it('lets an append build on another of the same turn', async () => {
    const [first, second] = [events(2), events(1)];
    const answers = await Promise.all([store.append('ticket-1', 'no_stream', first), store.append('ticket-1', 1, second)]);
    expect(answers).toEqual([
      { revision: 1, position: '2' },
      { revision: 2, position: '3' },
    ]);
    expect(commits).toBe(1);
  });

  it('refuses the one that lost, and keeps those around it', async () => {
    await store.append('ticket-1', 'no_stream', events(1));
    const outcomes = await Promise.allSettled([
      store.append('ticket-2', 'no_stream', events(1)),
      store.append('ticket-1', 5, events(3)),
      store.append('ticket-1', 0, events(2)),
      store.append('ticket-1', 0, events(2)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(outcomes[3]).toMatchObject({ reason: expect.any(WrongExpectedRevision) as unknown });
    expect(revisions(await collect(store.readStream('ticket-1')))).toEqual([0, 1, 2]);
    expect(await store.head()).toBe('4');
  });

  it('refuses an id that an earlier event of the stream has, and takes back what it had inserted', async () => {
    const put = events(2);
    await store.append('ticket-1', 'no_stream', put);
    const outcomes = await Promise.allSettled([
      store.append('ticket-1', 1, [event(), event(null, put[0]?.id)]),
      store.append('ticket-1', 1, [event()]),
    ]);
    expect(outcomes[0]).toMatchObject({ reason: expect.any(EventIdTaken) as unknown });
    expect(outcomes[1]).toMatchObject({ value: { revision: 2, position: '3' } });
    const twice = event();
    await expect(store.append('ticket-2', 'no_stream', [twice, twice])).rejects.toThrow(EventIdTaken);
    expect(await collect(store.readStream('ticket-2'))).toEqual([]);
  });

  it('keeps what was put in as it was when it was put in', async () => {
    const data = { text: 'before' };
    const appending = store.append('ticket-1', 'no_stream', [event(data)]);
    data.text = 'after';
    await appending;
    expect((await collect(store.readStream('ticket-1')))[0]?.data).toEqual({ text: 'before' });
  });

  it('commits what is under way before it closes', async () => {
    const put = events(1);
    const appending = store.append('ticket-1', 'no_stream', put);
    await store.close();
    await expect(appending).resolves.toMatchObject({ revision: 0 });
    expect(ids(await collect(log.open().readStream('ticket-1')))).toEqual(ids(put));
  });

  it.each([
    ['a name with a line break', 'ticket-\n1', 'no_stream' as const],
    ['no name', '', 'no_stream' as const],
    ['a revision that is none', 'ticket-1', -1],
  ])('refuses %s', async (_, stream, expected) => {
    await expect(store.append(stream, expected, events(1))).rejects.toThrow(RangeError);
    expect(commits).toBe(0);
  });
});
