import { randomUUID } from 'node:crypto';
import type { EventToStore } from '@eventdesk/contracts';
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { StoreUnavailable, WrongExpectedRevision } from '../port';
import { ScriptedClient } from './scripted-client.for-spec';
import { EventStoreDb } from './store';

const event = (): EventToStore => ({ id: randomUUID(), type: 'NoteAdded.v1', data: { text: 'x' }, metadata: { ticket_id: 't' } });
const conflict = (current: bigint | 'no_stream') =>
  new WrongExpectedVersionError(undefined, { streamName: 'ticket-1', expected: 'no_stream', current });

describe('an append to EventStoreDB', () => {
  let client: ScriptedClient;
  let store: EventStoreDb;
  beforeEach(() => {
    client = new ScriptedClient();
    store = new EventStoreDb(client, { now: () => '2026-01-01T00:00:00.000Z', patienceMs: 400, silenceMs: 100 });
  });
  afterEach(() => store.close());

  it.each([
    ['is down', () => new UnavailableError()],
    ['gives the write up', () => new TimeoutError()],
    ['is late', () => new DeadlineExceededError()],
    ['cancels', () => new CancelledError()],
    ['is in an election', () => new UnknownError(undefined, 'No leader info available in response')],
    ['cannot be discovered', () => new Error('Failed to discover after 10 attempts.')],
  ])('is tried again, the same in all, when the server %s', async (_, error) => {
    client.onAppend.push(() => Promise.reject(error()));
    expect(await store.append('ticket-1', 'no_stream', [event(), event()])).toEqual({ revision: 1, position: '20/20' });
    const [first, second] = client.appends;
    expect(second?.slice(0, 2)).toEqual(first?.slice(0, 2));
    expect(second?.[2]?.expectedRevision).toBe('no_stream');
  });

  it('gets the answer of the write whose own answer was lost', async () => {
    client.onAppend.push(async (...call) => {
      await client.accept(...call);
      throw new UnavailableError();
    });
    client.onAppend.push(() => Promise.reject(conflict(1n)));
    expect(await store.append('ticket-1', 'no_stream', [event(), event()])).toEqual({ revision: 1, position: '20/20' });
    expect(client.log).toHaveLength(2);
  });

  it.each([
    ['lacks the position', { success: true, nextExpectedRevision: 1n }],
    ['is about another revision', { success: true, nextExpectedRevision: 7n, position: { commit: 99n, prepare: 99n } }],
  ])('looks for itself where the events lie when the answer %s', async (_, answer) => {
    client.onAppend.push(async (...call) => {
      await client.accept(...call);
      return answer;
    });
    expect(await store.append('ticket-1', 'no_stream', [event(), event()])).toEqual({ revision: 1, position: '20/20' });
  });

  it('is a conflict when other events stand in its place, however many', async () => {
    await store.append('ticket-1', 'no_stream', [event(), event(), event()]);
    const repeated = event();
    client.onAppend.push(() => Promise.reject(conflict(2n)));
    const attempt = store.append('ticket-1', 0, [repeated]);
    await expect(attempt).rejects.toThrow(WrongExpectedRevision);
    await expect(attempt).rejects.toMatchObject({ stream: 'ticket-1', expected: 0, actual: 2 });
    client.onAppend.push(() => Promise.reject(conflict('no_stream')));
    await expect(store.append('ticket-2', 0, [event()])).rejects.toMatchObject({ actual: null });
    expect(client.appends).toHaveLength(3);
  });

  it('gives up after its patience, as unavailable', async () => {
    client.onAppend.push(...Array.from({ length: 50 }, () => () => Promise.reject(new UnavailableError())));
    const started = performance.now();
    await expect(store.append('ticket-1', 'no_stream', [event()])).rejects.toThrow(StoreUnavailable);
    expect(performance.now() - started).toBeGreaterThan(100);
    expect(client.appends.length).toBeGreaterThan(2);
  });

  it('gives up when the client never answers at all', async () => {
    client.onAppend.push(...Array.from({ length: 50 }, () => () => new Promise<never>(() => undefined)));
    await expect(store.append('ticket-1', 'no_stream', [event()])).rejects.toThrow(StoreUnavailable);
  });

  it('is refused at once, with the limit, when it is too large for the server', async () => {
    client.onAppend.push(() => Promise.reject(new MaxAppendSizeExceededError(undefined, 1_048_576)));
    const attempt = store.append('ticket-1', 'no_stream', [event()]);
    await expect(attempt).rejects.toThrow(RangeError);
    await expect(attempt).rejects.toThrow(/1048576 bytes/);
    expect(client.appends).toHaveLength(1);
  });

  it('is refused at once when the user may not write', async () => {
    client.onAppend.push(() => Promise.reject(new AccessDeniedError()));
    await expect(store.append('ticket-1', 'no_stream', [event()])).rejects.toThrow(AccessDeniedError);
    expect(client.appends).toHaveLength(1);
  });

  it.each([
    ['no events', 'ticket-1', 'no_stream' as const, []],
    ['a revision that is none', 'ticket-1', -1, [event()]],
    ["a stream of the server's own", '$settings', 'no_stream' as const, [event()]],
    ['a stream without a name', '', 'no_stream' as const, [event()]],
  ])('never reaches the server with %s', async (_, stream, expected, events) => {
    await expect(store.append(stream, expected, events)).rejects.toThrow(RangeError);
    expect(client.appends).toHaveLength(0);
  });

  it('that is under way is waited for when the store is closed', async () => {
    client.onAppend.push(async (...call) => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      return client.accept(...call);
    });
    const appending = store.append('ticket-1', 'no_stream', [event()]);
    await store.close();
    expect(await appending).toMatchObject({ revision: 0 });
    await expect(store.append('ticket-1', 0, [event()])).rejects.toThrow(StoreUnavailable);
  });
});

describe('reading a stream of EventStoreDB', () => {
  it('goes on where it was when the connection breaks or falls silent in between', async () => {
    const client = new ScriptedClient();
    const store = new EventStoreDb(client, { now: () => '2026-01-01T00:00:00.000Z', patienceMs: 400, silenceMs: 50 });
    await store.append('ticket-1', 'no_stream', [event(), event(), event(), event()]);
    client.onRead.push(new UnavailableError(), { breaksAfter: 2 }, 'silence', { breaksAfter: 1 });
    const revisions: number[] = [];
    for await (const { revision } of store.readStream('ticket-1', { limit: 4 })) revisions.push(revision);
    expect(revisions).toEqual([0, 1, 2, 3]);
    client.onRead.push(...Array.from({ length: 50 }, () => 'silence' as const));
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await store.close();
  });
});
