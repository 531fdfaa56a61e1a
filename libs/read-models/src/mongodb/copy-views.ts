/** A copy of the live views beside them, to be compared with others while the desk goes on with its own. */
import type { Db } from 'mongodb';
import { viewNames, ViewsSwapped, type ViewStore } from '../port';
import { untilWritten } from './bulk';
import { clientOf, type ConnectionOptions, databaseOf } from './client';
import { allAt, type Collections, openCollections } from './collections';
import { countsOf, digestsOf } from './digests';
import { withPortErrors } from './errors';
import { checkVersion, dropGeneration } from './generations';
import { Hand } from './hand';
import { createIndexes } from './indexes';
import { type Pointer, PointerDocument } from './pointer';

export type ViewsCopy = Pick<ViewStore, 'loadCheckpoint' | 'apply' | 'counts' | 'digests'>;

/** Copying a large collection is silent for as long as it takes. */
const SOCKET_TIMEOUT = 3_600_000;

/**
 * Gives the work a copy of the live views, null when there are none; needs as much room as they take, and drops it afterwards.
 * Documents are copied one after another: those that changed meanwhile are ahead of the checkpoint, as after a crash.
 * @throws ViewsSwapped when a rebuild put other views in place meanwhile: what the work found says nothing then
 */
export function withMongoViewsCopy<T>(
  options: Omit<ConnectionOptions, 'socketTimeout'>,
  work: (copy: ViewsCopy | null) => Promise<T>,
): Promise<T> {
  return withPortErrors(async () => {
    const client = clientOf({ ...options, socketTimeout: SOCKET_TIMEOUT });
    try {
      return await copied(client.db(databaseOf(options)), work);
    } finally {
      await client.close();
    }
  });
}

async function copied<T>(db: Db, work: (copy: ViewsCopy | null) => Promise<T>): Promise<T> {
  const document = new PointerDocument(db);
  const before = await document.read();
  if (before === null) return work(null);
  checkVersion(before);
  const generation = await document.claim();
  try {
    const copies = openCollections(db, allAt(generation));
    await copyAll(openCollections(db, before.views), copies);
    const result = await work(copyOf(copies, before));
    // Whoever swaps drops what is older, and that is this copy too.
    if ((await document.read())?.generation !== before.generation) throw new ViewsSwapped();
    return result;
  } finally {
    await dropGeneration(db, viewNames, generation);
  }
}

async function copyAll(from: Collections, to: Collections): Promise<void> {
  await createIndexes({ numbers: to.numbers });
  for (const name of Object.keys(from) as (keyof Collections)[])
    await from[name].aggregate([{ $merge: { into: to[name].collectionName } }]).toArray();
}

const copyOf = (collections: Collections, { checkpoint }: Pointer): ViewsCopy => ({
  loadCheckpoint: () => Promise.resolve(checkpoint),
  apply: (events) =>
    untilWritten(async () => {
      const hand = new Hand(collections);
      await hand.take(events);
      for (const event of events) hand.fold(event);
      return hand.write();
    }),
  counts: () => countsOf(collections),
  digests: () => digestsOf(collections),
});
