import { setTimeout as sleep } from 'node:timers/promises';
import { collect, events, eventsOf, ids, upTo } from '../contract/fixture';
import { StoreUnavailable } from '../port';
import { openDatabase } from './database';
import { startProcess } from './process.for-spec';
import { type LogUnderTest, sqliteStore } from './store.for-spec';
import { verifyChain } from './verify';

describe('one log, several writers', () => {
  let log: LogUnderTest;
  beforeEach(() => {
    log = sqliteStore();
  });
  afterEach(() => log.cleanup());

  it('believes nothing that it remembers once another has written', async () => {
    const [one, other] = [log.open(), log.open()];
    await one.append('ticket-1', 'no_stream', events(1));
    await other.append('ticket-1', 0, events(2));
    await expect(one.append('ticket-1', 0, events(1))).rejects.toMatchObject({ actual: 2 });
    expect(await one.append('ticket-1', 2, events(1))).toEqual({ revision: 3, position: '4' });
    expect(await other.append('ticket-2', 'no_stream', events(1))).toEqual({ revision: 0, position: '5' });
    expect(await collect(verifyChain(log.path))).toEqual([]);
  });

  it('lets one of two racers win', async () => {
    const racers = [log.open(), log.open()].map((store) => store.append('ticket-1', 'no_stream', events(1)));
    expect((await Promise.allSettled(racers)).map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('wakes its subscribers for what another process appends, in order and without gaps', async () => {
    const store = log.open();
    const stop = new AbortController();
    const seen: string[] = [];
    const following = (async () => {
      for await (const batch of store.subscribe({ after: null }, stop.signal)) {
        seen.push(...batch.events.map(({ position }) => position));
        if (seen.length >= 140) stop.abort();
      }
    })();
    const writing = [startProcess('append', log.path, '4', '10'), startProcess('append', log.path, '2', '10')];
    for (const revision of upTo(40)) {
      await store.append('ticket-mine', 2 * revision === 0 ? 'no_stream' : 2 * revision - 1, events(2));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await Promise.all(writing.map(({ exited }) => exited));
    await following;
    expect(seen).toEqual(upTo(140).map((index) => String(index + 1)));
    expect(await collect(verifyChain(log.path))).toEqual([]);
  });

  it('can be read, not written, by a process that opened it so', async () => {
    const writer = log.open();
    const put = events(2);
    await writer.append('ticket-1', 'no_stream', put);
    const reader = log.open({ readonly: true });
    expect(ids(await collect(reader.readStream('ticket-1')))).toEqual(ids(put));
    await writer.append('ticket-1', 1, events(1));
    expect(await reader.head()).toBe('3');
    await expect(reader.append('ticket-1', 2, events(1))).rejects.toThrow(StoreUnavailable);
    const stop = new AbortController();
    const following = eventsOf(reader.subscribe({ after: '2' }, stop.signal));
    setTimeout(() => stop.abort(), 60);
    expect(await following).toHaveLength(1);
  });

  it('says that it is busy when another keeps the lock', async () => {
    const store = log.open({ lockWaitMs: 20 });
    const holder = openDatabase(log.path, { synchronous: 'full' });
    holder.exec('BEGIN IMMEDIATE');
    await expect(store.append('ticket-1', 'no_stream', events(1))).rejects.toThrow(/SQLITE_BUSY/);
    holder.exec('ROLLBACK');
    expect(await store.append('ticket-1', 'no_stream', events(1))).toMatchObject({ revision: 0 });
    holder.close();
  });

  it('waits for another that writes without holding up anything else, and then takes all that came meanwhile', async () => {
    const store = log.open();
    const holder = openDatabase(log.path, { synchronous: 'full' });
    holder.exec('BEGIN IMMEDIATE');
    const first = store.append('ticket-1', 'no_stream', events(1));
    await sleep(30);
    const second = store.append('ticket-1', 0, events(1));
    expect(await Promise.race([first, second, sleep(30, 'waiting')])).toBe('waiting');
    holder.exec('ROLLBACK');
    expect(await Promise.all([first, second])).toMatchObject([{ revision: 0 }, { revision: 1 }]);
    holder.close();
  });

  it('appends what still waits when it is closed', async () => {
    const store = log.open();
    const holder = openDatabase(log.path, { synchronous: 'full' });
    holder.exec('BEGIN IMMEDIATE');
    const waiting = store.append('ticket-1', 'no_stream', events(1));
    await sleep(10);
    holder.exec('ROLLBACK');
    await store.close();
    expect(await waiting).toMatchObject({ revision: 0 });
    holder.close();
  });
});
