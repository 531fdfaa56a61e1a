/** Appends that may be asked for again: by the caller, or by this file after an answer that never came. */
import type { EventToStore } from '@eventdesk/contracts';
import { type AppendResult as Answer, type EventData, WrongExpectedVersionError } from '@eventstore/db-client';
import { type AppendResult, type ExpectedRevision, StoreUnavailable, WrongExpectedRevision } from '../port';
import type { Connection } from './connection';
import { toRevision, toText } from './place';
import type { StreamReader } from './stream-reader';
import { mustBeName, toEventData } from './stored-form';

/** The server gives up a write after 2 s by itself; this is for the answer that is lost. */
const ANSWER_WITHIN_MS = 5_000;
const LEAST_MS = 1_000;
/** The client gives up at the deadline by itself; later than this, it never will. */
const GRACE_MS = 500;

interface Append {
  stream: string;
  expected: ExpectedRevision;
  events: EventData[];
}

export class Appender {
  constructor(
    private readonly connection: Connection,
    private readonly reader: StreamReader,
    private readonly now: () => string,
  ) {}

  /** Trying again is safe, since the expected revision is explicit and the ids are the caller's: the server then writes nothing. */
  async append(stream: string, expected: ExpectedRevision, events: readonly EventToStore[]): Promise<AppendResult> {
    if (events.length === 0) throw new RangeError(`${stream}: an append needs at least one event`);
    if (expected !== 'no_stream' && !(Number.isSafeInteger(expected) && expected >= 0))
      throw new RangeError(`${stream}: ${expected} is no revision`);
    mustBeName(stream);
    const append = { stream, expected, events: await toEventData(events, this.now()) };
    const patience = this.connection.patience();
    for (;;) {
      try {
        return await this.#once(append, patience.leftMs);
      } catch (error) {
        if (error instanceof WrongExpectedRevision) throw error;
        await patience.after(error);
      }
    }
  }

  async #once(append: Append, leftMs: number): Promise<AppendResult> {
    const { stream, expected, events } = append;
    const deadline = Math.min(ANSWER_WITHIN_MS, Math.max(LEAST_MS, leftMs));
    const expectedRevision = expected === 'no_stream' ? expected : BigInt(expected);
    try {
      const answer = await answered(
        this.connection.client.appendToStream(stream, events, { expectedRevision, requiresLeader: true, deadline }),
        deadline,
      );
      return resultOf(answer, append) ?? (await this.#inPlace(append)) ?? contradiction(append);
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const actual = error.actualVersion === 'no_stream' ? null : toRevision(error.actualVersion);
      const repeated = actual !== null && actual >= lastOf(append) ? await this.#inPlace(append) : null;
      if (repeated) return repeated;
      throw new WrongExpectedRevision(stream, expected, actual);
    }
  }

  /** The answer of the first time, when these very events stand right where they were to go. */
  async #inPlace(append: Append): Promise<AppendResult | null> {
    const { stream, events } = append;
    const range = { from: lastOf(append) - events.length + 1, limit: events.length };
    let found = 0;
    for await (const { id, revision, position } of this.reader.read(stream, range)) {
      if (id !== events[found++]?.id) return null;
      if (found === events.length) return { revision, position };
    }
    return null;
  }
}

const lastOf = ({ expected, events }: Append): number => (expected === 'no_stream' ? -1 : expected) + events.length;

/** Null when the answer lacks the position, as for some repeats, or is about other revisions. */
function resultOf({ nextExpectedRevision, position }: Answer, append: Append): AppendResult | null {
  const revision = toRevision(nextExpectedRevision);
  return position && revision === lastOf(append) ? { revision, position: toText(position) } : null;
}

function contradiction({ stream, expected }: Append): never {
  throw new StoreUnavailable(`${stream}: the server took an append after ${expected}, but the events are not there`);
}

/** The client's deadline starts once it has a connection: finding the leader of a cluster may take it minutes. */
function answered<T>(answer: Promise<T>, withinMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreUnavailable(`no answer within ${withinMs} ms`)), withinMs + GRACE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
