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
    await earlier.openSession('token', 'key');
    await earlier.close();
    await openSqliteKept({ path }).close();
    const file = openDatabase(path, { synchronous: 'normal' });
    const rows = ['answers', 'sessions'].map((table) => file.prepare(`SELECT count(*) AS kept FROM ${table}`).get());
    expect(rows).toMatchObject([{ kept: 0 }, { kept: 0 }]);
    file.close();
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
