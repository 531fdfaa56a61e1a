/** Reads one stream, going on where it was when the connection breaks in between. */
import type { StoredEvent } from '@eventdesk/contracts';
import {
  BACKWARDS,
  END,
  FORWARDS,
  type ReadRevision,
  type ResolvedEvent,
  START,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { StreamRange } from '../port';
import type { Connection } from './connection';
import { BUFFERED } from './intake';
import { toStoredEvent } from './stored-form';

export class StreamReader {
  constructor(private readonly connection: Connection) {}

  async *read(stream: string, { from, direction = FORWARDS, limit = Infinity }: StreamRange = {}): AsyncGenerator<StoredEvent> {
    const step = direction === BACKWARDS ? -1 : 1;
    const patience = this.connection.patience();
    let next = from;
    for (let left = limit; left > 0 && (next ?? 0) >= 0;) {
      try {
        for await (const event of this.#once(stream, { from: next, direction, limit: left })) {
          patience.succeeded();
          left--;
          next = event.revision + step;
          yield event;
        }
        return;
      } catch (error) {
        if (error instanceof StreamNotFoundError) return;
        await patience.after(error);
      }
    }
  }

  async *#once(stream: string, { from, direction, limit = Infinity }: StreamRange): AsyncGenerator<StoredEvent> {
    this.connection.mustBeOpen();
    const first: ReadRevision = from !== undefined ? BigInt(from) : direction === BACKWARDS ? END : START;
    const read = this.connection.client.readStream(
      stream,
      { fromRevision: first, direction, maxCount: Math.min(limit, Number.MAX_SAFE_INTEGER), requiresLeader: true },
      { highWaterMark: BUFFERED },
    );
    const intake = this.connection.open<ResolvedEvent>(read, () => read.cancel());
    try {
      for (let items = await this.connection.next(intake); items !== null; items = await this.connection.next(intake))
        for (const { event } of items) if (event) yield toStoredEvent(event);
    } finally {
      this.connection.give(intake);
    }
  }
}
