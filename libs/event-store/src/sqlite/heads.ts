/** Where the log and its streams end: remembered, for as long as nobody else has written. */
import { type Database, type Statement } from './database';
import { FIRST_HASH } from './log-table';
import { dataVersionOf } from './tail';

export interface StreamHead {
  /** Position of the stream's first event. */
  origin: number;
  /** Revision of its last event. */
  revision: number;
}

export interface LogHead {
  position: number;
  hash: string;
}

/** How many streams are remembered: at least this many of the last used, at most twice as many. */
const REMEMBERED = 50_000;

export class Heads {
  #recent = new Map<string, StreamHead>();
  #older = new Map<string, StreamHead>();
  #log: LogHead | null = null;
  #version = NaN;
  #dataVersion: () => number;
  #lastEvent: Statement;
  #lastOfStream: Statement;

  constructor(database: Database) {
    this.#dataVersion = dataVersionOf(database);
    this.#lastEvent = database.prepare('SELECT position, CAST(hash AS BLOB) FROM events ORDER BY position DESC LIMIT 1').raw();
    this.#lastOfStream = database
      .prepare(
        `SELECT origin, revision FROM events
         WHERE origin = (SELECT position FROM events WHERE stream = ? AND revision = 0) ORDER BY revision DESC LIMIT 1`,
      )
      .raw();
  }

  /** To be called first in every write transaction: what is remembered may be what another process has overtaken. */
  beginTransaction(): void {
    const version = this.#dataVersion();
    if (version !== this.#version) this.forget();
    this.#version = version;
  }

  forget(): void {
    this.#recent.clear();
    this.#older.clear();
    this.#log = null;
  }

  ofLog(): LogHead {
    if (!this.#log) {
      const [position, hash] = (this.#lastEvent.get([]) as [number, Buffer] | undefined) ?? [0, FIRST_HASH];
      this.#log = { position, hash: hash.toString() };
    }
    return this.#log;
  }

  ofStream(stream: string): StreamHead | undefined {
    const known = this.#recent.get(stream) ?? this.#older.get(stream);
    if (known) return known;
    const [origin, revision] = (this.#lastOfStream.get([stream]) as [number, number] | undefined) ?? [];
    return origin === undefined || revision === undefined ? undefined : { origin, revision };
  }

  moved(stream: string, head: StreamHead, log: LogHead): void {
    if (this.#recent.size >= REMEMBERED) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(stream, head);
    this.#log = log;
  }
}
