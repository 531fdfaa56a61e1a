/** Are the views what the log says? A copy of them, caught up with the log, must be the same as views built from nothing. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventCodec, type Recorded } from '@eventdesk/contracts';
import { comparePositions, CorruptEvent, type EventStore } from '@eventdesk/event-store';
import { type ViewName, viewNames, type ViewStore } from '@eventdesk/read-models';
import { copyViews, openSqliteViews, rebuildViews } from '@eventdesk/read-models/sqlite';
import { fault, type Finding, note } from './fault';

export interface ViewsToCheck {
  store: EventStore;
  /** Where the live views are. The desk may go on with them: a copy is compared. */
  viewsFolder: string;
  /** A temporary folder for the copy and the fresh views. */
  scratch: string;
  onProgress: (events: number) => void;
}

export async function checkViews({ store, viewsFolder, scratch, onProgress }: ViewsToCheck): Promise<Finding[]> {
  const [copied, fresh] = [join(scratch, 'copied'), join(scratch, 'fresh')];
  for (const folder of [copied, fresh]) await mkdir(folder);
  try {
    if (!copyViews(viewsFolder, copied))
      return [note('views', viewsFolder, 'there are no views yet: the desk makes them when it starts')];
    const { checkpoint } = await rebuildViews({ folder: fresh, store, onProgress });
    return await compare(store, { copied, fresh }, checkpoint);
  } catch (error) {
    if (error instanceof CorruptEvent)
      return [note('views', 'all views', 'not compared: the log is damaged, so none can be built')];
    return [fault('views', 'all views', `cannot be compared: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

/** @param head what the fresh views were built up to; the copy was made before, so it holds nothing beyond */
async function compare(store: EventStore, folders: { copied: string; fresh: string }, head: string | null): Promise<Finding[]> {
  const live = openSqliteViews({ folder: folders.copied });
  const fresh = openSqliteViews({ folder: folders.fresh });
  try {
    const checkpoint = await live.loadCheckpoint();
    if (checkpoint !== null && (head === null || comparePositions(checkpoint, head) > 0))
      return [
        fault(
          'views',
          'all views',
          `were built up to ${checkpoint}, beyond the log's end ${head}: it was restored from an older backup`,
        ),
      ];
    if (head !== null) await catchUp(store, live, { checkpoint, head });
    return await differences(live, fresh);
  } finally {
    await live.close();
    await fresh.close();
  }
}

async function catchUp(store: EventStore, views: ViewStore, { checkpoint, head }: { checkpoint: string | null; head: string }) {
  for await (const { events } of store.readAll({ after: checkpoint })) {
    const missing: Recorded[] = events
      .filter(({ position }) => comparePositions(position, head) <= 0)
      .map((event) => eventCodec.decode(event));
    if (missing.length > 0) await views.apply(missing);
    if (missing.length < events.length) return;
  }
}

async function differences(live: ViewStore, fresh: ViewStore): Promise<Finding[]> {
  const [ofLive, ofFresh] = [await live.digests(), await fresh.digests()];
  const [has, should] = [await live.counts(), await fresh.counts()];
  const differing = viewNames.filter((view) => ofLive[view] !== ofFresh[view]);
  const message = (view: ViewName) =>
    has[view] === should[view]
      ? `differs from a fresh replay in what its ${has[view]} documents say; build it anew with rebuild`
      : `has ${has[view]} documents where a fresh replay has ${should[view]}; build it anew with rebuild`;
  return differing.map((view) => fault('views', view, message(view)));
}
