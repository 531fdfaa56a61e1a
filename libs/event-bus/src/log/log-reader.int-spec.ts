import { setTimeout as sleep } from 'node:timers/promises';
import { CorruptEvent, type EventStore, type LogBatch } from '@eventdesk/event-store';
import { eventually } from '../contract/fixture';
import { LogReader } from './log-reader';
import type { ConsumerSettings } from './settings';

type Subscribe = (signal: AbortSignal, after: string | null) => AsyncIterable<LogBatch>;

const batch = (position: string): LogBatch => ({ events: [], position });
const silent = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

/** A reader over subscriptions that behave as told, one after another; the last again and again. */
const given = (...subscriptions: Subscribe[]) => givenRetry(1, ...subscriptions);

function givenRetry(firstDelayMs: number, ...subscriptions: Subscribe[]) {
  const startedAfter: (string | null)[] = [];
  const taken: string[] = [];
  const logged: string[] = [];
  const store: Pick<EventStore, 'subscribe'> = {
    subscribe({ after }, signal) {
      startedAfter.push(after);
      const subscription = subscriptions[Math.min(startedAfter.length, subscriptions.length) - 1];
      if (!subscription) throw new Error('no subscription');
      return subscription(signal, after);
    },
  };
  const settings = {
    store: store as EventStore,
    name: 'c',
    prefixes: [],
    retry: { attempts: 5, firstDelayMs, maxDelayMs: 5 },
    logger: { info: () => {}, warn: () => {}, error: (_: object, message: string) => void logged.push(message) },
  } as Partial<ConsumerSettings> as ConsumerSettings;
  const taker = {
    read: null as string | null,
    async take({ position }: LogBatch) {
      taken.push(position);
      taker.read = position;
    },
  };
  const reader = new LogReader(settings, taker);
  reader.start();
  return { reader, taken, startedAfter, logged };
}

describe('reading the log for a consumer', () => {
  it('opens a subscription that ended again, after the last position read', async () => {
    const { reader, taken, startedAfter } = given(
      async function* () {
        yield batch('1');
        yield batch('2');
      },
      async function* (signal) {
        yield batch('3');
        await silent(signal);
      },
    );
    await eventually(() => expect(taken).toEqual(['1', '2', '3']));
    expect(startedAfter).toEqual([null, '2']);
    expect(reader.fault).toBeNull();
    await reader.stop();
  });

  it('stands before a corrupt event, shows it, tries again, and goes on when it is mended', async () => {
    let corrupt = true;
    const { reader, taken, startedAfter, logged } = given(async function* (signal, after) {
      if (after === null) yield batch('1');
      if (corrupt) throw new CorruptEvent('ticket-1', 1, '2');
      yield batch('2');
      await silent(signal);
    });
    await eventually(() => expect(startedAfter.length).toBeGreaterThan(2));
    reader.look('2');
    expect(reader.fault).toMatch(/position 2/);
    expect(taken).toEqual(['1']);
    expect(logged).toHaveLength(1);
    corrupt = false;
    await eventually(() => expect(taken).toEqual(['1', '2']));
    expect(reader.fault).toBeNull();
    await reader.stop();
  });

  it('opens a silent subscription anew when the head has been ahead for a while without a step towards it', async () => {
    const { reader, taken, startedAfter } = given(silentOnly, async function* (signal) {
      yield batch('1');
      await silent(signal);
    });
    await sleep(5);
    for (let look = 0; look < 10; look++) reader.look('1');
    await sleep(10);
    expect(startedAfter).toHaveLength(1);
    for (let look = 0; look < 10; look++) reader.look('1');
    await eventually(() => expect(taken).toEqual(['1']));
    for (let look = 0; look < 100; look++) reader.look('1');
    await sleep(10);
    expect(startedAfter).toHaveLength(2);
    await reader.stop();
  });

  it('is at rest, not at fault, once it is at the head again', async () => {
    const { reader } = given(() => {
      throw new Error('no connection');
    }, silentOnly);
    await eventually(() => expect(reader.fault).toBe('no connection'));
    reader.look(null);
    expect(reader.fault).toBeNull();
    await reader.stop();
  });

  it('stops while it waits to try again', async () => {
    const { reader } = givenRetry(60_000, () => {
      throw new Error('no connection');
    });
    await eventually(() => expect(reader.fault).toBe('no connection'));
    await reader.stop();
  });
});

/** Says nothing until it is aborted. */
const silentOnly: Subscribe = (signal) => ({
  [Symbol.asyncIterator]: () => ({ next: () => silent(signal).then(() => ({ done: true, value: undefined })) }),
});
