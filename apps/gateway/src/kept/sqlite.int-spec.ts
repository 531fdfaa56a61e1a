import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@eventdesk/event-store/sqlite';
import { ManualClock } from '@eventdesk/runtime';
import { hoursLater, openedAt } from '@eventdesk/testing';
import { gatewayStoreContract } from './contract-for-spec';
import { KeptUnavailable } from './port';
import { openSqliteKept } from './sqlite';

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'kept-'));
  return { path: join(folder, 'idempotency.db'), dispose: async () => rmSync(folder, { recursive: true }) };
};

describe('a gateway’s store in SQLite', () => {
  gatewayStoreContract(async () => {
    const wallClock = new ManualClock(openedAt);
    const { path, dispose } = place();
    return {
      open: async () => openSqliteKept({ path, wallClock }),
      pass: async (hours) => wallClock.moveTo(hoursLater(hours, wallClock.now())),
      dispose,
    };
  });

  it('forgets what is past its time when it is opened', async () => {
    const { path, dispose } = place();
    const earlier = openSqliteKept({ path, wallClock: new ManualClock(openedAt) });
    await earlier.claim('a', 'hash');
    await earlier.openSession('token', 'key', { actor: { kind: 'agent', id: 'admin', name: 'A' }, department: null });
    await earlier.close();
    await openSqliteKept({ path }).close();
    const file = openDatabase(path, { synchronous: 'normal' });
    const rows = ['answers', 'signed_in'].map((table) => file.prepare(`SELECT count(*) AS kept FROM ${table}`).get());
    expect(rows).toMatchObject([{ kept: 0 }, { kept: 0 }]);
    file.close();
    await dispose();
  });

  it('of a desk that did not ask who signs in is opened: its sessions are over, its answers stay', async () => {
    const { path, dispose } = place();
    const file = openDatabase(path, { synchronous: 'normal' });
    file.exec(`
      CREATE TABLE answers (
        scope TEXT PRIMARY KEY, request_hash TEXT NOT NULL, answer TEXT, kept_until TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE sessions (token_hash TEXT PRIMARY KEY, key_hash TEXT NOT NULL, ends_at TEXT NOT NULL) WITHOUT ROWID;
      INSERT INTO answers VALUES ('a', 'hash', '{"status":201,"body":{},"headers":{}}', '9999');
      INSERT INTO sessions VALUES ('token', 'key', '9999');`);
    file.close();
    const store = openSqliteKept({ path });
    expect([await store.session('token', 'key'), (await store.claim('a', 'hash')).kind]).toEqual([null, 'answered']);
    await store.close();
    await dispose();
  });

  it('that another process keeps locked says so, and is opened all the same', async () => {
    const { path, dispose } = place();
    await openSqliteKept({ path }).close();
    const other = openDatabase(path, { synchronous: 'normal' });
    other.exec('BEGIN IMMEDIATE');
    const store = openSqliteKept({ path });
    await expect(store.claim('a', 'hash')).rejects.toThrow(KeptUnavailable);
    other.exec('ROLLBACK');
    expect((await store.claim('a', 'hash')).kind).toBe('started');
    other.close();
    await store.close();
    await dispose();
  });
});
