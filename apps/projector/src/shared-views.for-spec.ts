/** Views at MongoDB for several instances of a service under test, each opening them for itself. */
import { randomUUID } from 'node:crypto';
import type { EventStore } from '@eventdesk/event-store';
import { rebuildRecordInMemory } from '@eventdesk/read-models';
import { openMongoViews, rebuildMongoViews } from '@eventdesk/read-models/mongodb';
import { MongoClient } from 'mongodb';

export function sharedViews(url: string) {
  const database = `eventdesk-${randomUUID()}`;
  return {
    open: (onSwap = () => {}) => openMongoViews({ url, database, onSwap }),
    rebuild: (store: EventStore) => rebuildMongoViews({ url, database, store, grace: 200 }),
    async drop(): Promise<void> {
      const client = new MongoClient(url);
      await client.db(database).dropDatabase();
      await client.close();
    },
  };
}

/** For specs in which nobody asks for a rebuild. */
export const noRebuilding = {
  rebuild: () => Promise.reject(new Error('nobody asks for one')),
  record: rebuildRecordInMemory(),
  head: () => Promise.resolve(null),
  now: () => '2025-03-01T10:00:00.000Z',
};
