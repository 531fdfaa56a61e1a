import type { MongoClient } from 'mongodb';
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

/** A write is acknowledged once a majority has it on disk: no election and no crash takes it back. */
export const clientOf = ({ url, poolSize = 20, socketTimeout = 30_000 }: ConnectionOptions): MongoClient =>
  new LastingClient(url, {
    appName: 'eventdesk-views',
    maxPoolSize: poolSize,
    socketTimeoutMS: socketTimeout,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
    ignoreUndefined: true,
  });

/**
 * For reads that decide what is written: no event may be taken for applied by a write that an election then takes back.
 * A standalone answers them like any other.
 */
export const surely = { readConcern: { level: 'majority' }, readPreference: 'primary' } as const;

export const databaseOf = ({ database = 'eventdesk' }: ConnectionOptions): string => database;
