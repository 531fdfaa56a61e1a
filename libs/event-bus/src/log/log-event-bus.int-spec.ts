import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import { CorruptEvent, type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openDatabase } from '@eventdesk/event-store/sqlite';
import { eventBusContract } from '../contract';
import { appendNotes, eventually, Gate, note, Recorder, ticket } from '../contract/fixture';
import { CheckpointBeyondHead } from '../port';
import { openLogBus } from './bus-under-test.for-spec';

eventBusContract('the log', () => openLogBus());

const prefixes = ['ticket-'];

describe('the log as an event bus, when things go wrong', () => {
  let close: () => Promise<void>;
  afterEach(() => close());
  const given = (...options: Parameters<typeof openLogBus>) => {
    const opened = openLogBus(...options);
    close = () => opened.desk.close();
    return opened;
  };

  it('refuses to start a consumer whose checkpoint lies beyond the head: the log came from an older backup', async () => {
    const { desk, bus } = given();
    const checkpoints = (position: string) => ({ load: async () => position, save: async () => {} });
    const ahead = { name: 'c', prefixes, checkpoints: checkpoints('99') };
    await expect(bus.consume(ahead, async () => {})).rejects.toThrow(CheckpointBeyondHead);
    await appendNotes(desk, ['a'], 2);
    await expect(bus.consume(ahead, async () => {})).rejects.toThrow(/99.*older backup/);
    expect(bus.consumers()).toEqual([]);
    await bus.consume({ ...ahead, checkpoints: checkpoints('2') }, async () => {});
  });

  it('stands before a corrupt event and says so; its events before that are handled, and nothing is skipped', async () => {
    let corrupt = true;
    const { desk, bus } = given({}, (store) => wrap(store, { corruptAt: () => (corrupt ? '2' : null) }));
    const recorder = new Recorder();
    const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
    const last = await appendNotes(desk, ['a'], 3);
    await eventually(() => expect(consumer.status().fault).toMatch(/position 2/));
    expect(recorder.finished).toEqual(['a1']);
    expect(consumer.status()).toMatchObject({ position: '1', parked: 0 });
    corrupt = false;
    await consumer.passed(last);
    expect(recorder.finished).toEqual(['a1', 'a2', 'a3']);
    expect(consumer.status().fault).toBeNull();
  });

  it('holds no more events in memory than its handlers keep up with', async () => {
    const { desk, bus } = given();
    const gate = new Gate();
    const recorder = new Recorder(() => gate.opened);
    const consumer = await bus.consume({ name: 'c', prefixes, concurrency: 2 }, recorder.handler);
    const last = await appendNotes(desk, [...'abcdefghijklmnopqrst'], 3);
    await eventually(() => expect(consumer.status().pending).toBe(8));
    await sleep(50);
    expect(consumer.status().pending).toBe(8);
    expect(recorder.started).toHaveLength(2);
    gate.open();
    await consumer.passed(last);
    expect(recorder.finished).toHaveLength(60);
  });

  it('treats a store that a handler cannot reach as away for everybody, and parks nothing', async () => {
    const { desk, bus } = given();
    let away = 6;
    const recorder = new Recorder(() => (away-- > 0 ? Promise.reject(new StoreUnavailable('disk full')) : undefined));
    const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
    await consumer.passed(await appendNotes(desk, ['a'], 1));
    expect(recorder.finished).toEqual(['a1']);
    expect(await bus.parked()).toEqual([]);
  });

  it('passes no failing event whose parking could not be made durable', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eventdesk-bus-'));
    const statePath = join(folder, 'consumers.db');
    const { desk, bus } = given({ statePath });
    const recorder = new Recorder((text) => (text === 'a1' ? Promise.reject(new Error('poison')) : undefined));
    const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
    const damage = openDatabase(statePath, { synchronous: 'full' });
    damage.exec('ALTER TABLE parked RENAME TO away');
    const last = await appendNotes(desk, ['a', 'b'], 2);
    await eventually(() => expect(recorder.started.filter((text) => text === 'a1').length).toBeGreaterThan(5));
    expect(recorder.finished).toEqual(['b1', 'b2']);
    expect(consumer.status()).toMatchObject({ position: null, parked: 0, pending: 2 });
    damage.exec('ALTER TABLE away RENAME TO parked');
    damage.close();
    await consumer.passed(last);
    expect(await bus.parked()).toMatchObject([{ ticket_id: ticket('a'), error: 'poison', waiting: 1 }]);
    rmSync(folder, { recursive: true });
  });

  it('forgets parked events that a restart from an earlier checkpoint brings again', async () => {
    const { desk, bus } = given();
    let kept: string | null = null;
    const checkpoints = { load: async () => kept, save: async (position: string) => void (kept = position) };
    let poisoned = true;
    const recorder = new Recorder((text) => (poisoned && text === 'a2' ? Promise.reject(new Error('poison')) : undefined));
    const consumer = await bus.consume({ name: 'c', prefixes, checkpoints }, recorder.handler);
    const last = await appendNotes(desk, ['a'], 3);
    await consumer.passed(last);
    expect(consumer.status().parked).toBe(1);
    // As after a rebuild of the views by a build that has the fault mended.
    [poisoned, kept] = [false, null];
    await consumer.restart();
    await consumer.passed(last);
    expect(recorder.finished).toEqual(['a1', 'a1', 'a2', 'a3']);
    expect(await bus.parked()).toEqual([]);
  });

  it('does not let a restart lose or repeat what is under way', async () => {
    const { desk, bus } = given();
    const gate = new Gate();
    const recorder = new Recorder((text) => (text === 'a1' ? gate.opened : undefined));
    const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
    const last = await appendNotes(desk, ['a', 'b'], 2);
    await consumer.handled(ticket('b'), last);
    const restarting = consumer.restart();
    const waiting = consumer.passed(last);
    gate.open();
    await Promise.all([restarting, waiting]);
    expect(recorder.finishedOf('a')).toEqual(expect.arrayContaining(['a1', 'a2']));
    expect(recorder.finishedOf('a').slice(-2)).toEqual(['a1', 'a2']);
    await consumer.stop();
    await expect(consumer.restart()).rejects.toThrow(/stopped/);
  });

  it('saves nothing of the old run once a restart was asked for', async () => {
    const { desk, bus } = given();
    let [restarting, saved] = [false, 0];
    const checkpoints = {
      // Long enough for a save that was still to come.
      load: async () => (restarting ? sleep(300, null) : null),
      save: async () => void saved++,
    };
    const consumer = await bus.consume({ name: 'c', prefixes, checkpoints }, async () => {});
    await consumer.passed(await appendNotes(desk, ['a'], 3));
    restarting = true;
    await consumer.restart();
    expect(saved).toBe(0);
  });

  it('reports each attempt and how long it took', async () => {
    const reported: [string, string, number][] = [];
    const { desk, bus } = given({ onEvent: (...report) => void reported.push(report) });
    const handler = new Recorder((text) => (text === 'a2' ? Promise.reject(new Error('poison')) : sleep(5))).handler;
    const consumer = await bus.consume({ name: 'c', prefixes }, handler);
    await consumer.passed(await appendNotes(desk, ['a'], 2));
    const told = () => reported.map(([name, outcome]) => `${name} ${outcome}`);
    await eventually(() => expect(told()).toEqual(['c handled', 'c retried', 'c retried', 'c parked']));
    expect(reported[0]?.[2]).toBeGreaterThan(0.003);
    expect(reported[0]?.[2]).toBeLessThan(1);
  });

  it('tells an unknown consumer from one with nothing parked', async () => {
    const { desk, bus } = given();
    await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a1')]);
    await expect(bus.retryParked('nobody', ticket('a'))).rejects.toThrow(/"nobody"/);
  });
});

/** The store, but for a checksum that does not hold at one position. */
function wrap(store: EventStore, { corruptAt }: { corruptAt: () => string | null }): EventStore {
  return {
    append: (...args) => store.append(...args),
    readStream: (...args) => store.readStream(...args),
    readAll: (...args) => store.readAll(...args),
    head: () => store.head(),
    close: () => store.close(),
    async *subscribe(range, signal) {
      for await (const { events, position } of store.subscribe(range, signal)) {
        const bad = events.findIndex((event) => event.position === corruptAt());
        if (bad < 0) yield { events, position };
        else {
          const sound = events.slice(0, bad);
          if (sound.length > 0) yield { events: sound, position: sound.at(-1)?.position ?? position };
          throw new CorruptEvent(events[bad]?.stream ?? '', events[bad]?.revision ?? 0, events[bad]?.position ?? '');
        }
      }
    },
  };
}
