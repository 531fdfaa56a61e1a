import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import type { EventBus } from '../port';
import { appendNotes, type BusUnderTest, Gate, note, Recorder, stateOf, ticket } from './fixture';

const prefixes = ['ticket-'];

export function waitingContract(given: () => { desk: BusUnderTest; bus: EventBus }): void {
  describe('waiting for a consumer', () => {
    it('for one ticket: until its events up to there are finished, whatever else is under way', async () => {
      const { desk, bus } = given();
      const gates = { a1: new Gate(), a2: new Gate(), b1: new Gate() };
      const recorder = new Recorder((text) => gates[text as keyof typeof gates].opened);
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      const positions: string[] = [];
      for (const text of ['b1', 'a1', 'a2'])
        positions.push(await desk.append(streams.ticket(ticket(text.slice(0, 1))), [note(ticket(text.slice(0, 1)), text)]));
      const [, first = '', second = ''] = positions;
      const [one, two] = [consumer.handled(ticket('a'), first), consumer.handled(ticket('a'), second)];
      expect(await stateOf(one)).toBe('waiting');
      gates.a1.open();
      expect(await stateOf(one)).toBe('resolved');
      expect(await stateOf(two)).toBe('waiting');
      gates.a2.open();
      expect(await stateOf(two)).toBe('resolved');
      expect(await stateOf(consumer.handled(ticket('b'), first))).toBe('waiting');
      expect(await stateOf(consumer.passed(first))).toBe('waiting');
      gates.b1.open();
      await consumer.passed(second);
    });

    it('for one ticket: no longer than it takes to read that far, when nothing there is for this consumer', async () => {
      const { desk, bus } = given();
      const consumer = await bus.consume({ name: 'c', prefixes: ['numbering-'] }, async () => {});
      await consumer.handled(ticket('a'), await appendNotes(desk, ['a'], 2));
      expect(consumer.status().pending).toBe(0);
    });

    it('for one ticket: also when its work was parked', async () => {
      const { desk, bus } = given();
      const recorder = new Recorder(() => Promise.reject(new Error('poison')));
      const consumer = await bus.consume({ name: 'c', prefixes }, recorder.handler);
      await consumer.handled(ticket('a'), await appendNotes(desk, ['a'], 2));
      expect(await bus.parked()).toHaveLength(1);
      await consumer.handled(ticket('a'), await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a3')]));
      expect(await bus.parked()).toMatchObject([{ waiting: 2 }]);
    });

    it('for everything up to a position: however many events it takes', async () => {
      const { desk, bus } = given();
      const recorder = new Recorder();
      const last = await appendNotes(desk, [...'abcdefgh'], 25);
      const consumer = await bus.consume({ name: 'c', prefixes, concurrency: 3 }, recorder.handler);
      await consumer.passed(last);
      expect(recorder.finished).toHaveLength(200);
      await consumer.passed(last);
      expect(consumer.status()).toEqual({ name: 'c', position: last, pending: 0, caughtUp: true, parked: 0, fault: null });
    });

    it('ends with an error when the consumer stops first', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      const consumer = await bus.consume({ name: 'c', prefixes }, () => gate.opened);
      const last = await appendNotes(desk, ['a'], 2);
      const waiting = [consumer.handled(ticket('a'), last), consumer.passed(last)];
      await sleep(20);
      const stopping = consumer.stop();
      gate.open();
      await stopping;
      expect(await Promise.all(waiting.map(stateOf))).toEqual(['rejected', 'rejected']);
      expect(await stateOf(consumer.passed(last))).toBe('rejected');
    });
  });
}
