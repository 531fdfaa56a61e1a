/** Appends with group commit: what is asked for in one turn of the event loop shares one transaction and one sync to disk. */
import { crc32 } from 'node:zlib';
import type { EventToStore } from '@eventdesk/contracts';
import { type AppendResult, EventIdTaken, type ExpectedRevision, StoreUnavailable, WrongExpectedRevision } from '../port';
import { BUSY_TIMEOUT_MS, type Database, type Statement } from './database';
import { asUnavailable, endsWriting, isBusy, isTakenId } from './errors';
import { Heads, type StreamHead } from './heads';
import { Inserts } from './inserts';
import { chainedHash, contentOf } from './log-table';
import type { StoreLogger } from './store';

/** Bounds how long one flush blocks the thread. */
const MAX_APPENDS_PER_COMMIT = 1_000;
/** While another process writes. SQLite itself would wait ever longer, and block the thread. */
const TRY_LOCK_EVERY_MS = 1;

interface EncodedEvent {
  id: string;
  type: string;
  data: string;
  metadata: string;
}

interface Append {
  stream: string;
  expected: ExpectedRevision;
  events: EncodedEvent[];
  resolve: (result: AppendResult) => void;
  reject: (error: Error) => void;
}

export class LogWriter {
  #queue: Append[] = [];
  #scheduled = false;
  #lockedSince: number | null = null;
  #closing = false;
  #stopped: StoreUnavailable | null = null;
  #heads: Heads;
  #inserts: Inserts;
  #idsAfter: Statement;

