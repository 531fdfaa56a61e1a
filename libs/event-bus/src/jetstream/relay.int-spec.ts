import { setTimeout as sleep } from 'node:timers/promises';
import { StringCodec } from 'nats';
import { appendNotes, eventually, Recorder } from '../contract/fixture';
import { JetStreamDesk, withNats } from './desk-under-test.for-spec';
import type { Relay } from './relay';

withNats(() => {
  describe('a relay', () => {
    let desk: JetStreamDesk;
    beforeEach(() => void (desk = new JetStreamDesk({ partitions: 1 })));
    afterEach(() => desk.close());
    const relay = () => desk.relay({ partitions: 1 });
    const isAt = (position: string, one: Relay) => eventually(() => expect(one.status().position).toBe(position), 10_000);

    it('puts again what somebody takes out, also of what another confirmed right before it died', async () => {
      const nats = await desk.connect();
      const first = await desk.relay({ partitions: 1, nats });
      await isAt(await appendNotes(desk, ['x'], 1), first);
      const { streams } = await (await desk.connect()).jetstreamManager();
      const last = await appendNotes(desk, ['y1', 'y2', 'y3', 'y4', 'y5'], 1);
      await eventually(async () => expect((await streams.info(`${desk.name}-events`)).state.messages).toBe(6));
      await nats.close();
      await isAt(last, await relay());
      await streams.deleteMessage(`${desk.name}-events`, 3);
      await sleep(3_000);
      const recorder = new Recorder();
      const consumer = await (await desk.another()).consume({ name: 'c', prefixes: ['ticket-'] }, recorder.handler);
      await consumer.passed(last);
      expect(recorder.finished.sort()).toEqual(['x1', 'y11', 'y21', 'y31', 'y41', 'y51']);
    });

    it('tells of a fault no longer than there is one, also when nothing happens', async () => {
      const one = await relay();
      await isAt(await appendNotes(desk, ['a'], 1), one);
      const head = jest.spyOn(desk.store, 'head').mockRejectedValue(new Error('the log is away for a moment'));
      await eventually(() => expect(one.status().fault).toContain('for a moment'), 10_000);
      head.mockRestore();
      await eventually(() => expect(one.status()).toMatchObject({ leading: true, fault: null }), 10_000);
    });

    it('and all who listen bear whatever somebody sends to their subjects', async () => {
      const one = await relay();
      const bus = await desk.another();
      const recorder = new Recorder();
      const consumer = await bus.consume({ name: 'c', prefixes: ['ticket-'] }, recorder.handler);
      await isAt(await appendNotes(desk, ['a'], 1), one);
      const stranger = await desk.connect();
      for (const subject of ['bus.handled.c.0', 'relay.ticket', 'bus.retry.c.0', 'bus.held.c.0', 'bus.share.c'])
        for (const text of ['not json', 'null', '{}', ''])
          stranger.publish(`${desk.name}.${subject}`, StringCodec().encode(text), { reply: 'nobody' });
      await stranger.flush();
      await consumer.passed(await appendNotes(desk, ['b'], 1));
      expect(recorder.finished).toEqual(['a1', 'b1']);
    });
  });
});
