import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import type { EventBus } from '../port';
import { appendNotes, type BusUnderTest, eventually, Gate, note, Recorder, stateOf, ticket } from './fixture';

const prefixes = ['ticket-'];

export function askingContract(given: () => { desk: BusUnderTest; bus: EventBus }): void {
  describe('asking the bus', () => {
    it('for a ticket of a consumer by its name: resolves when its events up to there are finished or parked', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      const recorder = new Recorder((text) => (text === 'a2' ? gate.opened : undefined));
      await bus.consume({ name: 'c', prefixes }, recorder.handler);
      const first = await appendNotes(desk, ['a'], 1);
      const second = await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a2')]);
      await bus.handled('c', ticket('a'), first);
      expect(recorder.finished).toEqual(['a1']);
      const waiting = bus.handled('c', ticket('a'), second);
      expect(await stateOf(waiting)).toBe('waiting');
      await bus.handled('c', ticket('b'), second);
      gate.open();
      await waiting;
      expect(recorder.finished).toEqual(['a1', 'a2']);
    });

    it('for a ticket: many at once, each as soon as its own is done', async () => {
      const { desk, bus } = given();
      const names = [...'abcdefghijklmnop'];
      const gate = new Gate();
      const recorder = new Recorder((text) => (text === 'h1' ? gate.opened : sleep(1)));
      await bus.consume({ name: 'c', prefixes }, recorder.handler);
      const last = await appendNotes(desk, names, 1);
      const held = bus.handled('c', ticket('h'), last);
      await Promise.all(names.filter((name) => name !== 'h').map((name) => bus.handled('c', ticket(name), last)));
      expect(await stateOf(held)).toBe('waiting');
      gate.open();
      await held;
    });

    it('for a ticket: ends when the caller gives up, and with an error when there is no such consumer', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      await bus.consume({ name: 'c', prefixes }, () => gate.opened);
      const last = await appendNotes(desk, ['a'], 1);
      const reason = new Error('no longer');
      await expect(bus.handled('c', ticket('a'), last, AbortSignal.abort(reason))).rejects.toBe(reason);
      const caller = new AbortController();
      const waiting = bus.handled('c', ticket('a'), last, caller.signal);
      expect(await stateOf(waiting)).toBe('waiting');
      caller.abort(reason);
      await expect(waiting).rejects.toBe(reason);
      await expect(bus.handled('nobody', ticket('a'), last)).rejects.toThrow(/"nobody"/);
      gate.open();
    });

    it('for the status of every consumer, wherever it runs', async () => {
      const { desk, bus } = given();
      await bus.consume({ name: 'numbering', prefixes: ['numbering-'] }, async () => {});
      const failing = new Recorder(() => Promise.reject(new Error('poison')));
      const consumer = await bus.consume({ name: 'c', prefixes }, failing.handler);
      const last = await appendNotes(desk, ['a', 'b'], 2);
      await consumer.passed(last);
      await eventually(async () => {
        const statuses = await bus.statuses();
        expect(statuses.map(({ name }) => name).sort()).toEqual(['c', 'numbering']);
        expect(statuses).toContainEqual({ name: 'c', position: last, pending: 0, caughtUp: true, parked: 2, fault: null });
      });
    });

    it('whether an instance holds a ticket: the only one has them all', async () => {
      const { desk, bus } = given();
      const consumer = await bus.consume({ name: 'c', prefixes }, async () => {});
      await consumer.passed(await appendNotes(desk, ['a'], 1));
      for (const name of 'abcdefgh') expect(consumer.holds(ticket(name))).toBe(true);
    });
  });
}
