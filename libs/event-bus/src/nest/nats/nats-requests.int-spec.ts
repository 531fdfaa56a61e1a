import { setTimeout as sleep } from 'node:timers/promises';
import { ClientNats, ServerNats } from '@nestjs/microservices';
import { AckPolicy, connect, type NatsConnection, nuid, StorageType } from 'nats';
import { firstValueFrom, of } from 'rxjs';
import { eventually, Gate } from '../../contract/fixture';
import { connectNats } from '../../jetstream';
import { natsUrl, withNats } from '../../jetstream/desk-under-test.for-spec';
import { Proxy } from '../../jetstream/nats-server.for-spec';
import type { Responder } from '../requests';
import { createNatsRequests, NatsRequestClient } from '.';

const pattern = 'desk.commands.ticket';
const text = new TextEncoder();

withNats(() => {
  let desk: string;
  let asking: NatsConnection;
  let client: NatsRequestClient;
  const open: NatsConnection[] = [];
  const connected = async (servers = natsUrl) => {
    const nats = await connectNats({ servers, name: desk, reconnectWaitMs: 50, pingIntervalMs: 200 });
    open.push(nats);
    return nats;
  };
  /** One more instance, with a connection of its own as in a process of its own. */
  const instance = async (responder: Responder, queue = 'service') => {
    const nats = await connected();
    const leave = createNatsRequests(nats, { queue, desk }).register(pattern, responder);
    await nats.flush();
    return { nats, leave };
  };
  const ask = (data: unknown = {}, by = client) => firstValueFrom(by.send<unknown>(pattern, data));

  beforeEach(async () => {
    desk = `test-${nuid.next()}`;
    asking = await connected();
    client = new NatsRequestClient(asking, { desk, timeoutMs: 20_000 });
  });
  afterEach(() => Promise.all(open.splice(0).map((nats) => nats.close())));

  describe('instances of one service over NATS', () => {
    it('share what is asked, and each request is answered by one', async () => {
      const counts = { one: 0, two: 0 };
      await instance(async () => ++counts.one);
      await instance(async () => ++counts.two);
      await Promise.all(Array.from({ length: 200 }, () => ask()));
      expect(counts.one + counts.two).toBe(200);
      expect(Math.min(counts.one, counts.two)).toBeGreaterThan(20);
    });

    it('that stop finish what they have, and new requests go to the other', async () => {
      const gate = new Gate();
      const one = await instance(async () => (await gate.opened, 'one'));
      const underWay = Array.from({ length: 5 }, () => ask());
      await sleep(50);
      await instance(async () => 'two');
      const left = Promise.resolve(one.leave());
      await sleep(50);
      expect(await Promise.all([ask(), ask(), ask(), ask()])).toEqual(['two', 'two', 'two', 'two']);
      gate.open();
      await left.then(() => one.nats.close());
      expect(await Promise.all(underWay)).toEqual(Array.from({ length: 5 }, () => 'one'));
    });

    it('that are replaced one after the other lose no request', async () => {
      const slowly = async (data: unknown) => (await sleep(2), data);
      let running = [await instance(slowly), await instance(slowly)];
      let stop = false;
      let asked = 0;
      const askers = Array.from({ length: 16 }, async () => {
        while (!stop) expect(await ask({ number: ++asked })).toBeDefined();
      });
      for (let round = 0; round < 6; round++) {
        const next = await instance(slowly);
        const [old, ...others] = running;
        running = [...others, next];
        await old?.leave();
        await old?.nats.close();
      }
      stop = true;
      await Promise.all(askers);
      expect(asked).toBeGreaterThan(50);
    });

    it('do not hear another desk at the same server', async () => {
      await instance(async () => 'here');
      const elsewhere = new NatsRequestClient(asking, { desk: `test-${nuid.next()}` });
      await expect(ask({}, elsewhere)).rejects.toMatchObject({ fault: 'NoResponder' });
    });
  });

  describe('requests over NATS', () => {
    it('larger than the server takes are a fault that says so; the connection stays', async () => {
      await instance(async (data) => ((data as { grow?: boolean }).grow ? 'x'.repeat(2 ** 20) : 'small'));
      await expect(ask({ description: 'x'.repeat(2 ** 20) })).rejects.toMatchObject({
        fault: 'RequestTooLarge',
        message: expect.stringContaining('1048576 bytes'),
        temporary: false,
      });
      await expect(ask({ grow: true })).rejects.toMatchObject({ fault: 'AnswerTooLarge', temporary: false });
      expect(await ask()).toBe('small');
    });

    it('go on after nonsense from outside, which nobody answers', async () => {
      const seen: unknown[] = [];
      await instance(async (data) => void seen.push(data));
      const subject = `${desk}.commands.ticket`;
      const reply = `${desk}.nowhere`;
      for (const nonsense of ['', '{', 'null', '[]', '7', '"text"', '{"id":{}}', '{"data":1}', '{"id":"1"', '\u0000']) {
        asking.publish(subject, text.encode(nonsense));
        asking.publish(subject, text.encode(nonsense), { reply });
      }
      asking.publish(subject, Uint8Array.from([0xff, 0xfe, 0x80]), { reply });
      asking.publish(subject, text.encode('{"id":"1","data":"nowhere to answer to"}'));
      await firstValueFrom(client.send(pattern, 'sound'), { defaultValue: null });
      expect(seen).toEqual(['sound']);
    });

    it('are not what a JetStream consumer or a stream delivers to their subject, whatever it says', async () => {
      const seen: unknown[] = [];
      await instance(async (data) => void seen.push(data));
      const manager = await asking.jetstreamManager();
      await manager.streams.add({ name: desk, subjects: [`${desk}.forged`], storage: StorageType.Memory });
      try {
        const forged = text.encode(JSON.stringify({ id: 'x', pattern, data: 'forged' }));
        await asking.jetstream().publish(`${desk}.forged`, forged);
        const deliveries = { deliver_subject: `${desk}.commands.ticket`, deliver_group: 'service' };
        const { name } = await manager.consumers.add(desk, { ...deliveries, ack_policy: AckPolicy.None });
        await eventually(async () => expect((await manager.consumers.info(desk, name)).delivered.stream_seq).toBe(1));
        asking.publish(`${desk}.commands.ticket`, forged, { reply: `${desk}.commands.other` });
        await firstValueFrom(client.send(pattern, 'sound'), { defaultValue: null });
        expect(seen).toEqual(['sound']);
      } finally {
        await manager.streams.delete(desk);
      }
    });

    it('whose answer cannot be read are a fault', async () => {
      const nats = await connected();
      nats.subscribe(`${desk}.commands.ticket`, { callback: (_, message) => message.respond(text.encode('{')) });
      await nats.flush();
      await expect(ask()).rejects.toMatchObject({ fault: 'BrokerRefused', temporary: false });
    });

    it('are understood by Nest’s own transport, both ways', async () => {
      await instance(async (data) => ({ seen: data }));
      const theirs = new ClientNats({ servers: natsUrl ?? '' });
      expect(await firstValueFrom(theirs.send(`${desk}.commands.ticket`, { a: 1 }))).toEqual({ seen: { a: 1 } });
      await theirs.close();
      const server = new ServerNats({ servers: natsUrl ?? '' });
      server.addHandler(`${desk}.theirs`, async (data) => of({ theirs: data as unknown }));
      await new Promise((resolve) => void server.listen(resolve));
      await eventually(async () =>
        expect(await firstValueFrom(client.send('desk.theirs', { b: 2 }))).toEqual({ theirs: { b: 2 } }),
      );
      await server.close();
    });
  });

  describe('while NATS is away', () => {
    let proxy: Proxy;
    let away: NatsRequestClient;
    const seen: unknown[] = [];
    beforeEach(async () => {
      proxy = await Proxy.to(Number(new URL(natsUrl ?? '').port || 4222));
      away = new NatsRequestClient(await connected(proxy.url), { desk, timeoutMs: 2_000 });
      seen.length = 0;
      await instance(async (data) => (seen.push(data), 'there'));
    });
    afterEach(async () => {
      await Promise.all(open.splice(0).map((nats) => nats.close()));
      await proxy.close();
    });

    it('a request is a temporary fault within its time, later at once, and is not asked once NATS is back', async () => {
      proxy.isBlackHole = true;
      const started = performance.now();
      await expect(ask('lost', away)).rejects.toMatchObject({ fault: 'RequestTimeout', temporary: true });
      expect(performance.now() - started).toBeLessThan(8_000);
      await eventually(() => expect(ask('lost', away)).rejects.toMatchObject({ fault: 'BrokerUnavailable', temporary: true }));
      const later = performance.now();
      await expect(ask('lost', away)).rejects.toMatchObject({ fault: 'BrokerUnavailable' });
      expect(performance.now() - later).toBeLessThan(1_000);
      proxy.isBlackHole = false;
      const isBack = async () => expect(await ask('back', away)).toBe('there');
      // An attempt to connect that began in the silence takes five seconds to fail.
      await eventually(isBack).catch(() => eventually(isBack));
      expect(new Set(seen)).toEqual(new Set(['back']));
    }, 30_000);

    it('a service still stops, in bounded time', async () => {
      const nats = await connected(proxy.url);
      const leave = createNatsRequests(nats, { queue: 'other', desk }).register('desk.other', async () => 'never');
      await nats.flush();
      proxy.isBlackHole = true;
      const started = performance.now();
      await leave();
      expect(performance.now() - started).toBeLessThan(4_500);
    });

    it('or closed, a request fails at once and a service stops at once', async () => {
      const nats = await connect({ servers: natsUrl ?? '' });
      const leave = createNatsRequests(nats, { queue: 'other', desk }).register('desk.other', async () => 'never');
      await nats.close();
      await leave();
      await expect(ask({}, new NatsRequestClient(nats))).rejects.toMatchObject({ fault: 'BrokerUnavailable' });
    });
  });
});
