/** Reads and follows the whole log. Both are subscriptions: only for these does the client let the server filter by stream. */
import type { StoredEvent } from '@eventdesk/contracts';
import { type AllStreamResolvedEvent, BACKWARDS, END, type ReadPosition } from '@eventstore/db-client';
import { CorruptEvent, type LogBatch, type LogRange, StoreUnavailable } from '../port';
import type { Connection } from './connection';
import { asPortError, Patience } from './faults';
import { batchOf, isOurs, openFeed, type Prefixes } from './feed';
import { BUFFERED } from './intake';
import { isAfter, toText } from './place';

/** The part of a pino logger that the store uses. */
export interface StoreLogger {
  warn(details: object, message: string): void;
}

/** Where projections run on the server, their links lie after the last event of ours: looked through in growing pages. */
const LARGEST_PAGE = 4_096;
const PAGE_GROWTH = 32;

export class LogReader {
  constructor(
    private readonly connection: Connection,
    private readonly logger?: StoreLogger,
  ) {}

  async head(connection = this.connection): Promise<string | null> {
    const patience = connection.patience();
    for (;;) {
      try {
        return await headOf(connection);
      } catch (error) {
        await patience.after(error);
      }
    }
  }

  async *readAll({ after, prefixes, limit = Infinity }: LogRange): AsyncGenerator<LogBatch> {
    const head = await this.head();
    const patience = this.connection.patience();
    let [seen, left, held] = [after, limit, [] as StoredEvent[]];
    while (head !== null && left > 0 && isAfter(head, seen)) {
      try {
        for await (const whole of this.#feed(this.connection, seen, prefixes)) {
          patience.succeeded();
          const batch = upTo(head, left, whole);
          left -= batch.events.length;
          seen = batch.position;
          held.push(...batch.events);
          const done = left === 0 || !isAfter(head, seen);
          if (!done && held.length < BUFFERED) continue;
          yield { events: held, position: seen };
          held = [];
          if (done) return;
        }
        throw new StoreUnavailable('the server fell silent before the end of the log');
      } catch (error) {
        await patience.after(error);
      }
    }
  }

  /** For ever: whatever breaks it off, it goes on after the last batch that was taken. */
  async *subscribe({ after, prefixes }: Omit<LogRange, 'limit'>, signal: AbortSignal): AsyncGenerator<LogBatch> {
    const connection = this.connection.until(signal);
    const patience = new Patience(Infinity, connection.closed);
    let [seen, wasSilent] = [after, false];
    while (!connection.closed.aborted) {
      try {
        for await (const batch of this.#feed(connection, seen, prefixes)) {
          patience.succeeded();
          if (wasSilent && batch.events.length > 0) this.#warn(seen, 'a subscription had fallen silent; its events were waiting');
          [seen, wasSilent] = [batch.position, false];
          yield batch;
        }
        wasSilent = true;
      } catch (error) {
        if (connection.closed.aborted) return;
        if (error instanceof CorruptEvent || error instanceof RangeError) throw error;
        this.#warn(seen, 'a subscription broke off and is taken up again', asPortError(error));
        await patience.pause();
      }
    }
  }

  /**
   * Batches of one subscription, for as long as it lasts. Connected is not enough: it also ends when nothing comes although the
   * log has grown, and a new one shows whether events were held back or the filter left everything out.
   */
  async *#feed(connection: Connection, after: string | null, prefixes: Prefixes): AsyncGenerator<LogBatch> {
    const head = await this.head(connection);
    const intake = openFeed(connection, after, prefixes);
    try {
      for (let seen = after; ;) {
        const marks = await intake.take(connection.timing.silenceMs);
        connection.mustBeOpen();
        if (marks === null) throw new StoreUnavailable('the server ended the subscription');
        const batch = batchOf(marks, seen, head);
        if (batch) {
          seen = batch.position;
          yield batch;
        } else if (marks.length === 0) {
          const now = await this.head(connection);
          if (now !== null && isAfter(now, seen)) return;
        }
      }
    } finally {
      connection.give(intake);
    }
  }

  #warn(after: string | null, message: string, err?: Error): void {
    this.logger?.warn({ after, ...(err ? { err } : {}) }, message);
  }
}

/** Only what lies up to the head and within the limit; what was cut off does not count as seen. */
function upTo(head: string, left: number, batch: LogBatch): LogBatch {
  const inside = batch.events.filter(({ position }) => !isAfter(position, head));
  const events = inside.slice(0, left);
  const last = events.length < inside.length ? events.at(-1)?.position : undefined;
  return { events, position: last ?? (isAfter(batch.position, head) ? head : batch.position) };
}

async function headOf(connection: Connection): Promise<string | null> {
  let from: ReadPosition | undefined = END;
  for (let count = 1; from !== undefined; count = Math.min(count * PAGE_GROWTH, LARGEST_PAGE)) {
    const page: AllStreamResolvedEvent[] = await pageBackwards(connection, from, count);
    const last = page.find(({ event }) => isOurs(event))?.event;
    if (last) return toText(last.position);
    from = page.length < count ? undefined : page.at(-1)?.event?.position;
  }
  return null;
}

async function pageBackwards(
  connection: Connection,
  fromPosition: ReadPosition,
  maxCount: number,
): Promise<AllStreamResolvedEvent[]> {
  connection.mustBeOpen();
  const read = connection.client.readAll(
    { fromPosition, maxCount, direction: BACKWARDS, requiresLeader: true },
    { highWaterMark: BUFFERED },
  );
  const intake = connection.open<AllStreamResolvedEvent>(read, () => read.cancel());
  const page: AllStreamResolvedEvent[] = [];
  try {
    for (let items = await connection.next(intake); items !== null; items = await connection.next(intake)) page.push(...items);
    return page;
  } finally {
    connection.give(intake);
  }
}
