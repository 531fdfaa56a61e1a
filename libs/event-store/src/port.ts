/** The event store as everything above it sees it. Every adapter passes the whole contract suite beside this file. */
import type { EventToStore, StoredEvent } from '@eventdesk/contracts';

/** Revision of the stream's last event, counted from 0; `no_stream` when it must not exist yet. */
export type ExpectedRevision = number | 'no_stream';

export interface AppendResult {
  /** Revision of the last event of this append. */
  revision: number;
  /** Position of the last event of this append in the whole log. */
  position: string;
}

export interface StreamRange {
  /** First revision to read; forwards from 0 and backwards from the last when absent. */
  from?: number;
  direction?: 'forwards' | 'backwards';
  limit?: number;
}

export interface LogRange {
  /** Exclusive: the position of the last event already seen; `null` reads from the beginning. */
  after: string | null;
  /** Only streams whose name starts with one of these (`ticket-`); all when absent. */
  prefixes?: readonly string[];
  limit?: number;
}

/** Events in log order, and the position scanned to: events that the filter left out count as seen. */
export interface LogBatch {
  events: StoredEvent[];
  position: string;
}

export interface EventStore {
  /**
   * Appends all events or none, durable when the promise resolves. Repeating an append (same ids, same expected revision)
   * appends nothing and answers as the first time. An empty list is refused.
   * @throws WrongExpectedRevision, EventIdTaken, StoreUnavailable
   */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): Promise<AppendResult>;
  /** Events of one stream in order; nothing when the stream does not exist. @throws CorruptEvent, StoreUnavailable */
  readStream(stream: string, range?: StreamRange): AsyncIterable<StoredEvent>;
  /** The whole log in order, up to its head at the time of the call. @throws CorruptEvent, StoreUnavailable */
  readAll(range: LogRange): AsyncIterable<LogBatch>;
  /** Like `readAll`, then goes on with what is appended, by any process, until the signal aborts (then it just ends). */
  subscribe(range: Omit<LogRange, 'limit'>, signal: AbortSignal): AsyncIterable<LogBatch>;
  /** Position of the last event; `null` when the log is empty. */
  head(): Promise<string | null>;
  close(): Promise<void>;
}

/** Somebody else appended first, or the caller saw an older state. `actual` is null when the stream does not exist. */
export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | null,
  ) {
    super(`${stream}: expected revision ${expected}, found ${actual ?? 'no stream'}`);
    this.name = 'WrongExpectedRevision';
  }
}

/** The stream holds an event of one of these ids elsewhere: a fault of the caller, as a repeat would have found it in its place. */
export class EventIdTaken extends Error {
  constructor(
    readonly stream: string,
    readonly ids: readonly string[],
  ) {
    super(`${stream}: another event of this stream has the id ${ids.join(' or ')}`);
    this.name = 'EventIdTaken';
  }
}

/** The store cannot take or give anything right now (full disk, no connection): try again later. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** An event's bytes are not what was written. The store serves nothing past it rather than skip it. */
export class CorruptEvent extends Error {
  constructor(
    readonly stream: string,
    readonly revision: number,
    readonly position: string,
  ) {
    super(
      `the event at position ${position} (${stream}, revision ${revision}) does not match its checksum; restore it from a backup`,
    );
    this.name = 'CorruptEvent';
  }
}

/** Orders positions of one log: negative when `a` is before `b`. Positions are decimal numbers, or two joined by a slash. */
export function comparePositions(a: string, b: string): number {
  if (a.length !== b.length && !a.includes('/') && !b.includes('/')) return a.length - b.length;
  if (!a.includes('/')) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [a.split('/').map(BigInt), b.split('/').map(BigInt)];
  const differing = left.findIndex((part, index) => part !== right[index]);
  return differing < 0 ? 0 : (left[differing] ?? 0n) < (right[differing] ?? 0n) ? -1 : 1;
}
