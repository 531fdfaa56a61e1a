/** Sets of collections beside one another: the live one, those under construction, and what is left of older ones. */
import { type Db, MongoServerError } from 'mongodb';
import { type ViewName, ViewsUnavailable } from '../port';
import { allAt, type CollectionName, collectionsOf, type Collections, openCollections, SCHEMA_VERSION } from './collections';
import { UNAUTHORIZED } from './errors';
import { createIndexes } from './indexes';
import { type Pointer, PointerDocument } from './pointer';

/** The pointer to views that this program can use, with their indexes there. Views of an older program are begun anew. */
export async function prepareLive(db: Db): Promise<Pointer> {
  const document = new PointerDocument(db);
  for (;;) {
    const pointer = (await document.read()) ?? (await document.begin(0));
    if (pointer.schema >= SCHEMA_VERSION) {
      checkVersion(pointer);
      await prepare(db, openCollections(db, pointer.views));
      return pointer;
    }
    const generation = await document.claim();
    const views = allAt(generation);
    await prepare(db, openCollections(db, views));
    await document.swap(generation, { views, checkpoint: null });
  }
}

/** @throws ViewsUnavailable when a program of another version has swapped in its own: it is about to replace this one */
export function checkVersion({ schema }: Pointer): void {
  if (schema !== SCHEMA_VERSION)
    throw new ViewsUnavailable(`the views are of version ${schema}, but this program's are of ${SCHEMA_VERSION}`);
}

async function prepare(db: Db, collections: Partial<Collections>): Promise<void> {
  await spreadOverShards(db, collections);
  await createIndexes(collections);
}

/**
 * On a sharded cluster each collection is spread by its `_id`, which begins with a ticket's or a contact's random id, or is a
 * number's. Without the privilege for it (deploy/mongodb) they stay on one shard, and work.
 */
export async function spreadOverShards(db: Db, collections: Partial<Collections>): Promise<void> {
  const { msg } = await db.command({ hello: 1 });
  if (msg !== 'isdbgrid') return;
  for (const [name, collection] of Object.entries(collections)) {
    const key = name === 'numbers' ? { _id: 'hashed' } : { _id: 1 };
    try {
      await db.admin().command({ shardCollection: collection.namespace, key });
    } catch (error) {
      if (!(error instanceof MongoServerError && error.code === UNAUTHORIZED)) throw error;
    }
  }
}

const nameOf = /^(tickets|replies|timeline|contacts|numbers)_(\d+)$/;

/** Drops what is older than the live views; what is younger may be under construction. */
export async function dropOldGenerations(db: Db, { generation, views }: Pointer): Promise<void> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const [, collection, number] = nameOf.exec(name) ?? [];
    if (number === undefined || Number(number) >= generation) continue;
    if (Number(number) !== views[viewOf(collection as CollectionName)]) await db.dropCollection(name);
  }
}

/** Drops a generation that never became the live one. */
export async function dropGeneration(db: Db, views: readonly ViewName[], generation: number): Promise<void> {
  for (const name of views.flatMap((view) => collectionsOf[view])) await db.dropCollection(`${name}_${generation}`);
}

const viewOf = (collection: CollectionName): ViewName => (collection === 'replies' ? 'tickets' : collection);
