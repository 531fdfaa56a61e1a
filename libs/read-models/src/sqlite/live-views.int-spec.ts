import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@eventdesk/event-store/sqlite';
import { History, logOf } from '../contract/history';
import { copyViews, openSqliteViews, RebuildOvertaken, rebuildViews } from '.';
import { makeCurrent } from './generations';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

describe('the live views of a folder', () => {
  let folder: string;
  const history = new History();
  history.open('anna');
  const log = logOf(history.events);
  const files = () => readdirSync(folder).filter((name) => /^views.*\.db$/.test(name));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-live-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const withViews = async (events = history.events) => {
    const views = openSqliteViews({ folder });
    await views.apply(events);
    await views.saveCheckpoint('9');
    await views.close();
  };
  const isBegunAnew = async () => {
    const views = openSqliteViews({ folder });
    try {
      expect(await views.loadCheckpoint()).toBeNull();
      expect((await views.counts()).timeline).toBe(0);
      await views.apply(history.events);
    } finally {
      await views.close();
    }
  };

  it('are begun anew when another version of the program made them', async () => {
    await withViews();
    const database = openDatabase(join(folder, 'views.db'), { synchronous: 'off' });
    database.exec("UPDATE meta SET value = '0' WHERE name = 'schema'");
    database.close();
    await isBegunAnew();
  });

  it('are begun anew when their file is no database any more', async () => {
    await withViews();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    writeFileSync(join(folder, 'views.db'), 'x'.repeat(5_000));
    await isBegunAnew();
  });

  it('are begun anew when the file that the pointer names is gone', async () => {
    await withViews();
    await rebuildViews({ folder, store: log });
    rmSync(join(folder, 'views-1.db'));
    await isBegunAnew();
  });

  it('tell whoever has them open of a swap, once', async () => {
    let swaps = 0;
    const views = openSqliteViews({ folder, onSwap: () => void swaps++ });
    await rebuildViews({ folder, store: log });
    await expect(views.apply(history.events)).rejects.toThrow('swapped');
    await expect(views.apply(history.events)).rejects.toThrow('swapped');
    await views.loadCheckpoint();
    await views.apply(history.events);
    await nextTurn();
    expect(swaps).toBe(1);
    await views.close();
  });

  it('leave no old generation behind, and never use a name twice', async () => {
    await withViews();
    await rebuildViews({ folder, store: log });
    await rebuildViews({ folder, store: log });
    expect(files()).toEqual(['views-2.db']);
    expect(readFileSync(join(folder, 'views.current'), 'utf8')).toBe('views-2.db\n');
  });

  it('survive a rebuild that another one overtook', async () => {
    const overtaken = {
      async *readAll() {
        yield* log.readAll({ after: null });
        writeFileSync(join(folder, 'views-7.db'), '');
        makeCurrent(folder, 'views-7.db');
      },
    };
    await expect(rebuildViews({ folder, store: overtaken })).rejects.toThrow(RebuildOvertaken);
    expect(files()).toEqual(['views-7.db']);
  });

  it('say which counts a rebuild changed', async () => {
    await withViews(history.events.slice(0, 1));
    const report = await rebuildViews({ folder, store: log });
    expect(report).toEqual({
      events: history.events.length,
      checkpoint: history.events.at(-1)?.position,
      rebuilt: { tickets: 1, timeline: 3, contacts: 1, numbers: 0 },
      live: { tickets: 1, timeline: 1, contacts: 1, numbers: 0 },
      failed: [],
      differences: ['timeline'],
    });
    expect(await rebuildViews({ folder, store: log })).toMatchObject({ differences: [] });
  });

  it('are copied as they are, wherever the pointer stands', async () => {
    const target = mkdtempSync(join(tmpdir(), 'eventdesk-copy-'));
    expect(copyViews(folder, target)).toBe(false);
    await withViews();
    await rebuildViews({ folder, store: log });
    expect(copyViews(folder, target)).toBe(true);
    const [copy, live] = [openSqliteViews({ folder: target }), openSqliteViews({ folder })];
    expect(await copy.digests()).toEqual(await live.digests());
    await copy.close();
    await live.close();
    expect(existsSync(join(target, 'views.db'))).toBe(true);
    rmSync(target, { recursive: true });
  });
});
