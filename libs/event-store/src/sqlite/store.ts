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
import { type Database, openDatabase } from './database';
import { prepareSchema } from './log-table';
import { LogReader, PAGE_ROWS, toStoredEvent } from './reader';
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
}

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
  #closing = new AbortController();

  constructor(
    private readonly database: Database,
    { now, logger, readonly = false }: SqliteEventStoreOptions,
  ) {
    this.#reader = new LogReader(database);
    this.#tail = new LogTail(dataVersionOf(database));
    this.#writer = readonly ? null : new LogWriter(database, { now, logger, onAppended: () => this.#tail.wake() });
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): Promise<AppendResult> {
    this.#mustBeOpen();
    if (!this.#writer) throw new StoreUnavailable('the log is open for reading only');
    return this.#writer.append(stream, expected, events);
  }

  async *readStream(stream: string, { from, direction, limit = Infinity }: StreamRange = {}): AsyncIterable<StoredEvent> {
    const step = direction === 'backwards' ? -1 : 1;
    const origin = this.#mustBeOpen().originOf(stream);
    if (origin === null) return;
    let next = from ?? (step === 1 ? 0 : Number.MAX_SAFE_INTEGER);
    for (let left = limit; left > 0 && next >= 0;) {
      const page = this.#mustBeOpen().streamPage({ name: stream, origin }, next, step, left);
      if (page.length === 0) return;
      for (const fields of page) {
        const event = toStoredEvent(fields);
        next = event.revision + step;
        yield event;
      }
      left -= page.length;
      await nextTurn();
    }
  }

  async *readAll({ after, prefixes, limit = Infinity }: LogRange): AsyncIterable<LogBatch> {
    const head = this.#mustBeOpen().head();
    let left = limit;
    for (let seen = positionOf(after); seen < head && left > 0; await nextTurn()) {
      const batch = this.#batch(seen, Math.min(head - seen, PAGE_ROWS), prefixes, left);
      left -= batch.events.length;
      seen = Number(batch.position);
      yield batch;
    }
  }

  async *subscribe({ after, prefixes }: Omit<LogRange, 'limit'>, signal: AbortSignal): AsyncIterable<LogBatch> {
    const ended = AbortSignal.any([signal, this.#closing.signal]);
    for (let seen = positionOf(after); !ended.aborted;) {
      const batch = this.#batch(seen, PAGE_ROWS, prefixes, Infinity);
      if (Number(batch.position) === seen) await this.#tail.changed(ended);
      else {
        seen = Number(batch.position);
        yield batch;
        await nextTurn();
      }
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
    this.#writer?.drain();
    this.#closing.abort();
    this.database.close();
    await nextTurn();
  }

  #batch(after: number, rows: number, prefixes: readonly string[] | undefined, limit: number): LogBatch {
    const page = this.#reader.page(after, rows);
    const wanted = prefixes ? page.filter(([, stream]) => prefixes.some((prefix) => stream?.startsWith(prefix))) : page;
    const cut = wanted.length > limit ? wanted.slice(0, limit) : null;
    const last = (cut ?? page).at(-1);
    return { events: (cut ?? wanted).map(toStoredEvent), position: last?.[0] ?? String(after) };
  }

  /** libsql's statements outlive a closed database: nothing but this keeps them from being used. */
  #mustBeOpen(): LogReader {
    if (this.#closing.signal.aborted) throw new StoreUnavailable('the log is closed');
    return this.#reader;
  }
}

function positionOf(position: string | null): number {
  if (position === null) return 0;
  if (!/^\d{1,15}$/.test(position)) throw new RangeError(`"${position}" is no position of this log`);
  return Number(position);
}

/** Lets requests and timers in between two pages. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
