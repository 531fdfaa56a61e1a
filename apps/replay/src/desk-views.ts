/** The live views, wherever they are kept: how they are built anew, and how they are compared. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventStore } from '@eventdesk/event-store';
import { databaseIn } from '@eventdesk/hosting';
import type { ViewName, ViewStore } from '@eventdesk/read-models';
import { rebuildMongoViews, withMongoViewsCopy } from '@eventdesk/read-models/mongodb';
import { copyViews, openSqliteViews, type RebuildReport, rebuildViews } from '@eventdesk/read-models/sqlite';

export type ViewsCopy = Pick<ViewStore, 'loadCheckpoint' | 'apply' | 'counts' | 'digests'>;

export interface RebuildOrder {
  store: EventStore;
  /** This view alone; all when absent. */
  view?: ViewName;
  onProgress: (events: number) => void;
}

export interface DeskViews {
  /** For readers of a message. */
  where: string;
  /** @throws RebuildOvertaken, CorruptEvent, ViewsUnavailable: then the live views stay as they are */
  rebuild(order: RebuildOrder): Promise<RebuildReport>;
  /**
   * Gives the work a copy of them as they are at this moment, to be caught up with the log and compared; null when there are none
   * yet. The copy is gone afterwards.
   * @param scratch a temporary folder
   * @throws ViewsSwapped when a rebuild ended meanwhile
   */
  withCopy<T>(scratch: string, work: (copy: ViewsCopy | null) => Promise<T>): Promise<T>;
}

export const viewsInFolder = (folder: string): DeskViews => ({
  where: folder,
  rebuild: (order) => rebuildViews({ folder, ...order }),
  async withCopy(scratch, work) {
    const copied = join(scratch, 'copied');
    await mkdir(copied);
    if (!copyViews(folder, copied)) return work(null);
    const copy = openSqliteViews({ folder: copied });
    try {
      return await work(copy);
    } finally {
      await copy.close();
    }
  },
});

export const viewsInMongoDb = (url: string, database = databaseIn(url)): DeskViews => ({
  where: `the database ${database} at MongoDB`,
  rebuild: (order) => rebuildMongoViews({ url, database, ...order }),
  withCopy: (_, work) => withMongoViewsCopy({ url, database }, work),
});
