import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@eventdesk/event-store';
import { appendNotes, eventually, Gate, Recorder } from '../contract/fixture';
import type { EventBus } from '../port';
import { JetStreamDesk, LEASE_MS, withNats } from './desk-under-test.for-spec';
import { NatsServer, withNatsServer } from './nats-server.for-spec';
import type { Relay } from './relay';

const prefixes = ['ticket-'];
const names = [...'abcdefghijklmnop'];
const all = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
/** As long as leases take on a busy machine. */
const SOON_MS = 15_000;
const firsts = (texts: string[]) => [...new Set(texts)];

withNats(() => {
  describe('relays of one category over JetStream', () => {
    let desk: JetStreamDesk;
    let bus: EventBus;
    const recorder = () => new Recorder();
    beforeEach(() => {
      desk = new JetStreamDesk();
    });
    afterEach(() => desk.close());

    const leading = (relay: Relay) => eventually(() => expect(relay.status()).toMatchObject({ leading: true }), SOON_MS);

    async function expectWhole(last: string, count: number): Promise<void> {
      bus = await desk.another();
      const handled = recorder();
      await (await bus.consume({ name: 'c', prefixes }, handled.handler)).passed(last);
      for (const name of names) expect(firsts(handled.finishedOf(name))).toEqual(all(name, count));
    }

    it('take turns: one that stops hands over at once, and one that vanished is replaced after its lease', async () => {
      const [nats, ...others] = [await desk.connect(), await desk.connect(), await desk.connect()];
      const first = await desk.relay({ nats });
      await leading(first);
      const [second, third] = [await desk.relay({ nats: others[0] }), await desk.relay({ nats: others[1] })];
      await appendNotes(desk, names, 2);
      expect([second, third].map((relay) => relay.status().leading)).toEqual([false, false]);
      await first.stop();
      await eventually(() => expect([second, third].some((relay) => relay.status().leading)).toBe(true), SOON_MS);
      const [leader, standby] = second.status().leading ? [0, third] : [1, second];
      await others[leader]?.close();
      await leading(standby);
      await expectWhole((await desk.store.head()) ?? '', 2);
    });

    it('killed between a publish and its checkpoint leave no gap: what was published is published again at most', async () => {
      const nats = await desk.connect();
      let published = 0;
      await desk.relay({ nats, onPublished: (events) => ((published += events), published > 20 && void nats.close()) });
      const writing = appendNotes(desk, names, 8);
      await eventually(() => expect(nats.isClosed()).toBe(true));
      await desk.relay();
      await expectWhole(await writing, 8);
    });

    it('that slept for longer than their lease find themselves replaced: they move no checkpoint and leave no gap', async () => {
      const asleep = new Gate();
      const store = desk.store;
      let isTired = false;
      async function* subscribe(...request: Parameters<EventStore['subscribe']>) {
        for await (const batch of store.subscribe(...request)) {
          if (isTired) await asleep.opened;
          yield batch;
        }
      }
      // Gives events to its relay only when it is awake, like a process that was stopped and went on.
      const sleepy = new Proxy(store, {
        get: (_, name) => {
          if (name === 'subscribe') return subscribe;
          const member: unknown = Reflect.get(store, name);
          return typeof member === 'function' ? (member as () => unknown).bind(store) : member;
        },
      });
      const connection = await desk.connect();
      const first = await desk.relay({ nats: connection, store: sleepy });
      await leading(first);
      await appendNotes(desk, names, 1);
      await eventually(async () => expect(first.status().position).toBe(await store.head()));
      isTired = true;
      const position = first.status().position;
      await connection.close();
      await appendNotes(desk, ['z'], 1);
      const second = await desk.relay();
      await leading(second);
      await eventually(async () => expect(second.status().position).toBe(await store.head()));
      asleep.open();
      await sleep(LEASE_MS / 2);
      expect(first.status()).toMatchObject({ leading: false, position });
      await expectWhole((await store.head()) ?? '', 1);
    });
  });

  describe('a handler over JetStream that takes longer than the server waits for an acknowledgement', () => {
    it('is not given its event again while it works', async () => {
      const { desk, bus } = await JetStreamDesk.open({ ackWaitMs: 1_000 });
      const recorder = new Recorder((text) => (text === 'a1' ? sleep(4_000) : undefined));
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a', 'b'], 2));
      expect(recorder.started.sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
      await desk.close();
    });
  });

  describe('a consumer with another number of partitions than the stream was filled for', () => {
    it('does not start and says why, and a relay stands still', async () => {
      const desk = new JetStreamDesk();
      const filling = await desk.relay();
      const bus = await desk.another();
      await (await bus.consume({ name: 'c', prefixes }, async () => {})).passed(await appendNotes(desk, ['a'], 1));
      await Promise.all([bus.close(), filling.stop()]);
      const starting = (await desk.another({ partitions: 5 })).consume({ name: 'c', prefixes }, async () => {});
      const relay = await desk.relay({ partitions: 5, categories: ['sla'] });
      const why = expect.stringMatching(/8 partitions, not 5.*delete the stream/) as string;
      await expect(starting).rejects.toThrow(/8 partitions, not 5.*delete the stream/);
      await eventually(() => expect(relay.status().fault).toEqual(why));
      await desk.close();
    });
  });
});

withNatsServer(() => {
  describe('a consumer that is started while NATS is away', () => {
    it('waits for it, and begins when it is there; closing the bus ends the wait', async () => {
      const server = await NatsServer.start();
      const { desk, bus } = await JetStreamDesk.open({ url: server.url });
      const other = await desk.another();
      await server.kill();
      const last = await appendNotes(desk, names, 2);
      const recorder = new Recorder();
      const starting = bus.consume({ name: 'c', prefixes }, recorder.handler);
      const never = expect(other.consume({ name: 'd', prefixes }, async () => {})).rejects.toThrow('closed');
      await sleep(3_000);
      await other.close();
      await never;
      await server.start();
      await (await starting).passed(last);
      for (const name of names) expect(recorder.finishedOf(name)).toEqual(all(name, 2));
      await desk.close();
      await server.remove();
    });
  });
});
