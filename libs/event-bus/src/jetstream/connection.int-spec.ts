import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../contract/fixture';
import { connectNats, whyNotNats } from './connection';
import { NatsServer, withNatsServer } from './nats-server.for-spec';

withNatsServer(() => {
  describe('a connection', () => {
    let server: NatsServer;
    const settings = () => ({ servers: server.url, name: 'test', user: 'desk', pass: 'the right one', reconnectWaitMs: 20 });
    beforeEach(async () => void (server = await NatsServer.start('the right one')));
    afterEach(() => server.remove());

    it('comes back to a server that refused its password for a while', async () => {
      const nats = await connectNats(settings());
      await server.kill();
      await server.start('another one');
      await sleep(1_500);
      await server.kill();
      await server.start('the right one');
      await eventually(() => nats.flush());
      await nats.close();
    });

    it('that does not come about has a reason', async () => {
      expect(await whyNotNats(settings())).toBeNull();
      expect(await whyNotNats({ ...settings(), pass: 'a wrong one' })).toMatch(/authorization/i);
      await server.kill();
      expect(await whyNotNats(settings())).toMatch(/refused/i);
    });
  });
});
