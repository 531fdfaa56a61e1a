/** Unordered bulk writes without transactions: what each of them found is looked at one by one. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type AnyBulkWriteOperation, type Collection, type Document, MongoBulkWriteError, MongoServerError } from 'mongodb';
import { ViewsUnavailable } from '../port';
import { DUPLICATE_KEY } from './errors';

/** Documents in one message. */
const AT_ONCE = 1_000;
const MOST_UNDER_WAY = 4;

/** Adds rows that never change: one that is there already is the same row. */
export async function insertRows<T extends Document>(collection: Collection<T>, rows: readonly T[]): Promise<void> {
  const operations = rows.map((document) => ({ insertOne: { document } }) as AnyBulkWriteOperation<T>);
  await inParts(operations, (part) => write(collection, part));
}

/**
 * Inserts and updates, each guarded by what it expects to find.
 * @returns false when another process was quicker with some of the documents: the others are written
 */
export async function writeGuarded<T extends Document>(
  collection: Collection<T>,
  operations: readonly AnyBulkWriteOperation<T>[],
): Promise<boolean> {
  const updates = operations.filter((operation) => 'updateOne' in operation).length;
  let [matched, duplicates] = [0, 0];
  await inParts(operations, async (part) => {
    const found = await write(collection, part);
    matched += found.matched;
    duplicates += found.duplicates;
  });
  return matched === updates && duplicates === 0;
}

const MOST_ATTEMPTS = 20;

/** Tries again, a little later each time, until nobody was quicker. Some three seconds in all. */
export async function untilWritten(attempt: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < MOST_ATTEMPTS; tried++) {
    if (await attempt()) return;
    await sleep(Math.random() * Math.min(2 ** tried, 300));
  }
  throw new ViewsUnavailable('other instances kept writing the same documents');
}

async function inParts<T>(items: readonly T[], work: (part: T[]) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next;
      next += AT_ONCE;
      await work(items.slice(at, next));
    }
  };
  await Promise.all(Array.from({ length: MOST_UNDER_WAY }, worker));
}

/** @throws MongoError when anything but a duplicate key went wrong, or a majority did not confirm */
async function write<T extends Document>(collection: Collection<T>, operations: AnyBulkWriteOperation<T>[]) {
  try {
    const { matchedCount } = await collection.bulkWrite(operations, { ordered: false });
    return { matched: matchedCount, duplicates: 0 };
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const errors = [error.writeErrors].flat();
    const fault = errors.find(({ code }) => code !== DUPLICATE_KEY);
    if (fault) throw new MongoServerError({ message: fault.errmsg ?? 'a write failed', code: fault.code });
    const unconfirmed = error.result.getWriteConcernError();
    if (unconfirmed) throw new MongoServerError({ message: unconfirmed.errmsg ?? error.message, code: unconfirmed.code });
    // Not of single operations: a lost connection, another primary.
    if (errors.length === 0) throw new MongoServerError({ message: error.message, code: error.code });
    return { matched: error.result.matchedCount, duplicates: errors.length };
  }
}
