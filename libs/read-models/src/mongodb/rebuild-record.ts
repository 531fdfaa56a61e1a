/** The last rebuild of the views, as all instances of the projector know it. */
import { noRebuild, type RebuildStatus } from '@eventdesk/contracts';
import { type Collection, type Document, MongoServerError } from 'mongodb';
import type { RebuildRecord } from '../rebuild-record';
import { clientOf, type ConnectionOptions, databaseOf, surely } from './client';
import { DUPLICATE_KEY, withPortErrors } from './errors';

/** One that nobody has saved for so long has lost its process. Milliseconds, by the server's clock. */
const LOST_AFTER = 60_000;
const isLost = { $lt: ['$seen_at', { $subtract: ['$$NOW', LOST_AFTER] }] };

interface Stored extends RebuildStatus {
  _id: 'last';
  seen_at: Date;
}

export interface SharedRebuildRecord extends RebuildRecord {
  close(): Promise<void>;
}

/** Connects when it is first asked. Every method throws ViewsUnavailable. */
export function mongoRebuildRecord(connection: ConnectionOptions): SharedRebuildRecord {
  const client = clientOf(connection);
  const rebuilds: Collection<Stored> = client.db(databaseOf(connection)).collection('rebuilds');
  return {
    read: () =>
      withPortErrors(async () => {
        const projection = { _id: 0, seen_at: 0 };
        const status = await rebuilds.findOne<RebuildStatus>({ _id: 'last' }, { ...surely, projection });
        if (status?.state !== 'running') return status ?? noRebuild;
        const lost = await rebuilds.countDocuments({ _id: 'last', state: 'running', $expr: isLost });
        return lost === 0 ? status : { ...status, state: 'failed', error: 'the projector that built them is gone' };
      }),
    begin: (status) =>
      withPortErrors(async () => {
        const free = { $or: [{ state: { $ne: 'running' as const } }, { $expr: isLost }] };
        const { matchedCount } = await rebuilds.updateOne({ _id: 'last', ...free }, kept(status));
        return matchedCount > 0 || isFirst(rebuilds, status);
      }),
    save: (status) => withPortErrors(async () => void (await rebuilds.updateOne({ _id: 'last', id: status.id }, kept(status)))),
    close: () => withPortErrors(() => client.close()),
  };
}

/** Whether there was none before; one that is there cannot be inserted a second time. */
async function isFirst(rebuilds: Collection<Stored>, status: RebuildStatus): Promise<boolean> {
  try {
    await rebuilds.updateOne({ _id: 'last', state: 'idle' }, kept(status), { upsert: true });
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}

const kept = (status: RebuildStatus): Document[] => [
  { $replaceWith: { $mergeObjects: [{ $literal: { _id: 'last', ...status } }, { seen_at: '$$NOW' }] } },
];
