import { EventEmitter } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer, ConsumerStatus } from '@eventdesk/event-bus';
import { createLogger } from '@eventdesk/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Credentials } from '../security/credentials';
import { KEY, newTicket, quietBus, startGateway, type TestGateway } from '../testing/gateway-for-spec';
import { LiveController } from './live.controller';
import { type Following, LiveEvents } from './live-events';

const HEARTBEAT = 30;

describe('a stream of live updates', () => {
  let gateway: TestGateway;
  let live: LiveEvents;
  const start = async (over: Partial<typeof quietBus> = {}) => {
    live = new LiveEvents({ ...gateway.ports, logger: createLogger('silent'), bus: { ...quietBus, ...over } }, HEARTBEAT);
    await live.onModuleInit();
  };
  beforeEach(async () => void (gateway = await startGateway()));
  afterEach(async () => {
    await live.onModuleDestroy();
    await gateway.stop();
  });

  /** Reads along until it is told to stop. */
  const follow = (over: Partial<Following> = {}) => {
    const client = new AbortController();
    let text = '';
    const read = async () => {
      const following = { after: null, ticketId: null, isWelcome: () => true, ...over };
      for await (const part of live.follow(following, client)) text += part;
    };
    const done = read();
    return { said: () => text, done, leave: () => client.abort() };
  };
  const open = () => gateway.send('POST', '/tickets', newTicket);
  const beats = (text: string) => text.split(': still here').length - 1;

  it('goes on behind an event that this build cannot read, and so does who reconnects', async () => {
    await start();
    const client = follow();
    await open();
    const [opened] = gateway.desk.log;
    if (!opened) throw new Error('nothing was opened');
    const { stream, data, occurred_at, actor, ...cause } = opened;
    const { ticket_id, command_id, causation_id } = cause;
    gateway.desk.append(stream, { type: 'FromTheFuture', data, occurred_at, actor } as never, {
      ticket_id,
      command_id,
      causation_id,
    });
    await open();
    await sleep(HEARTBEAT);
    // A busy machine may beat in between.
    expect(client.said().replaceAll(': still here\n\n', '')).toMatch(
      /event: TicketOpened\n.*\n\n: an event that .*\nid: 2\n\nid: 3\nevent: TicketOpened\n/,
    );
    client.leave();
    await client.done;
  });

  it('says that it is there while the projector stands still, and waits for it once, however often clients come back', async () => {
    const passed = jest.fn(() => new Promise<void>(() => {}));
    const status = () => ({ name: 'projector', position: null }) as ConsumerStatus;
    await start({ consumers: () => [{ status, passed } as unknown as Consumer] });
    await open();
    for (let visit = 0; visit < 5; visit++) {
      const client = follow();
      await sleep(2.5 * HEARTBEAT);
      expect([client.said().includes('data:'), beats(client.said()) >= 1]).toEqual([false, true]);
      client.leave();
      await client.done;
    }
    expect(passed).toHaveBeenCalledTimes(1);
  });

  it('ends when its client may no longer follow, be it quiet or busy', async () => {
    await start();
    let isWelcome = true;
    const clients = [follow({ isWelcome: () => isWelcome }), follow({ isWelcome: () => isWelcome })];
    await sleep(1.5 * HEARTBEAT);
    isWelcome = false;
    const busy = setInterval(() => void open(), 5);
    await Promise.all(clients.map(({ done }) => done));
    clearInterval(busy);
    await sleep(HEARTBEAT);
    expect(clients.map(({ said }) => beats(said()))).toEqual([1, 1]);
  });

  it('ends when its session is signed out', async () => {
    await start();
    const { app } = gateway;
    const signedIn = await app.inject({ method: 'POST', url: '/session', payload: { key: KEY } });
    const headers = { cookie: String(signedIn.headers['set-cookie']).split(';')[0], 'sec-fetch-site': 'same-origin' };
    const reply = { raw: new EventEmitter() } as unknown as FastifyReply;
    const controller = new LiveController(live, app.get(Credentials));
    const { body } = controller.follow({}, undefined, { headers } as unknown as FastifyRequest, reply);
    const parts = (body as Readable)[Symbol.asyncIterator]();
    expect([await parts.next(), await parts.next()]).toMatchObject([{ done: false }, { value: ': still here\n\n' }]);
    await app.inject({ method: 'DELETE', url: '/session', headers });
    while (!(await parts.next()).done);
  });

  it('of who is far behind ends where the views do', async () => {
    await open();
    await open();
    const status = () => ({ name: 'projector', position: '1' }) as ConsumerStatus;
    await start({ consumers: () => [{ status, passed: () => new Promise<void>(() => {}) } as unknown as Consumer] });
    const client = follow({ after: '0' });
    await sleep(HEARTBEAT);
    expect(client.said().match(/^id: \d+/gm)).toEqual(['id: 1']);
    client.leave();
    await client.done;
  });
});
