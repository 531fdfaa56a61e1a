/** Reads the log a page at a time, and lets nothing through that does not match its checksum. */
import { crc32 } from 'node:zlib';
import type { StoredEvent } from '@eventdesk/contracts';
import { CorruptEvent } from '../port';
import type { Database, Statement } from './database';
import { asUnavailable, isDamage } from './errors';
import { CHECKED_CONTENT } from './log-table';

/** A page blocks the thread while it is read: limited by rows where events are small, by bytes where they are large. */
export const PAGE_ROWS = 1_000;
const PAGE_BYTES = 4_000_000;
/** So few rows are read without a look at their size first. Most streams are no longer. */
export const FEW_ROWS = 128;

/** Fields of one verified event, in the order of CHECKED_CONTENT. */
export type Fields = string[];

export interface Page {
  events: Fields[];
  /** There was nothing behind it when it was read. */
  last: boolean;
}

interface Query {
  lines: Statement;
  size: Statement;
}

/**
 * A page travels as one blob, lines of checksum and content: several times faster than rows, and the only way to survive a
 * flipped bit, as libsql aborts the process when a text column is not UTF-8.
 */
function prepareQuery(database: Database, where: string): Query {
  const rows = (columns: string) => `(SELECT ${columns} FROM events WHERE ${where} LIMIT ?)`;
  return {
    lines: database.prepare(`SELECT CAST(group_concat(line, '\n') AS BLOB) FROM ${rows(`${CHECKED_CONTENT} AS line`)}`).raw(),
    size: database.prepare(`SELECT total(size) FROM ${rows('octet_length(data) + octet_length(metadata) AS size')}`).raw(),
  };
}

export class LogReader {
  #log: Query;
  #forwards: Query;
  #backwards: Query;
  #head: Statement;
  #origin: Statement;
  #place: Statement;

  constructor(database: Database) {
    this.#log = prepareQuery(database, 'position > ? ORDER BY position');
    this.#forwards = prepareQuery(database, 'origin = ? AND revision >= ? ORDER BY revision');
    this.#backwards = prepareQuery(database, 'origin = ? AND revision <= ? ORDER BY revision DESC');
    this.#head = database.prepare('SELECT max(position) FROM events').raw();
    this.#origin = database.prepare('SELECT position FROM events WHERE stream = ? AND revision = 0').raw();
    this.#place = database.prepare('SELECT CAST(stream AS BLOB), CAST(revision AS INTEGER) FROM events WHERE position = ?').raw();
  }

  /** Position of the last event; 0 when the log is empty. @throws StoreUnavailable */
  head(): number {
    return this.#ask(this.#head, [])?.[0] ?? 0;
  }

  /** Position of the stream's first event; null when it does not exist. @throws StoreUnavailable */
  originOf(stream: string): number | null {
    return this.#ask(this.#origin, [stream])?.[0] ?? null;
  }

  /** Events right after a position, up to a damaged one. @throws CorruptEvent when the first one is damaged; StoreUnavailable */
  page(after: number, limit: number): Page {
    const lines = this.#lines(this.#log, [after], limit);
    let next = after;
    const page = soundPart(lines, ([position]) => Number(position) === ++next);
    if (!page) throw this.#corruptAt(after + 1);
    return page;
  }

  /** Events of a stream from a revision on, up to a damaged one. @throws CorruptEvent when the first is damaged; StoreUnavailable */
  streamPage(stream: { name: string; origin: number }, from: number, step: 1 | -1, limit: number): Page {
    const lines = this.#lines(step === 1 ? this.#forwards : this.#backwards, [stream.origin, from], limit);
    let next = step === 1 ? from : null;
    const page = soundPart(lines, ([, name, revision]) => {
      const inPlace = name === stream.name && Number(revision) === (next ?? Number(revision));
      next = Number(revision) + step;
      return inPlace;
    });
    if (!page) throw new CorruptEvent(stream.name, from, 'unknown');
    return page;
  }

  /** Fewer rows when they are large, or when some of them lie on a damaged page. */
  #lines({ lines, size }: Query, params: number[], limit: number): Lines {
    for (let rows = Math.min(limit, PAGE_ROWS); ; rows = Math.ceil(rows / 8)) {
      try {
        if (rows > FEW_ROWS && (size.get([...params, rows]) as [number])[0] > PAGE_BYTES) continue;
        const [blob] = lines.get([...params, rows]) as [Buffer | null];
        const read = blob === null ? [] : blob.toString().split('\n');
        return { read, last: read.length < rows };
      } catch (error) {
        if (!isDamage(error)) throw asUnavailable(error);
        if (rows === 1) return { read: [''], last: false };
      }
    }
  }

  #corruptAt(position: number): CorruptEvent {
    let place: [Buffer, number] | undefined;
    try {
      place = this.#place.get([position]) as [Buffer, number] | undefined;
    } catch {
      // The page itself is damaged: its position is all that is known.
    }
    return new CorruptEvent(place?.[0].toString() ?? 'unknown', place?.[1] ?? -1, String(position));
  }

  #ask(statement: Statement, params: unknown[]): [number | null] | undefined {
    try {
      return statement.get(params) as [number | null] | undefined;
    } catch (error) {
      throw asUnavailable(error);
    }
  }
}

interface Lines {
  read: string[];
  last: boolean;
}

/** Lines as fields, up to the first whose checksum or place is wrong; null when that is the very first. */
function soundPart({ read, last }: Lines, inPlace: (fields: Fields) => boolean): Page | null {
  const events: Fields[] = [];
  for (const line of read) {
    const tab = line.indexOf('\t');
    const content = line.slice(tab + 1);
    const fields = content.split('\t');
    if (crc32(content) !== Number(line.slice(0, tab)) || !inPlace(fields))
      return events.length === 0 ? null : { events, last: false };
    events.push(fields);
  }
  return { events, last };
}

export function toStoredEvent(fields: Fields): StoredEvent {
  const [position, stream, revision, id, type, recorded_at, data, metadata] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    id,
    stream,
    revision: Number(revision),
    position,
    recorded_at,
    type,
    data: JSON.parse(data),
    metadata: JSON.parse(metadata),
  };
}
