import { appendFileSync, copyFileSync, existsSync, statSync, truncateSync } from 'node:fs';
import Libsql from 'libsql';
import { collect, event, events, eventsOf, ids, upTo } from '../contract/fixture';
import { StoreUnavailable } from '../port';
import { openDatabase } from './database';
import { startProcess } from './process.for-spec';
import { type LogUnderTest, sqliteStore } from './store.for-spec';
import { verifyChain } from './verify';

describe('the log after a crash', () => {
  let log: LogUnderTest;
  beforeEach(() => {
    log = sqliteStore();
  });
  afterEach(() => log.cleanup());

  it.each([30, 120, 300])('holds every acknowledged event of a process killed after %i of them', async (count) => {
    const writing = startProcess('append', log.path, '16');
    while (writing.messages.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
    writing.child.kill('SIGKILL');
    await writing.exited;
    const stored = await eventsOf(log.open().readAll({ after: null }));
    const present = new Set(ids(stored));
    expect(writing.messages.filter((id) => !present.has(id as string))).toEqual([]);
    // Every append was of two events: whole, or not at all.
    expect(stored.length % 2).toBe(0);
    expect(await collect(verifyChain(log.path))).toEqual([]);
  });

  it('loses a commit that was torn, and nothing before it', async () => {
    const store = log.open();
    const put = events(5);
    await store.append('ticket-1', 'no_stream', put);
    const before = statSync(`${log.path}-wal`).size;
    await store.append('ticket-1', 4, events(5));
    const copy = `${log.path}.torn`;
    for (const suffix of ['', '-wal']) if (existsSync(log.path + suffix)) copyFileSync(log.path + suffix, copy + suffix);
    truncateSync(`${copy}-wal`, before + 2_000);
    appendFileSync(`${copy}-wal`, Buffer.alloc(3_000, 0xa5));
    const torn = log.open({ path: copy });
    expect(ids(await eventsOf(torn.readAll({ after: null })))).toEqual(ids(put));
    expect(await torn.append('ticket-1', 4, events(1))).toMatchObject({ revision: 5 });
    expect(await collect(verifyChain(copy))).toEqual([]);
  });
});

describe('the log after an orderly close', () => {
  it('is whole in its one file, which can be copied', async () => {
    const log = sqliteStore();
    const put = events(5);
    const store = log.open();
    await store.append('ticket-1', 'no_stream', put);
    await store.close();
    copyFileSync(log.path, `${log.path}.copy`);
    expect(ids(await eventsOf(log.open({ path: `${log.path}.copy` }).readAll({ after: null })))).toEqual(ids(put));
    await log.cleanup();
  });
});

describe('the log on a full disk', () => {
  let log: LogUnderTest;
  beforeEach(() => {
    log = sqliteStore();
  });
  afterEach(() => log.cleanup());

  it('refuses appends for the time being, keeps nothing of them, reads on, and goes on when there is room', async () => {
    const logged: string[] = [];
    const database = openDatabase(log.path, { synchronous: 'full' });
    const store = log.openOn(database, logged);
    const put = events(3);
    await store.append('ticket-1', 'no_stream', put);
    const pages = database.prepare('PRAGMA page_count').raw().get([]) as [number];
    database.exec(`PRAGMA max_page_count = ${pages[0] + 2}`);

    const large = upTo(4).map((index) => store.append(`ticket-large-${index}`, 'no_stream', [event('x'.repeat(9_000))]));
    for (const outcome of await Promise.allSettled(large))
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreUnavailable) as unknown });
    expect(logged).toEqual([expect.stringContaining('the disk is full')]);
    expect(ids(await eventsOf(store.readAll({ after: null })))).toEqual(ids(put));

    database.exec('PRAGMA max_page_count = 1000000');
    const answers = await Promise.all(upTo(4).map((index) => store.append(`ticket-large-${index}`, 'no_stream', events(1))));
    expect(answers.map(({ position }) => position)).toEqual(['4', '5', '6', '7']);
    expect(await collect(verifyChain(log.path))).toEqual([]);
  });
});

describe('the log after a failed sync', () => {
  let log: LogUnderTest;
  beforeEach(() => {
    log = sqliteStore();
  });
  afterEach(() => log.cleanup());

  it('takes no more events until a restart, as nobody knows what the disk holds', async () => {
    await log.open().append('ticket-1', 'no_stream', events(1));
    const database = openDatabase(log.path, { synchronous: 'full' });
    const execute = database.exec.bind(database);
    database.exec = (sql) => {
      if (sql === 'COMMIT') throw new Libsql.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC', 1034);
      return execute(sql);
    };
    const store = log.openOn(database);
    await expect(store.append('ticket-1', 0, events(1))).rejects.toThrow(StoreUnavailable);
    database.exec = execute;
    await expect(store.append('ticket-1', 0, events(1))).rejects.toThrow(/restart/);
    expect(await collect(store.readStream('ticket-1'))).toHaveLength(1);
    expect(await (await log.reopen()).append('ticket-1', 0, events(1))).toMatchObject({ revision: 1, position: '2' });
  });

  it('reports any other failure as passing, and goes on', async () => {
    await log.open().append('ticket-1', 'no_stream', events(1));
    const database = openDatabase(log.path, { synchronous: 'full' });
    const execute = database.exec.bind(database);
    database.exec = (sql) => {
      if (sql === 'COMMIT') throw new Libsql.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE', 778);
      return execute(sql);
    };
    const logged: string[] = [];
    const store = log.openOn(database, logged);
    await expect(store.append('ticket-1', 0, events(1))).rejects.toThrow(StoreUnavailable);
    database.exec = execute;
    expect(await store.append('ticket-1', 0, events(1))).toMatchObject({ revision: 1, position: '2' });
    expect(logged).toHaveLength(1);
  });
});