  constructor(
    private readonly database: Database,
    private readonly options: { now: () => string; logger?: StoreLogger; lockWaitMs: number; onAppended: () => void },
  ) {
    this.#heads = new Heads(database);
    this.#inserts = new Inserts(database);
    this.#idsAfter = database
      .prepare('SELECT CAST(id AS BLOB), position FROM events WHERE origin = ? AND revision >= ? ORDER BY revision LIMIT ?')
      .raw();
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ stream, expected, events: encode(stream, expected, events), resolve, reject });
      this.#schedule();
    });
  }

  /** Commits what is waiting, and takes nothing more. */
  close(): void {
    this.#closing = true;
    while (this.#queue.length > 0) this.#flush();
    this.#stopped = new StoreUnavailable('the log is closed');
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const turn = () => {
      this.#scheduled = false;
      this.#flush();
      if (this.#queue.length > 0) this.#schedule();
    };
    if (this.#lockedSince === null) setImmediate(turn);
    else setTimeout(turn, TRY_LOCK_EVERY_MS);
  }

  #flush(): void {
    const batch = this.#queue.splice(0, MAX_APPENDS_PER_COMMIT);
    if (batch.length > 0) this.#settle(batch);
  }

  #settle(batch: Append[]): void {
    try {
      const outcomes = this.#commit(batch);
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome instanceof Error) reject(outcome);
        else if (outcome) resolve(outcome);
      }
      this.options.onAppended();
    } catch (error) {
      if (isBusy(error) && this.#mayWait()) return void this.#queue.unshift(...batch);
      // Whose id it is shows when each has a transaction of its own.
      if (isTakenId(error) && batch.length > 1) return batch.forEach((append) => this.#settle([append]));
      const reason = isTakenId(error) ? null : this.#failed(error);
      for (const append of batch) append.reject(reason ?? takenId(append));
    }
  }

  /** One transaction, of which nothing remains when it throws. Each append wins or loses by itself within it. */
  #commit(batch: Append[]): (AppendResult | WrongExpectedRevision)[] {
    if (this.#stopped) throw this.#stopped;
    this.#begin();
    try {
      this.#heads.beginTransaction();
      const recorded_at = this.options.now();
      const outcomes = batch.map((append) => this.#place(append, recorded_at));
      this.#inserts.finish();
      this.database.exec('COMMIT');
      return outcomes;
    } catch (error) {
      this.#heads.forget();
      this.#inserts.forget();
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** @throws SqliteError that is busy when another process writes */
  #begin(): void {
    if (this.#closing) return void this.database.exec('BEGIN IMMEDIATE');
    this.database.exec('PRAGMA busy_timeout = 0');
    try {
      this.database.exec('BEGIN IMMEDIATE');
      this.#lockedSince = null;
    } finally {
      this.database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    }
  }

  #mayWait(): boolean {
    const now = performance.now();
    this.#lockedSince ??= now;
    if (!this.#closing && now - this.#lockedSince < this.options.lockWaitMs) return true;
    this.#lockedSince = null;
    return false;
  }

  #place(append: Append, recorded_at: string): AppendResult | WrongExpectedRevision {
    const { stream, expected } = append;
    const head = this.#heads.ofStream(stream);
    const actual = head?.revision ?? null;
    if (actual !== (expected === 'no_stream' ? null : expected))
      return this.#firstAnswer(append, head?.origin) ?? new WrongExpectedRevision(stream, expected, actual);

    return this.#insert(append, head ?? { origin: this.#heads.ofLog().position + 1, revision: -1 }, recorded_at);
  }

  #insert({ stream, events }: Append, { origin, revision }: StreamHead, recorded_at: string): AppendResult {
    let { position, hash } = this.#heads.ofLog();
    for (const { id, type, data, metadata } of events) {
      const content = contentOf({ position: ++position, stream, revision: ++revision, id, type, recorded_at, data, metadata });
      const checksum = crc32(content);
      hash = chainedHash(hash, content);
      this.#inserts.add(position, origin, stream, revision, id, type, data, metadata, recorded_at, checksum, hash);
    }
    this.#heads.moved(stream, { origin, revision }, { position, hash });
    return { revision, position: String(position) };
  }

  /** A repeat finds its own events right where it wants to append, and gets the answer it got, or missed, the first time. */
  #firstAnswer({ expected, events }: Append, origin: number | undefined): AppendResult | null {
    if (origin === undefined) return null;
    this.#inserts.finish();
    const from = expected === 'no_stream' ? 0 : expected + 1;
    const found = this.#idsAfter.all([origin, from, events.length]) as [Buffer, number][];
    const last = found.at(-1);
    const same = found.length === events.length && found.every(([id], index) => id.toString() === events[index]?.id);
    return same && last ? { revision: from + events.length - 1, position: String(last[1]) } : null;
  }

  #failed(error: unknown): Error {
    const reason = asUnavailable(error);
    if (error === this.#stopped) return reason;
    this.options.logger?.error({ err: error }, `append failed: ${reason.message}`);
    if (endsWriting(error)) {
      this.#stopped = new StoreUnavailable(
        `the log takes no more events since a write failed in a way that may have lost data: check the disk, then restart (${reason.message})`,
        { cause: error },
      );
    }
    return this.#stopped ?? reason;
  }
}

const takenId = ({ stream, events }: Append) =>
  new EventIdTaken(
    stream,
    events.map(({ id }) => id),
  );

function encode(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): EncodedEvent[] {
  if (events.length === 0) throw new RangeError(`${stream}: an append needs at least one event`);
  if (expected !== 'no_stream' && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new RangeError(`${stream}: ${expected} is no revision`);
  mustBeName(stream);
  return events.map(({ id, type, data, metadata }) => {
    mustBeName(id);
    mustBeName(type);
    return { id, type, data: toJson(data), metadata: toJson(metadata) };
  });
}

/** What JSON has no word for reads back as null, as in an array. */
const toJson = (value: unknown): string => JSON.stringify(value ?? null);

/** Tabs and line breaks part the fields and the events of a page. */
function mustBeName(name: string): void {
  if (name === '' || name.includes('\t') || name.includes('\n'))
    throw new RangeError(`${JSON.stringify(name)} is no name of a stream, event or type`);
}
