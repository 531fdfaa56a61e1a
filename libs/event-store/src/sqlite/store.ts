/** The event store on one SQLite file: this process's writer and readers, and those of any other process beside it. */
import type { EventToStore, StoredEvent } from '@eventdesk/contracts';
import {
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type LogBatch,
  type LogRange,
  StoreUnavailable,
  type StreamRange,
} from '../port';
import { BUSY_TIMEOUT_MS, type Database, openDatabase } from './database';
import { prepareSchema } from './log-table';
import { FEW_ROWS, LogReader, type Page, PAGE_ROWS, toStoredEvent } from './reader';
import { dataVersionOf, LogTail } from './tail';
import { LogWriter } from './writer';

/** The part of a pino logger that the store uses. */
export interface StoreLogger {
  error(details: object, message: string): void;
}

export interface SqliteEventStoreOptions {
  path: string;
  /** ISO 8601 instant that becomes the events' `recorded_at`. */
  now: () => string;
  /** Appends are refused, and the file must exist; works beside a desk that writes it. */
  readonly?: boolean;
  logger?: StoreLogger;
  /** How long an append waits for another process that writes. Milliseconds; default 5,000. */
  lockWaitMs?: number;
}

/** 16 MB: half the checkpoints' cost of SQLite's 4 MB under load, and still read in well under a second after a crash. */
const CHECKPOINT_PAGES = 4_000;
const CACHE_KIB = 16_000;

/**
 * Opens the log, creating it when absent. Appends are durable when they resolve (WAL, `synchronous = FULL`). A reader sees a
 * position only together with all before it, as each transaction takes the positions after the last and is visible as a whole.
 * @throws Error when the file is not a log, or of another version
 */
export function openSqliteEventStore(options: SqliteEventStoreOptions): SqliteEventStore {
  const { path, readonly = false } = options;
  const database = openDatabase(path, { synchronous: 'full', readonly });
  try {
    prepareSchema(database, path, readonly);
    database.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA cache_size = -${CACHE_KIB}`);
    return new SqliteEventStore(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
}

export class SqliteEventStore implements EventStore {
  #reader: LogReader;
  #writer: LogWriter | null;
  #tail: LogTail;
  #latest: { after: number; version: number; page: Page } | null = null;
  #closing = new AbortController();

  constructor(
    private readonly database: Database,
    { now, logger, readonly = false, lockWaitMs = BUSY_TIMEOUT_MS }: SqliteEventStoreOptions,
  ) {
    this.#reader = new LogReader(database);
    this.#tail = new LogTail(dataVersionOf(database));
    this.#writer = readonly ? null : new LogWriter(database, { now, logger, lockWaitMs, onAppended: () => this.#tail.wake() });
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): Promise<AppendResult> {
    if (!this.#writer) return Promise.reject(new StoreUnavailable('the log is open for reading only'));
    return this.#writer.append(stream, expected, events);
  }

  async *readStream(stream: string, { from, direction, limit = Infinity }: StreamRange = {}): AsyncIterable<StoredEvent> {
    const step = direction === 'backwards' ? -1 : 1;
    const origin = this.#mustBeOpen().originOf(stream);
    if (origin === null) return;
    let next = from ?? (step === 1 ? 0 : Number.MAX_SAFE_INTEGER);
    for (let left = limit, rows = FEW_ROWS; left > 0 && next >= 0; rows = PAGE_ROWS) {
      const page = this.#mustBeOpen().streamPage({ name: stream, origin }, next, step, Math.min(left, rows));
      for (const fields of page.events) yield toStoredEvent(fields);
      if (page.last) return;
      left -= page.events.length;
      next = Number(page.events.at(-1)?.[2]) + step;
      await nextTurn();
    }
  }

  async *readAll({ after, prefixes, limit = Infinity }: LogRange): AsyncIterable<LogBatch> {
    const head = this.#mustBeOpen().head();
    let left = limit;
    for (let seen = positionOf(after); seen < head && left > 0; await nextTurn()) {
      const page = this.#mustBeOpen().page(seen, Math.min(head - seen, PAGE_ROWS));
      const batch = batchOf(page, seen, prefixes, left);
      left -= batch.events.length;
      seen = Number(batch.position);
      yield batch;
    }
  }

  async *subscribe({ after, prefixes }: Omit<LogRange, 'limit'>, signal: AbortSignal): AsyncIterable<LogBatch> {
    const ended = AbortSignal.any([signal, this.#closing.signal]);
    for (let seen = positionOf(after); !ended.aborted;) {
      const version = this.#tail.version;
      const page = this.#latestPage(seen, version);
      if (page.events.length > 0) yield batchOf(page, seen, prefixes);
      seen += page.events.length;
      await (page.last ? this.#tail.changedSince(version, ended) : nextTurn());
    }
  }

  head(): Promise<string | null> {
    return new Promise((resolve) => {
      const head = this.#mustBeOpen().head();
      resolve(head === 0 ? null : String(head));
    });
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#writer?.close();
    this.#closing.abort();
    // libsql keeps the connection while statements of it live, so that closing it would leave the write-ahead log as it is.
    if (this.#writer) this.database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    this.database.close();
    await nextTurn();
  }

  /** Subscribers who keep up all ask for the same page: it is read and verified once for them all. */
  #latestPage(after: number, version: number): Page {
    const reader = this.#mustBeOpen();
    if (this.#latest?.after !== after || this.#latest.version !== version)
      this.#latest = { after, version, page: reader.page(after, PAGE_ROWS) };
    return this.#latest.page;
  }

  /** libsql's statements outlive a closed database: nothing but this keeps them from being used. */
  #mustBeOpen(): LogReader {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('the log is closed');
    return this.#reader;
  }
}

/** The page's events that are wanted, cut off after so many: what was cut off does not count as seen. */
function batchOf({ events }: Page, after: number, prefixes: readonly string[] | undefined, limit = Infinity): LogBatch {
  const wanted = prefixes ? events.filter(([, stream]) => prefixes.some((prefix) => stream?.startsWith(prefix))) : events;
  const given = wanted.slice(0, limit);
  const last = given.length < wanted.length ? given.at(-1) : events.at(-1);
  return { events: given.map(toStoredEvent), position: last?.[0] ?? String(after) };
}

function positionOf(position: string | null): number {
  if (position === null) return 0;
  if (!/^\d{1,15}$/.test(position)) throw new RangeError(`"${position}" is no position of this log`);
  return Number(position);
}

/** Lets requests and timers in between two pages. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
