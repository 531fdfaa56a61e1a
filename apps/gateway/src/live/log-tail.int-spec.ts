import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '@eventdesk/contracts';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { createLogger } from '@eventdesk/runtime';
import { quietBus as bus } from '../testing/gateway-for-spec';
import { LogTail } from './log-tail';

const event = (position: number): StoredEvent => ({
  id: `event ${position}`,
  stream: 'ticket-1',
  revision: position - 1,
  position: String(position),
  recorded_at: '2025-03-03T09:00:00.000Z',
  type: 'NoteAdded.v1',
  data: {},
  metadata: {},
});
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => event(from + at));

/** A store whose subscription gives what it is fed, batch by batch. */
function feed(head: string | null) {
  const batches: StoredEvent[][] = [];
  const subscribed: (string | null)[] = [];
  let fails = 0;
  const store: Pick<EventStore, 'head' | 'subscribe' | 'readAll' | 'readStream'> = {
    head: async () => head,
    async *subscribe({ after }, signal) {
      subscribed.push(after);
      if (fails-- > 0) throw new StoreUnavailable('gone');
      while (!signal.aborted) {
        const batch = batches.shift();
        if (batch) yield { events: batch, position: batch.at(-1)?.position ?? '0' };
        else await sleep(1);
      }
    },
    readAll: () => (async function* () {})(),
    readStream: () => (async function* () {})(),
  };
  return {
    store,
    subscribed,
    give: (...batch: StoredEvent[]) => void batches.push(batch),
    fail: (times: number) => (fails = times),
  };
}
const positions = (found: StoredEvent[] | null) => found?.map(({ position }) => Number(position)) ?? null;
const { signal } = new AbortController();

describe('the tail of the log', () => {
  const tails: LogTail[] = [];
  const start = async (source: ReturnType<typeof feed>) => {
    const tail = new LogTail({ store: source.store, logger: createLogger('silent'), bus });
    tails.push(tail);
    await tail.start();
    return tail;
  };
  afterEach(() => Promise.all(tails.splice(0).map((tail) => tail.stop())));

  it('has what came since it started, and knows that it has no more', async () => {
    const source = feed('10');
    const tail = await start(source);
    source.give(...events(11, 13));
    expect(await tail.more(signal, 1_000)).toBe(true);
    expect([tail.after('10'), tail.after('11'), tail.after('13'), tail.after('20')].map(positions)).toEqual([
      [11, 12, 13],
      [12, 13],
      [],
      [],
    ]);
    expect([tail.after('9'), tail.after(null)]).toEqual([null, null]);
    expect(tail.head).toBe('13');
  });

  it('of an empty log has everything', async () => {
    const source = feed(null);
    const tail = await start(source);
    source.give(...events(1, 2));
    await tail.more(signal, 1_000);
    expect([tail.after(null), tail.after('1')].map(positions)).toEqual([[1, 2], [2]]);
  });

  it('forgets the oldest, and says so', async () => {
    const source = feed(null);
    const tail = await start(source);
    for (let from = 1; from <= 5_000; from += 500) source.give(...events(from, from + 499));
    while (tail.head !== '5000') await tail.more(signal, 1_000);
    expect(tail.after('1')).toBeNull();
    expect(tail.after('3500')).toHaveLength(1_500);
    expect(positions(tail.after('4999'))).toEqual([5_000]);
  });

  it('waits for more no longer than it is told, or the client stays', async () => {
    const tail = await start(feed(null));
    expect(await tail.more(signal, 20)).toBe(false);
    const client = new AbortController();
    const waiting = tail.more(client.signal, 60_000);
    client.abort();
    await waiting;
  });

  it('does not spin when its subscription just ends, as that of a closing store does', async () => {
    const source = feed('10');
    let subscribed = 0;
    const ended = async function* () {
      subscribed++;
    };
    await start({ ...source, store: { ...source.store, subscribe: ended } });
    await sleep(200);
    expect(subscribed).toBe(1);
  });

  it('reads on from where it was after a fault of the store', async () => {
    const source = feed('10');
    source.fail(1);
    const tail = await start(source);
    source.give(event(11));
    expect(await tail.more(signal, 5_000)).toBe(true);
    expect([source.subscribed, positions(tail.after('10'))]).toEqual([['10', '10'], [11]]);
  });
});
