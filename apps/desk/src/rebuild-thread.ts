/** The thread of one rebuild (see rebuilding.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { openEventStore } from '@eventdesk/hosting';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { rebuildViews } from '@eventdesk/read-models/sqlite';
import { createLogger, systemClock } from '@eventdesk/runtime';
import type { RebuildNews, RebuildWork } from './rebuilding';

const { folder, log, view } = workerData as RebuildWork;
const tell = (news: RebuildNews) => parentPort?.postMessage(news);
const now = () => systemClock.now();

const openLog = async () =>
  'file' in log
    ? openSqliteEventStore({ path: log.file, now, readonly: true })
    : openEventStore(log, { now, logger: createLogger('warn') });

async function rebuild(): Promise<void> {
  const store = await openLog();
  try {
    const onProgress = (events: number) => tell({ events });
    tell({ report: await rebuildViews({ folder, store, onProgress, ...(view ? { view } : {}) }) });
  } finally {
    await store.close();
  }
}

rebuild().catch((error: unknown) => tell({ error: error instanceof Error ? error.message : String(error) }));
