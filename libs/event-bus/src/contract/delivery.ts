import { setTimeout as sleep } from 'node:timers/promises';
import { type Recorded, streams } from '@eventdesk/contracts';
import type { EventBus } from '../port';
import { appendNotes, type BusUnderTest, eventually, Gate, note, Recorder, textOf, ticket } from './fixture';

const prefixes = ['ticket-'];

export function deliveryContract(given: () => { desk: BusUnderTest; bus: EventBus }): void {
  describe('delivery', () => {
    it('brings every event, decoded and with its place, whether appended before the consumer came or after', async () => {
      const { desk, bus } = given();
      await appendNotes(desk, ['a'], 2);
      const events: Recorded[] = [];
      await bus.consume({ name: 'c', prefixes }, async (event) => void events.push(event));
      await eventually(() => expect(events).toHaveLength(2));
      await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a3')]);
      await eventually(() => expect(events).toHaveLength(3));
      const places = [0, 1, 2].map((revision) => ({ stream: `ticket-${ticket('a')}`, revision, ticket_id: ticket('a') }));
      expect(events).toMatchObject(places.map((place) => ({ ...place, type: 'NoteAdded' })));
      expect(events.map(textOf)).toEqual(['a1', 'a2', 'a3']);
    });

    it('brings only the streams that were asked for, and passes the others', async () => {
      const { desk, bus } = given();
      const recorder = new Recorder();
      await desk.append(streams.sla(ticket('a')), [note(ticket('a'), 'of sla')]);
      await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'of ticket')]);
      const last = await desk.append(streams.notification(ticket('a')), [note(ticket('a'), 'of notification')]);
      const consumer = await bus.consume({ name: 'c', prefixes: ['ticket-', 'sla-'] }, recorder.handler);
      await consumer.passed(last);
      expect(recorder.finished).toEqual(['of sla', 'of ticket']);
    });

    it('keeps the order of each ticket, one event at a time, among many at once that fail now and then', async () => {
      const { desk, bus } = given();
      const names = [...'abcdefghijklmnop'];
      const atWork = new Set<string>();
      const failures = new Map<string, number>();
      let most = 0;
      const recorder = new Recorder(async (text) => {
        const name = text.slice(0, 1);
        expect(atWork).not.toContain(name);
        atWork.add(name);
        most = Math.max(most, atWork.size);
        await sleep(Math.random() * 3);
        atWork.delete(name);
        const failed = failures.get(text) ?? 0;
        failures.set(text, failed + 1);
        if (failed < 2 && Math.random() < 0.2) throw new Error('now and then');
      });
      const consumer = await bus.consume({ name: 'c', prefixes, concurrency: 6 }, recorder.handler);
      await consumer.passed(await appendNotes(desk, names, 12));
      for (const name of names)
        expect(recorder.finishedOf(name)).toEqual(Array.from({ length: 12 }, (_, index) => `${name}${index + 1}`));
      expect(most).toBeGreaterThan(1);
      expect(most).toBeLessThanOrEqual(6);
      expect(await bus.parked()).toEqual([]);
    });

    it('lets no slow ticket hold up the others', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      const recorder = new Recorder((text) => (text === 'a1' ? gate.opened : undefined));
      const consumer = await bus.consume({ name: 'c', prefixes, concurrency: 2 }, recorder.handler);
      const last = await appendNotes(desk, ['a', 'b', 'c'], 3);
      await Promise.all(['b', 'c'].map((name) => consumer.handled(ticket(name), last)));
      expect(recorder.finished).toHaveLength(6);
      expect(consumer.status()).toMatchObject({ pending: 3, caughtUp: false });
      gate.open();
      await consumer.passed(last);
      expect(recorder.finishedOf('a')).toEqual(['a1', 'a2', 'a3']);
    });

    it('brings an event again until its handler is done with it', async () => {
      const { desk, bus } = given();
      let left = 2;
      const recorder = new Recorder(() => (left-- > 0 ? Promise.reject(new Error('not yet')) : undefined));
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 2));
      expect(recorder.started).toEqual(['a1', 'a1', 'a1', 'a2']);
    });

    it('serves two consumers apart: one that fails or lags does not touch the other', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      const slow = new Recorder(() => gate.opened);
      const failing = new Recorder(() => Promise.reject(new Error('always')));
      const sound = new Recorder();
      await bus.consume({ name: 'slow', prefixes }, slow.handler);
      await bus.consume({ name: 'failing', prefixes }, failing.handler);
      const consumer = await bus.consume({ name: 'sound', prefixes }, sound.handler);
      await consumer.passed(await appendNotes(desk, ['a'], 3));
      expect(sound.finished).toEqual(['a1', 'a2', 'a3']);
      expect(slow.finished).toEqual([]);
      expect(bus.consumers().map((one) => one.status().name)).toEqual(['slow', 'failing', 'sound']);
      gate.open();
    });

    it('refuses a second consumer of one name', async () => {
      const { bus } = given();
      const both = [1, 2].map(() => bus.consume({ name: 'c', prefixes }, async () => {}));
      await expect(Promise.all(both)).rejects.toThrow(/"c"/);
    });
  });
}
