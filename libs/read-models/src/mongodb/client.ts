import type { Db, MongoClient } from 'mongodb';
import { LastingClient } from './lasting-client';

export interface ConnectionOptions {
  /** `mongodb://…` or `mongodb+srv://…`; its options hold, but for those that the views' safety rests on. */
  url: string;
  /** Default `eventdesk`. */
  database?: string;
  /** Most connections at once. Default 20. */
  poolSize?: number;
  /** How long a connection may be silent during an operation. Milliseconds; default 30,000. */
  socketTimeout?: number;
}

const MAJORITY_TIMEOUT = 10_000;

export const clientOf = ({ url, poolSize = 20, socketTimeout = 30_000 }: ConnectionOptions): MongoClient =>
  new LastingClient(url, {
    appName: 'eventdesk-views',
    maxPoolSize: poolSize,
    socketTimeoutMS: socketTimeout,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: MAJORITY_TIMEOUT },
    ignoreUndefined: true,
  });

/**
 * A write to it is acknowledged once a majority has it on disk: no election and no crash takes it back. A standalone has no
 * majority to wait for, and then does not wait for its disk either: a server killed within milliseconds lost what was acknowledged.
 * It is asked to wait for itself. @param wtimeoutMS until a majority is given up; milliseconds, default 10,000
 */
export async function durableDatabase(client: MongoClient, name?: string, wtimeoutMS = MAJORITY_TIMEOUT): Promise<Db> {
  const { setName, msg } = await client.db('admin').command({ hello: 1 });
  const isStandalone = setName === undefined && msg !== 'isdbgrid';
  return client.db(name, { writeConcern: isStandalone ? { w: 1, journal: true } : { w: 'majority', journal: true, wtimeoutMS } });
}

/**
 * For reads that decide what is written: no event may be taken for applied by a write that an election then takes back.
 * A standalone answers them like any other.
 */
export const surely = { readConcern: { level: 'majority' }, readPreference: 'primary' } as const;

export const databaseOf = ({ database = 'eventdesk' }: ConnectionOptions): string => database;
