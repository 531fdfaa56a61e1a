import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import { appendNotes, eventually, Gate, note, Recorder, ticket } from '../contract/fixture';
import type { EventBus } from '../port';
import { JetStreamDesk, LEASE_MS, withNats } from './desk-under-test.for-spec';

const prefixes = ['ticket-'];
const names = [...'abcdefghijklmnop'];
const all = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
/** In the order in which each came first. */
const firsts = (texts: string[]) => [...new Set(texts)];

withNats(() => {
  describe('instances of one service over JetStream', () => {
    let desk: JetStreamDesk;
    let bus: EventBus;
    let other: EventBus;
    beforeEach(async () => {
      ({ desk, bus } = await JetStreamDesk.open());
      other = await desk.another();
    });
    afterEach(() => desk.close());

    it('share the tickets, and keep the order of each', async () => {
      const [one, two] = [new Recorder(() => sleep(1)), new Recorder(() => sleep(1))];
      const first = await bus.consume({ name: 'c', prefixes }, one.handler);
      const second = await other.consume({ name: 'c', prefixes }, two.handler);
      await sleep(2 * LEASE_MS);
      const last = await appendNotes(desk, names, 6);
      await Promise.all([first.passed(last), second.passed(last)]);
      for (const name of names) expect([one.finishedOf(name), two.finishedOf(name)]).toContainEqual(all(name, 6));
      for (const { finished } of [one, two]) expect(finished.length).toBeGreaterThan(0);
      expect(one.finished.length + two.finished.length).toBe(6 * names.length);
    });

    it('hand over in good order when one comes and when one goes: nothing lost, nothing repeated', async () => {
      const [one, two] = [new Recorder(() => sleep(1)), new Recorder(() => sleep(1))];
      const first = await bus.consume({ name: 'c', prefixes }, one.handler);
      const early = appendNotes(desk, names, 10);
      await sleep(30);
      const second = await other.consume({ name: 'c', prefixes }, two.handler);
      await eventually(() => expect(two.finished).not.toEqual([]));
      await early;
      const late = appendNotes(
        desk,
        names.map((name) => name.toUpperCase()),
        10,
      );
      await sleep(30);
      await first.stop();
      await second.passed(await late);
      const finished = [...one.finished, ...two.finished].sort();
      const each = [...names, ...names.map((name) => name.toUpperCase())];
      expect(finished).toEqual(each.flatMap((name) => all(name, 10)).sort());
    });

    it('are not joined by one that counts other partitions', async () => {
      const consumer = await bus.consume({ name: 'c', prefixes }, async () => {});
      const stranger = await desk.another({ partitions: 3 });
      await expect(stranger.consume({ name: 'c', prefixes }, async () => {})).rejects.toThrow(/8 partitions, not 3/);
      await sleep(2 * LEASE_MS);
      await consumer.passed(await appendNotes(desk, names, 1));
    });

    it('take over from one that vanished, from where it was', async () => {
      const gate = new Gate();
      const handled: string[] = [];
      const keep = (text: string) => void handled.push(text);
      const one = new Recorder((text) => (text.startsWith('a') ? gate.opened : keep(text)));
      const two = new Recorder(keep);
      await bus.consume({ name: 'c', prefixes }, one.handler);
      await appendNotes(desk, names, 3);
      await eventually(() => expect(one.finished.length).toBe(3 * (names.length - 1)));
      const second = await other.consume({ name: 'c', prefixes }, two.handler);
      await desk.cut(bus);
      await second.passed(await appendNotes(desk, ['q', 'r'], 5));
      gate.open();
      expect(firsts(two.finishedOf('a')).slice(0, 3)).toEqual(['a1', 'a2', 'a3']);
      for (const name of names.slice(1)) expect(firsts(handled.filter((text) => text.startsWith(name)))).toEqual(all(name, 3));
    });

    it('list what any of them parked, and have it tried again by the one that holds it', async () => {
      let poisoned = true;
      const recorder = new Recorder(() => (poisoned ? Promise.reject(new Error('poison')) : undefined));
      const first = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await first.passed(await appendNotes(desk, ['a'], 2));
      expect(await other.parked()).toMatchObject([{ consumer: 'c', ticket_id: ticket('a'), error: 'poison', waiting: 1 }]);
      poisoned = false;
      expect(await other.retryParked('c', ticket('a'))).toEqual({ finished: 2, error: null });
      expect(await bus.parked()).toEqual([]);
      await expect(other.retryParked('nobody', ticket('a'))).rejects.toThrow(/"nobody"/);
    });

    it('keep what one parked when another takes the ticket over', async () => {
      const poison = new Recorder((text) => (text === 'a1' ? Promise.reject(new Error('poison')) : undefined));
      const first = await bus.consume({ name: 'c', prefixes }, poison.handler);
      await first.passed(await appendNotes(desk, ['a'], 2));
      await first.stop();
      const well = new Recorder();
      const second = await other.consume({ name: 'c', prefixes }, well.handler);
      await second.passed(await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a3')]));
      expect(well.finished).toEqual([]);
      expect(await other.retryParked('c', ticket('a'))).toEqual({ finished: 3, error: null });
      expect(well.finished).toEqual(['a1', 'a2', 'a3']);
    });

    it('that keep their checkpoint beside what they make give it for the slowest of them', async () => {
      const gate = new Gate();
      let kept: string | null = null;
      const checkpoints = { load: async () => kept, save: async (position: string) => void (kept = position) };
      const slow = new Recorder((text) => (text === 'a1' ? gate.opened : undefined));
      const options = { name: 'c', prefixes, checkpoints };
      const first = await bus.consume(options, slow.handler);
      const before = await appendNotes(desk, ['z'], 1);
      await first.passed(before);
      await other.consume(options, slow.handler);
      await sleep(2 * LEASE_MS);
      const last = await appendNotes(desk, names, 1);
      await sleep(2 * LEASE_MS);
      expect(kept).toBe(before);
      gate.open();
      await eventually(() => expect(kept).toBe(last));
    });
  });
});
