import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { viewStoreContract } from '../contract';
import { openSqliteViews, rebuildViews } from '.';

viewStoreContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-views-'));
  let views = openSqliteViews({ folder });
  return {
    views,
    reopen: async () => {
      await views.close();
      return (views = openSqliteViews({ folder }));
    },
    rebuild: async (log, view) => {
      // A few documents in hand at a time, so that some are written and taken up again.
      await rebuildViews({ folder, store: log, batch: 3, ...(view ? { view } : {}) });
    },
    cleanup: async () => {
      await views.close();
      rmSync(folder, { recursive: true });
    },
  };
});
