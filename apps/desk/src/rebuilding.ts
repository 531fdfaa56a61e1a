/** Rebuilds of the embedded views in a thread of their own: SQLite's calls would hold up the desk's only other one. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LogPlace } from '@eventdesk/hosting';
import type { ViewName } from '@eventdesk/read-models';
import type { RebuildReport } from '@eventdesk/read-models/sqlite';
import type { Lifecycle } from '@eventdesk/runtime';

export interface RebuildWork {
  folder: string;
  log: LogPlace;
  view?: ViewName;
}
export type RebuildNews = { events: number } | { report: RebuildReport } | { error: string };

interface Order {
  view?: ViewName;
  onProgress: (events: number) => void;
}

/** @returns does what `rebuildViews` does. A stop of the desk ends what is under way: the live views stay as they are */
export const rebuildInThread =
  (place: Pick<RebuildWork, 'folder' | 'log'>, lifecycle: Lifecycle) =>
  ({ view, onProgress }: Order): Promise<RebuildReport> => {
    const workerData: RebuildWork = { ...place, ...(view ? { view } : {}) };
    const worker = new Worker(join(__dirname, 'rebuild-thread.js'), { workerData });
    const stop = () => void worker.terminate();
    lifecycle.stopping.addEventListener('abort', stop, { once: true });
    return new Promise<RebuildReport>((resolve, reject) => {
      worker.on('message', (news: RebuildNews) => {
        if ('events' in news) onProgress(news.events);
        else if ('report' in news) resolve(news.report);
        else reject(new Error(news.error));
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread that rebuilt the views ended')));
    }).finally(() => lifecycle.stopping.removeEventListener('abort', stop));
  };
