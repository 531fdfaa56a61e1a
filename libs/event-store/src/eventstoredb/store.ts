/** The event store on EventStoreDB 23.10 and later, or KurrentDB. */
import type { EventToStore, StoredEvent } from '@eventdesk/contracts';
import type { AppendResult, EventStore, ExpectedRevision, LogBatch, LogRange, StreamRange } from '../port';
import { Appender } from './appender';
import { type Client, connect } from './client';
import { Connection, type Timing } from './connection';
import { LogReader, type StoreLogger } from './log-reader';
import { StreamReader } from './stream-reader';

export interface EventStoreDbOptions extends Partial<Timing> {
  /** `esdb://user:password@host:2113`, `esdb+discover://…`; `kurrentdb://` is the same. The client's options follow as a query. */
  url: string;
  /** ISO 8601 instant that becomes the events' `recorded_at`. */
  now: () => string;
  logger?: StoreLogger;
}

const DEFAULTS: Timing = { patienceMs: 10_000, silenceMs: 10_000 };

/**
 * Connects with the first call. Appends are durable when they resolve: a majority of the cluster has synced them. The server
 * alone vouches for events' bytes, and does not look for an id elsewhere in the stream: no EventIdTaken (docs/adr/0009).
 * @throws Error when the URL is none
 */
export function openEventStoreDb(options: EventStoreDbOptions): EventStore {
  return new EventStoreDb(connect(options.url), options);
}

export class EventStoreDb implements EventStore {
  readonly #closing = new AbortController();
  readonly #appending = new Set<Promise<AppendResult>>();
  readonly #connection: Connection;
  readonly #appender: Appender;
  readonly #streams: StreamReader;
  readonly #log: LogReader;

  constructor(client: Client, { now, logger, ...timing }: Omit<EventStoreDbOptions, 'url'>) {
    this.#connection = new Connection(client, { ...DEFAULTS, ...timing }, this.#closing.signal);
    this.#streams = new StreamReader(this.#connection);
    this.#appender = new Appender(this.#connection, this.#streams, now);
    this.#log = new LogReader(this.#connection, logger);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): Promise<AppendResult> {
    this.#connection.mustBeOpen();
    const appending = this.#appender.append(stream, expected, events);
    this.#appending.add(appending);
    return appending.finally(() => this.#appending.delete(appending));
  }

  readStream(stream: string, range?: StreamRange): AsyncIterable<StoredEvent> {
    return this.#streams.read(stream, range);
  }

  readAll(range: LogRange): AsyncIterable<LogBatch> {
    return this.#log.readAll(range);
  }

  subscribe(range: Omit<LogRange, 'limit'>, signal: AbortSignal): AsyncIterable<LogBatch> {
    return this.#log.subscribe(range, signal);
  }

  async head(): Promise<string | null> {
    return this.#log.head();
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await Promise.allSettled(this.#appending);
    await this.#connection.client.dispose();
  }
}
