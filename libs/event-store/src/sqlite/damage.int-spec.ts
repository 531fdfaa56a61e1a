import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { collect, event, ids, upTo } from '../contract/fixture';
import { CorruptEvent, type LogBatch } from '../port';
import { openDatabase } from './database';
import { type LogUnderTest, sqliteStore } from './store.for-spec';
import { verifyChain } from './verify';

describe('a damaged log', () => {
  let log: LogUnderTest;
  beforeEach(async () => {
    log = sqliteStore();
    const store = log.open();
    for (const round of upTo(3))
      for (const stream of ['ticket-1', 'ticket-2'])
        await store.append(stream, round === 0 ? 'no_stream' : round - 1, [event(`${stream} says ${round}`)]);
    change('PRAGMA wal_checkpoint(TRUNCATE)');
    await store.close();
  });
  afterEach(() => log.cleanup());

  function change(sql: string) {
    const database = openDatabase(log.path, { synchronous: 'off' });
    database.exec(sql);
    database.close();
  }
  function flipBit(text: string, bit: number) {
    const offset = readFileSync(log.path).indexOf(text);
    const file = openSync(log.path, 'r+');
    writeSync(file, Buffer.from([text.charCodeAt(0) ^ (1 << bit)]), 0, 1, offset);
    closeSync(file);
  }
  const faults = async () => (await collect(verifyChain(log.path))).map(({ kind, position }) => `${kind} ${position}`);

  it('is sound before', async () => {
    expect(await faults()).toEqual([]);
  });

  // The eighth bit makes it no UTF-8 at all, which libsql answers by aborting when it reads a text column.
  it.each(upTo(8))('serves nothing from the event on of which bit %i was flipped, and names it', async (bit) => {
    flipBit('ticket-2 says 1', bit);
    const store = log.open();
    const batches: LogBatch[] = [];
    const reading = (async () => {
      for await (const batch of store.readAll({ after: null })) batches.push(batch);
    })();
    await expect(reading).rejects.toThrow(CorruptEvent);
    await expect(reading).rejects.toMatchObject({ stream: 'ticket-2', revision: 1, position: '4' });
    expect(batches.flatMap((batch) => ids(batch.events))).toHaveLength(3);
    await expect(collect(store.readStream('ticket-2'))).rejects.toMatchObject({ stream: 'ticket-2', revision: 1 });
    await expect(collect(store.subscribe({ after: '3' }, new AbortController().signal))).rejects.toThrow(CorruptEvent);
    expect(await collect(store.readStream('ticket-1'))).toHaveLength(3);
    expect(await faults()).toEqual(['checksum 4']);
  });

  it('is noticed when an event was taken out', async () => {
    change('DELETE FROM events WHERE position = 3');
    const store = log.open();
    await expect(collect(store.readAll({ after: null }))).rejects.toMatchObject({ position: '3' });
    await expect(collect(store.readStream('ticket-1'))).rejects.toMatchObject({ stream: 'ticket-1', revision: 1 });
    expect(await faults()).toEqual(expect.arrayContaining(['missing 4', 'hash_chain 4', 'revision 5']));
  });

  it('is noticed when an event was rewritten together with its checksum', async () => {
    const other = sqliteStore();
    await other.open().append('ticket-1', 'no_stream', [event('ticket-1 says something else')]);
    change(
      `ATTACH '${other.path}' AS other; DELETE FROM events WHERE position = 1; INSERT INTO events SELECT * FROM other.events`,
    );
    expect(await faults()).toEqual(['hash_chain 2']);
    await other.cleanup();
  });

  it('is noticed when an event changed streams, or an id is used twice', async () => {
    change(`UPDATE events SET origin = 2, revision = 3 WHERE position = 5`);
    expect(await faults()).toEqual(expect.arrayContaining(['checksum 5', 'revision 5']));
    const store = log.open();
    const again = event();
    await store.append('ticket-3', 'no_stream', [again]);
    await store.append('ticket-4', 'no_stream', [again]);
    expect(await faults()).toContain('duplicate_id 8');
  });

  it('is not opened when it is no log, or one of another version', () => {
    change('PRAGMA user_version = 2');
    expect(() => log.open()).toThrow(/version/);
    expect(() => log.open({ path: `${log.path}.absent`, readonly: true })).toThrow(/does not exist/);
  });
});
