import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from './database';

describe('opening a database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-database-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const setting = (database: Database, name: string) => (database.prepare(`PRAGMA ${name}`).raw().get([]) as unknown[])[0];

  it('creates the file and the folders above it, with a write-ahead log', () => {
    const database = openDatabase(join(folder, 'deep', 'down', 'some.db'), { synchronous: 'normal' });
    database.exec('CREATE TABLE t (x)');
    expect(existsSync(join(folder, 'deep', 'down', 'some.db'))).toBe(true);
    expect(['journal_mode', 'busy_timeout', 'foreign_keys'].map((name) => setting(database, name))).toEqual(['wal', 5_000, 0]);
    database.close();
  });

  it.each([
    ['off', 0],
    ['normal', 1],
    ['full', 2],
  ] as const)('syncs as it is told: %s', (synchronous, level) => {
    const database = openDatabase(join(folder, 'some.db'), { synchronous });
    expect(setting(database, 'synchronous')).toBe(level);
    database.close();
  });

  it('writes nothing when it is opened for reading, and sees what others write', () => {
    const path = join(folder, 'some.db');
    expect(() => openDatabase(path, { synchronous: 'off', readonly: true })).toThrow(/does not exist/);
    expect(existsSync(path)).toBe(false);
    const writer = openDatabase(path, { synchronous: 'off' });
    writer.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
    const reader = openDatabase(path, { synchronous: 'off', readonly: true });
    expect(() => reader.exec('INSERT INTO t VALUES (2)')).toThrow(/readonly/);
    writer.exec('INSERT INTO t VALUES (3)');
    expect(reader.prepare('SELECT x FROM t').raw().all([])).toEqual([[1], [3]]);
    writer.close();
    reader.close();
  });

  it('says so when the file is no database', () => {
    const path = join(folder, 'some.db');
    openDatabase(path, { synchronous: 'off' }).close();
    expect(() => openDatabase(folder, { synchronous: 'off' })).toThrow(/open/i);
  });
});
