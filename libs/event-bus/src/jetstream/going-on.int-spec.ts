import { setTimeout as sleep } from 'node:timers/promises';
import { categories, streams } from '@eventdesk/contracts';
import { type EventHandler, TryLater } from '../port';
import { appendNotes, eventually, note, Recorder, ticket } from '../contract/fixture';
import { JetStreamDesk, withNats } from './desk-under-test.for-spec';

/** A checkpoint beside what the consumer writes, as the projector has it. */
function aPlace(kept: string | null = null) {
  const saved: string[] = [];
  const checkpoints = {
    load: async () => saved.at(-1) ?? kept,
    save: async (position: string) => void saved.push(position),
    epoch: () => 'the only one',
  };
  return { checkpoints, saved };
}

withNats(() => {
  describe('a consumer with a checkpoint of its own goes on', () => {
    let desk: JetStreamDesk;
    afterEach(() => desk.close());

    it('through more than may be delivered without an acknowledgement, and saves as it goes', async () => {
      desk = new JetStreamDesk({ partitions: 1 });
      const relay = await desk.relay({ partitions: 1 });
      let last = '';
      for (let count = 0; count < 420; count++) {
        const id = ticket(`t${count}`);
        last = await desk.append(
          streams.ticket(id),
          Array.from({ length: 50 }, (_, n) => note(id, `t${count}-${n}`)),
        );
      }
      while (relay.status().position !== last) await sleep(50);
      const { checkpoints, saved } = aPlace();
      const consumer = await (await desk.another()).consume({ name: 'c', prefixes: ['ticket-'], checkpoints }, async () => {});
      await consumer.passed(last);
      expect(saved[0]).not.toBe(last);
    });

    it('when a relay is away that has nothing to say', async () => {
      desk = new JetStreamDesk();
      const others = categories.filter((category) => category !== 'notification');
      await desk.relay({ categories: others });
      const silent = await desk.relay({ categories: ['notification'] });
      const prefixes = ['ticket-', 'notification-'];
      const consumer = await (await desk.another()).consume({ name: 'c', prefixes, ...aPlace() }, async () => {});
      await consumer.passed(await appendNotes(desk, ['a'], 1));
      await silent.stop();
      await consumer.passed(await appendNotes(desk, ['b', 'c'], 2));
    });

    it('no further than a relay that is away and has something to say', async () => {
      desk = new JetStreamDesk();
      await desk.relay({ categories: ['ticket'] });
      const silent = await desk.relay({ categories: ['notification'] });
      const prefixes = ['ticket-', 'notification-'];
      const consumer = await (await desk.another()).consume({ name: 'c', prefixes, ...aPlace() }, async () => {});
      const before = await appendNotes(desk, ['a'], 1);
      await consumer.passed(before);
      await silent.stop();
      await desk.append(streams.notification(ticket('a')), [note(ticket('a'), 'unsaid')]);
      const last = await appendNotes(desk, ['b'], 1);
      const passed = consumer.passed(last).then(() => 'passed');
      expect(await Promise.race([passed, sleep(4_000, 'waiting')])).toBe('waiting');
      await desk.relay({ categories: ['notification'] });
      await passed;
    });

    it('from its checkpoint, whoever nudges it while that is loaded', async () => {
      desk = new JetStreamDesk();
      await desk.relay();
      const names = Array.from({ length: 40 }, (_, n) => `t${n}`);
      const { checkpoints } = aPlace(await appendNotes(desk, names, 1));
      const recorder = new Recorder();
      const slow = { ...checkpoints, load: () => sleep(2_000).then(checkpoints.load) };
      const consume = async (place: typeof checkpoints) =>
        (await desk.another()).consume({ name: 'c', prefixes: ['ticket-'], checkpoints: place }, recorder.handler);
      const [late] = await Promise.all([consume(slow), sleep(100).then(() => consume(checkpoints))]);
      await late.passed(await appendNotes(desk, ['new'], 1));
      expect(new Set(recorder.finished)).toEqual(new Set(['new1']));
    });

    it('from the beginning in partitions of another number: what was not handled in the old ones is not lost', async () => {
      const names = Array.from({ length: 16 }, (_, n) => `t${n}`);
      desk = new JetStreamDesk({ retry: { attempts: 1 } });
      const run = async (partitions: number, handler: EventHandler) => {
        const relay = await desk.relay({ partitions });
        const bus = await desk.another({ partitions });
        return { relay, bus, consumer: await bus.consume({ name: 'c', prefixes: ['ticket-'] }, handler) };
      };
      const stuck = new Recorder((text) => {
        if (text === 't71') throw new TryLater('the mail server is away');
        if (text === 't81') throw new Error('poison');
      });
      const before = await run(8, stuck.handler);
      await appendNotes(desk, names, 1);
      await eventually(() => expect(stuck.finished).toHaveLength(names.length - 2), 10_000);
      expect(await before.bus.parked()).toHaveLength(1);
      await before.bus.close();
      await before.relay.stop();
      const { streams: all } = await (await desk.connect()).jetstreamManager();
      await all.delete(`${desk.name}-events`);

      const whole = new Recorder();
      const { bus, consumer } = await run(3, whole.handler);
      await consumer.passed(await desk.append(streams.ticket(ticket('t8')), [note(ticket('t8'), 't82')]));
      expect(whole.finished.sort()).toEqual([...names.map((name) => `${name}1`), 't82'].sort());
      expect(await bus.parked()).toEqual([]);
    });
  });
});
