import { setTimeout as sleep } from 'node:timers/promises';
import type { JetStreamManager } from 'nats';
import { JetStreamDesk } from './desk-under-test.for-spec';
import { NatsServer, withNatsServer } from './nats-server.for-spec';
import { Traffic } from './traffic.for-spec';

/** Until everything appended by the end of a fault has been handled. Generous: the machine has more to do than this. */
const SOON_MS = 15_000;

withNatsServer(() => {
  describe('every event is handled, and of each ticket in order while the stream keeps what it has, whatever happens to NATS under load:', () => {
    let server: NatsServer;
    let desk: JetStreamDesk;
    let traffic: Traffic;
    beforeEach(async () => {
      server = await NatsServer.start();
      const opened = await JetStreamDesk.open({ url: server.url });
      desk = opened.desk;
      traffic = await Traffic.start(desk, [opened.bus, await desk.another()]);
    });
    afterEach(async () => {
      await desk.close();
      await server.remove();
    });

    const manager = async (): Promise<JetStreamManager> => (await desk.connect()).jetstreamManager();
    const events = () => `${desk.name}-events`;

    async function thenAllIsWell({ removed = false } = {}): Promise<void> {
      const lag = await traffic.lag();
      await traffic.end(await desk.another(), removed);
      expect(lag).toBeLessThan(SOON_MS);
    }

    it('killed and started again', async () => {
      await server.kill();
      await sleep(500);
      await server.start();
      await thenAllIsWell();
    });

    it('the stream deleted', async () => {
      await (await manager()).streams.delete(events());
      await thenAllIsWell();
    });

    it('the stream emptied', async () => {
      await (await manager()).streams.purge(events());
      await thenAllIsWell({ removed: true });
    });

    it('the last messages deleted', async () => {
      const { streams } = await manager();
      const { state } = await streams.info(events());
      for (let seq = state.last_seq; seq > state.last_seq - 20; seq--) await streams.deleteMessage(events(), seq).catch(() => {});
      await thenAllIsWell({ removed: true });
    });

    it('the disk set back to what it was a while ago', async () => {
      await server.kill();
      server.keep();
      await server.start();
      await traffic.lag();
      await sleep(500);
      await server.kill();
      server.loseWhatCameAfter();
      await server.start();
      await thenAllIsWell();
    });

    it('the consumers at the server deleted', async () => {
      const { consumers } = await manager();
      for await (const { name } of consumers.list(events())) await consumers.delete(events(), name);
      await thenAllIsWell();
    });

    it('the bucket deleted, with every lease and checkpoint', async () => {
      await (await manager()).streams.delete(`KV_${desk.name}-bus`);
      await thenAllIsWell();
    });

    it('all of it deleted', async () => {
      const { streams } = await manager();
      await Promise.all([streams.delete(events()), streams.delete(`KV_${desk.name}-bus`)]);
      await thenAllIsWell();
    });
  });
});
