import { setTimeout as sleep } from 'node:timers/promises';
import { appendNotes, eventually, Gate, Recorder, stateOf, ticket } from '../contract/fixture';
import type { Consumer, EventBus } from '../port';
import { JetStreamDesk, withNats } from './desk-under-test.for-spec';

const prefixes = ['ticket-'];
const names = [...'abcdefghijklmnop'];
const holdersOf = (name: string, consumers: Consumer[]) => consumers.filter((consumer) => consumer.holds(ticket(name)));

withNats(() => {
  describe('who asks for a ticket that another instance may have, over JetStream', () => {
    let desk: JetStreamDesk;
    let bus: EventBus;
    let other: EventBus;
    let asker: EventBus;
    let gate: Gate;
    /** A short lease is for what waits until it ends: a server that stalls for a while may end it, too. */
    const useDesk = (leaseMs: number): void => {
      beforeEach(async () => {
        gate = new Gate();
        ({ desk, bus } = await JetStreamDesk.open({ leaseMs }));
        [other, asker] = [await desk.another(), await desk.another()];
      });
    };
    afterEach(() => {
      gate.open();
      return desk.close();
    });

    /** Both hold a share. */
    async function two(handler: Recorder['handler']): Promise<[Consumer, Consumer]> {
      const both = [
        await bus.consume({ name: 'c', prefixes }, handler),
        await other.consume({ name: 'c', prefixes }, handler),
      ] as const;
      await eventually(() => {
        for (const one of both) expect(names.some((name) => one.holds(ticket(name)))).toBe(true);
        for (const name of names) expect(holdersOf(name, [...both])).toHaveLength(1);
      });
      return [...both];
    }

    describe('while leases hold', () => {
      useDesk(10_000);

      it('is answered when it is handled, by whoever has it', async () => {
        await two(new Recorder((text) => (text === 'a1' ? gate.opened : undefined)).handler);
        const last = await appendNotes(desk, names, 1);
        const held = asker.handled('c', ticket('a'), last);
        await Promise.all(names.slice(1).map((name) => asker.handled('c', ticket(name), last)));
        expect(await stateOf(held)).toBe('waiting');
        gate.open();
        await held;
      });

      it('is answered by the next holder, when the one it asked hands over', async () => {
        const [first, second] = await two(new Recorder(() => gate.opened).handler);
        const last = await appendNotes(desk, names, 1);
        const waits = names.map((name) => asker.handled('c', ticket(name), last));
        await sleep(30);
        const stopping = first.stop();
        gate.open();
        await Promise.all([stopping, ...waits]);
        expect(names.every((name) => second.holds(ticket(name)))).toBe(true);
      });

      it('is told after a while that nobody has it, and at once when it gives up', async () => {
        const caller = new AbortController();
        const [nobody, givenUp] = [undefined, caller.signal].map((signal) => asker.handled('c', ticket('a'), '1', signal));
        caller.abort(new Error('given up'));
        await expect(givenUp).rejects.toThrow('given up');
        await expect(nobody).rejects.toMatchObject({ name: 'NobodyHolds', consumer: 'c' });
      });

      it('gets one status for each consumer, with what all instances hold', async () => {
        await two(new Recorder(() => gate.opened).handler);
        await appendNotes(desk, names, 2);
        await eventually(async () => {
          const [status, ...others] = await asker.statuses();
          expect(others).toEqual([]);
          expect(status).toMatchObject({ name: 'c', pending: 2 * names.length, caughtUp: false, parked: 0, fault: null });
        });
        gate.open();
        // How far an instance is, the others look up in its lease, which it renews every third of its time.
        await eventually(async () => expect(await asker.statuses()).toMatchObject([{ pending: 0, caughtUp: true }]), 20_000);
      });
    });

    describe('when a lease ends', () => {
      useDesk(4_000);

      it('is answered by the next holder, when the one it asked vanished', async () => {
        await two(new Recorder(() => gate.opened).handler);
        const last = await appendNotes(desk, names, 1);
        const waits = names.map((name) => asker.handled('c', ticket(name), last));
        await sleep(30);
        await desk.cut(bus);
        gate.open();
        await Promise.all(waits);
      });

      it('holds a ticket no longer than its lease, when nobody can be asked', async () => {
        const consumer = await bus.consume({ name: 'c', prefixes }, async () => {});
        expect(consumer.holds(ticket('a'))).toBe(true);
        await desk.cut(bus);
        await eventually(() => expect(consumer.holds(ticket('a'))).toBe(false));
        await expect(bus.statuses()).rejects.toMatchObject({ name: 'BrokerUnavailable' });
      });
    });
  });
});
