/** A client without a server: a log in memory, and subscriptions that send, fall silent and break as the spec says. */
import { PassThrough } from 'node:stream';
import type { EventData, Position, RecordedEvent } from '@eventstore/db-client';
import { StreamNotFoundError, UnavailableError } from '@eventstore/db-client';
import type { Client } from './client';

type Append = Client['appendToStream'];
type SubscribeOptions = NonNullable<Parameters<Client['subscribeToAll']>[0]>;

/** Each event takes 10 of the log. */
const SIZE = 10n;

export class ScriptedSubscription {
  readonly stream: PassThrough & { unsubscribe: () => Promise<void> };
  cancelled = false;

  constructor(
    readonly options: SubscribeOptions,
    highWaterMark: number | undefined,
  ) {
    this.stream = Object.assign(new PassThrough({ objectMode: true, highWaterMark }), {
      unsubscribe: () => {
        this.cancelled = true;
        return Promise.resolve();
      },
    });
  }

  /** @returns whether there was room in the buffers */
  send(...events: RecordedEvent[]): boolean {
    return events.map((event) => this.stream.write({ event })).every(Boolean);
  }
  checkpoint(position: Position): void {
    void this.options.filter?.checkpointReached?.(this.stream, position);
  }
  caughtUp(): void {
    this.stream.emit('caughtUp');
  }
  breakOff(error: Error): void {
    this.stream.emit('error', error);
  }
}

export class ScriptedClient implements Client {
  readonly log: RecordedEvent[] = [];
  readonly subscriptions: ScriptedSubscription[] = [];
  readonly appends: Parameters<Append>[] = [];
  /** What the next calls meet instead of the log; each is used up once. */
  readonly onAppend: ((...call: Parameters<Append>) => ReturnType<Append>)[] = [];
  readonly onRead: (Error | 'silence' | { breaksAfter: number })[] = [];

  record(stream: string, { id, type, data, metadata }: Pick<EventData, 'id' | 'type' | 'data' | 'metadata'>): RecordedEvent {
    const at = BigInt(this.log.length + 1) * SIZE;
    const revision = BigInt(this.log.filter(({ streamId }) => streamId === stream).length);
    const position = { commit: at, prepare: at };
    const event = { streamId: stream, id, type, data, metadata, revision, position, isJson: true, created: new Date(0) };
    this.log.push(event as RecordedEvent);
    return event as RecordedEvent;
  }

  appendToStream: Append = async (...call) => {
    this.appends.push(call);
    const scripted = this.onAppend.shift();
    if (scripted) return scripted(...call);
    return this.accept(...call);
  };

  accept: Append = (stream, events) => {
    const recorded = [events].flat().map((event) => this.record(stream, event));
    const last = recorded.at(-1);
    return Promise.resolve({ success: true, nextExpectedRevision: last?.revision ?? -1n, position: last?.position });
  };

  readStream = ((stream: string, { fromRevision, maxCount }: { fromRevision: bigint | 'start'; maxCount: number }) => {
    const first = fromRevision === 'start' ? 0n : fromRevision;
    const events = this.log.filter(({ streamId, revision }) => streamId === stream && revision >= first);
    if (!this.log.some(({ streamId }) => streamId === stream)) return this.#answer(new StreamNotFoundError(undefined, stream));
    return this.#answer(events.slice(0, maxCount));
  }) as unknown as Client['readStream'];

  readAll = (({ maxCount }: { maxCount: number }) =>
    this.#answer([...this.log].reverse().slice(0, maxCount))) as unknown as Client['readAll'];

  subscribeToAll: Client['subscribeToAll'] = (options = {}, { highWaterMark } = {}) => {
    const subscription = new ScriptedSubscription(options, highWaterMark);
    this.subscriptions.push(subscription);
    return subscription.stream;
  };

  dispose = () => Promise.resolve();

  #answer(answer: RecordedEvent[] | Error): unknown {
    const read = Object.assign(new PassThrough({ objectMode: true }), { cancel: () => Promise.resolve() });
    const met = this.onRead.shift();
    const given = Array.isArray(answer) ? answer : [];
    const fault = met instanceof Error ? met : answer instanceof Error ? answer : null;
    const count = met === undefined ? given.length : typeof met === 'object' && 'breaksAfter' in met ? met.breaksAfter : 0;
    for (const event of given.slice(0, count)) read.write({ event });
    if (fault) setImmediate(() => read.emit('error', fault));
    else if (met === undefined) read.end();
    else if (met !== 'silence') setImmediate(() => read.emit('error', new UnavailableError()));
    return read;
  }
}
