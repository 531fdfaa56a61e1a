import { setTimeout as sleep } from 'node:timers/promises';
import { streams } from '@eventdesk/contracts';
import type { EventBus } from '../port';
import { appendNotes, type BusUnderTest, eventually, Gate, note, Recorder, ticket } from './fixture';

const prefixes = ['ticket-'];
/** Longer than any adapter may sit on a finished event's checkpoint. */
const CHECKPOINT_SETTLED_MS = 500;

export function checkpointContract(given: () => { desk: BusUnderTest; bus: EventBus }): void {
  describe('checkpoints', () => {
    it('go on after a restart in good order where they were: nothing lost, nothing repeated', async () => {
      const { desk, bus } = given();
      const [before, after] = [new Recorder(), new Recorder()];
      const consumer = await bus.consume({ name: 'c', prefixes }, before.handler);
      await consumer.passed(await appendNotes(desk, ['a', 'b'], 2));
      const reopened = await desk.reopen();
      const last = await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a3')]);
      await (await reopened.consume({ name: 'c', prefixes }, after.handler)).passed(last);
      expect(before.finished.sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
      expect(after.started).toEqual(['a3']);
    });

    it('never pass an unfinished event: after a crash all that was not finished comes again', async () => {
      const { desk, bus } = given();
      const names = [...'abcdefghij'];
      const gate = new Gate();
      const stuck = new Set(['a1', 'c4', 'd8', 'g2', 'j5']);
      const before = new Recorder((text) => (stuck.has(text) ? gate.opened : sleep(Math.random() * 2)));
      await bus.consume({ name: 'c', prefixes }, before.handler);
      const last = await appendNotes(desk, names, 8);
      await sleep(CHECKPOINT_SETTLED_MS);
      const finished = [...before.finished];

      const after = new Recorder();
      const recovered = await desk.crash();
      await (await recovered.consume({ name: 'c', prefixes }, after.handler)).passed(last);
      for (const name of names) {
        const all = Array.from({ length: 8 }, (_, index) => `${name}${index + 1}`);
        expect(after.finishedOf(name)).toEqual(expect.arrayContaining(all.filter((text) => !finished.includes(text))));
        expect(after.finishedOf(name)).toEqual(all.slice(-after.finishedOf(name).length || all.length));
      }
      gate.open();
    });

    it('are saved while events flow: a crash does not start from the beginning', async () => {
      const { desk, bus } = given();
      const consumer = await bus.consume({ name: 'c', prefixes }, async () => {});
      await consumer.passed(await appendNotes(desk, ['a'], 5));
      await sleep(CHECKPOINT_SETTLED_MS);
      const after = new Recorder();
      const recovered = await desk.crash();
      const last = await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a6')]);
      await (await recovered.consume({ name: 'c', prefixes }, after.handler)).passed(last);
      expect(after.finished).toEqual(['a6']);
    });

    it('wait for the handlers at work when the consumer is stopped, and start nothing more', async () => {
      const { desk, bus } = given();
      const gate = new Gate();
      const before = new Recorder(() => gate.opened);
      const consumer = await bus.consume({ name: 'c', prefixes }, before.handler);
      const last = await appendNotes(desk, ['a'], 2);
      await eventually(() => expect(before.started).toEqual(['a1']));
      let stopped = false;
      const stopping = consumer.stop().then(() => (stopped = true));
      await sleep(20);
      expect(stopped).toBe(false);
      gate.open();
      await stopping;
      expect(before.started).toEqual(['a1']);

      const after = new Recorder();
      await (await bus.consume({ name: 'c', prefixes }, after.handler)).passed(last);
      expect(after.started).toEqual(['a2']);
    });

    it('live where the consumer says: it starts from there, saves there, and starts again from there', async () => {
      const { desk, bus } = given();
      const positions: (string | null)[] = [];
      let kept: string | null = await appendNotes(desk, ['a'], 2);
      const checkpoints = {
        load: async () => kept,
        save: async (position: string) => void positions.push((kept = position)),
      };
      const recorder = new Recorder();
      const consumer = await bus.consume({ name: 'c', prefixes, checkpoints }, recorder.handler);
      const last = await desk.append(streams.ticket(ticket('a')), [note(ticket('a'), 'a3')]);
      await consumer.passed(last);
      expect(recorder.finished).toEqual(['a3']);
      await eventually(() => expect(positions).toEqual([last]));

      kept = null;
      await consumer.restart();
      await consumer.passed(last);
      expect(recorder.finished).toEqual(['a3', 'a1', 'a2', 'a3']);
    });

    it('are started from again when they were swapped twice at once', async () => {
      const { desk, bus } = given();
      let kept: string | null = null;
      const checkpoints = { load: async () => kept, save: async (position: string) => void (kept = position) };
      const consumer = await bus.consume({ name: 'c', prefixes, checkpoints }, new Recorder().handler);
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
      const last = await appendNotes(desk, names, 1);
      await consumer.passed(last);
      await eventually(() => expect(kept).toBe(last));
      for (let times = 0; times < 8; times++) {
        await consumer.restart();
        // The more often, the further it has come with starting again.
        await sleep(2 * times);
        await consumer.restart();
        await consumer.passed(last);
      }
    });

    it('that can’t be loaded yet are asked for again, and a stop meanwhile saves nothing of the old run', async () => {
      const { desk, bus } = given();
      let kept: string | null = null;
      let away = false;
      const saved: string[] = [];
      const checkpoints = {
        load: async () => (away ? Promise.reject(new Error('away')) : kept),
        save: async (position: string) => void saved.push(position),
      };
      const recorder = new Recorder();
      const consumer = await bus.consume({ name: 'c', prefixes, checkpoints }, recorder.handler);
      const last = await appendNotes(desk, ['a'], 2);
      await consumer.passed(last);
      await eventually(() => expect(saved).toEqual([last]));

      // Other views took the place of the old ones, with a checkpoint of their own, and can't be opened for now.
      [away, kept] = [true, null];
      const restarted = consumer.restart();
      await eventually(() => expect(consumer.status()).toMatchObject({ fault: 'away', caughtUp: false }));
      away = false;
      await restarted;
      await consumer.passed(last);
      expect(recorder.finished).toEqual(['a1', 'a2', 'a1', 'a2']);
      await eventually(() => expect(saved).toEqual([last, last]));

      away = true;
      const never = consumer.restart();
      await eventually(() => expect(consumer.status().fault).toBe('away'));
      await Promise.all([expect(never).rejects.toThrow('stopped'), consumer.stop()]);
      expect(saved).toEqual([last, last]);
    });
  });
}
