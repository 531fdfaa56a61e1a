/** Are the views what the log says? A copy of them, caught up with the log, must be the same as views built from nothing. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { eventCodec, type EventMetadata, type Recorded, type StoredEvent } from '@eventdesk/contracts';
import { comparePositions, CorruptEvent, type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { type ViewName, viewNames, ViewsUnavailable } from '@eventdesk/read-models';
import { openSqliteViews, type RebuildReport, rebuildViews } from '@eventdesk/read-models/sqlite';
import type { DeskViews, ViewsCopy } from '../desk-views';
import { counted } from '../out';
import { fault, type Finding, note } from './fault';

export interface ViewsToCheck {
  store: EventStore;
  /** The live views. The desk may go on with them: a copy is compared. */
  views: DeskViews;
  /** A temporary folder for the fresh views, and perhaps the copy. */
  scratch: string;
  onProgress: (events: number) => void;
}

export async function checkViews({ store, views, scratch, onProgress }: ViewsToCheck): Promise<Finding[]> {
  try {
    return await views.withCopy(scratch, async (copy) => {
      if (copy === null) return [note('views', views.where, 'there are no views yet: the desk makes them when it starts')];
      // Fresh ones are built in a file wherever the live ones are: the same events give the same digests in every engine.
      const folder = join(scratch, 'fresh');
      await mkdir(folder);
      const { checkpoint, failed } = await rebuildViews({ folder, store, onProgress });
      const unfoldable = failed.map(({ ticket_id, event_id, error }) =>
        fault('views', `ticket ${ticket_id}`, `stands as before the event ${event_id}, which cannot be folded: ${error}`),
      );
      return [...unfoldable, ...(await compare(store, { copy, folder }, { head: checkpoint, failed }))];
    });
  } catch (error) {
    if (error instanceof CorruptEvent)
      return [note('views', 'all views', 'not compared: the log is damaged, so none can be built')];
    if (error instanceof StoreUnavailable || error instanceof ViewsUnavailable) throw error;
    return [fault('views', 'all views', `cannot be compared: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

/** What the fresh views were built up to (the copy was made before, so it holds nothing beyond), and the tickets that could not be. */
type Rebuilt = { head: string | null } & Pick<RebuildReport, 'failed'>;

async function compare(
  store: EventStore,
  { copy, folder }: { copy: ViewsCopy; folder: string },
  { head, failed }: Rebuilt,
): Promise<Finding[]> {
  const checkpoint = await copy.loadCheckpoint();
  if (checkpoint !== null && (head === null || comparePositions(checkpoint, head) > 0)) {
    const message = `were built up to ${checkpoint}, beyond the log's end ${head}: it was restored from an older backup`;
    return [fault('views', 'all views', message)];
  }
  if (head !== null) await catchUp(store, copy, { checkpoint, head, failed });
  const fresh = openSqliteViews({ folder });
  try {
    return await differences(copy, fresh);
  } finally {
    await fresh.close();
  }
}

/** As the projector does: nothing more happens to a ticket from the event on that fails, which may stand before the checkpoint. */
async function catchUp(
  store: EventStore,
  views: ViewsCopy,
  { checkpoint, head, failed }: Rebuilt & { checkpoint: string | null; head: string },
) {
  const failsAt = new Map(failed.map(({ ticket_id, event_id }) => [ticket_id, event_id]));
  const stopped = new Set<string>();
  const isMissing = (event: StoredEvent) => {
    const { ticket_id } = event.metadata as EventMetadata;
    if (failsAt.get(ticket_id) === event.id) stopped.add(ticket_id);
    const isIn = checkpoint !== null && comparePositions(event.position, checkpoint) <= 0;
    return !isIn && !stopped.has(ticket_id) && comparePositions(event.position, head) <= 0;
  };
  for await (const { events, position } of store.readAll({ after: failed.length > 0 ? null : checkpoint })) {
    const missing = events.filter(isMissing).map((event): Recorded => eventCodec.decode(event));
    if (missing.length > 0) await views.apply(missing);
    if (comparePositions(position, head) >= 0) return;
  }
}

async function differences(live: ViewsCopy, fresh: ViewsCopy): Promise<Finding[]> {
  const [ofLive, ofFresh] = [await live.digests(), await fresh.digests()];
  const [has, should] = [await live.counts(), await fresh.counts()];
  const differing = viewNames.filter((view) => ofLive[view] !== ofFresh[view]);
  const message = (view: ViewName) =>
    has[view] === should[view]
      ? `differs from a fresh replay, though not in its count of documents (${has[view]}); build it anew with rebuild`
      : `has ${counted(has[view], 'document')} where a fresh replay has ${should[view]}; build it anew with rebuild`;
  return differing.map((view) => fault('views', view, message(view)));
}
