import { randomUUID } from 'node:crypto';
import { requestPatterns, type TicketCommandMessage } from '@eventdesk/contracts';
import { connectNats } from '@eventdesk/event-bus/jetstream';
import { createNatsRequests, NatsRequestClient } from '@eventdesk/event-bus/nats';
import { TcpProxy, withServer } from '@eventdesk/testing';
import type { NatsConnection } from 'nats';
import { FakeDesk } from './testing/fake-desk-for-spec';
import { config, newTicket, type Sent, startGateway, type TestGateway } from './testing/gateway-for-spec';

withServer('nats', (url) => {
  let desk: FakeDesk;
  let proxy: TcpProxy;
  let open: NatsConnection[];
  let gateway: TestGateway;
  let name: string;
  const connected = async (servers: string) => {
    const nats = await connectNats({ servers, name, reconnectWaitMs: 50, pingIntervalMs: 200 });
    open.push(nats);
    return nats;
  };
  const answers = async (pattern: string, responder: (data: unknown) => Promise<unknown>) => {
    const nats = await connected(url);
    const leave = createNatsRequests(nats, { queue: 'service', desk: name }).register(pattern, responder);
    await nats.flush();
    return leave;
  };
  beforeEach(async () => {
    open = [];
    name = `test-${randomUUID()}`;
    desk = new FakeDesk(config);
    const { hostname, port } = new URL(url);
    proxy = await TcpProxy.before({ host: hostname, port: Number(port || 4222) });
    const requests = new NatsRequestClient(await connected(`nats://127.0.0.1:${proxy.port}`), { desk: name, timeoutMs: 1_000 });
    gateway = await startGateway({ requests, store: desk.store, views: desk.views });
  });
  afterEach(async () => {
    await gateway.stop();
    await Promise.all(open.map((nats) => nats.close()));
    await proxy.close();
  });
  const ticketCommand = (data: unknown) => desk.command(data as TicketCommandMessage);
  const post = (headers: Record<string, string> = {}) => gateway.send('POST', '/tickets', newTicket, headers);
  const opened = () => desk.log.filter(({ type }) => type === 'TicketOpened').length;
  const said = ({ status, body, headers }: Sent) => [status, body['code'], headers['retry-after']];
  const notNow = [503, 'unavailable', '1'];

  describe('a command over NATS', () => {
    it('is answered as in process, refusals too', async () => {
      await answers(requestPatterns.ticketCommand, ticketCommand);
      const { status, body } = await post();
      expect([status, body['revision']]).toEqual([201, 0]);
      const refused = await gateway.send('POST', `/tickets/${String(body['id'])}/status`, { status: 'closed' });
      expect([refused.status, refused.body]).toMatchObject([409, { code: 'transition_not_allowed', allowed: expect.any(Array) }]);
    });

    it('that nobody answers is a 503, and may be repeated with its key once somebody does', async () => {
      const key = { 'idempotency-key': 'nobody' };
      const first = await post(key);
      expect(said(first)).toEqual(notNow);
      expect(first.body['detail']).toContain('Idempotency-Key');
      await answers(requestPatterns.ticketCommand, ticketCommand);
      expect((await post(key)).status).toBe(201);
      expect(opened()).toBe(1);
    });

    it('that was done but answered too late is a 503, and its repeat gets that very ticket', async () => {
      let go = () => undefined as void;
      const gate = new Promise<void>((resolve) => (go = resolve));
      await answers(requestPatterns.ticketCommand, async (data) => {
        const reply = await ticketCommand(data);
        await gate;
        return reply;
      });
      const key = { 'idempotency-key': 'late' };
      expect(said(await post(key))).toEqual(notNow);
      expect(opened()).toBe(1);
      go();
      const repeated = await post(key);
      expect([repeated.status, repeated.body['id'], opened()]).toEqual([201, desk.log[0]?.ticket_id, 1]);
    });

    it('is a 503 while NATS is away, and taken again when it is back', async () => {
      await answers(requestPatterns.ticketCommand, ticketCommand);
      await proxy.down();
      expect(said(await post())).toEqual(notNow);
      expect((await gateway.send('GET', '/tickets')).status).toBe(200);
      await proxy.up();
      const deadline = performance.now() + 10_000;
      let answer = await post();
      while (answer.status !== 201 && performance.now() < deadline) answer = await post();
      expect(answer.status).toBe(201);
    });

    it.each(['StoreUnavailable', 'TryLater'])('whose service says %s is a 503', async (fault) => {
      await answers(requestPatterns.ticketCommand, () =>
        Promise.reject(Object.assign(new Error('the disk is full'), { name: fault })),
      );
      const answer = await post();
      expect(said(answer)).toEqual(notNow);
      expect(answer.text).not.toContain('disk');
    });
  });

  describe('the mailbox over NATS', () => {
    it('is a 503 that names the service while notification is away', async () => {
      const answer = await gateway.send('GET', '/mailbox');
      expect([said(answer), answer.body['detail']]).toEqual([notNow, expect.stringContaining('notification')]);
    });

    it('asks for fewer when what it found is too large for one answer', async () => {
      await answers(requestPatterns.mailbox, async () => ['x'.repeat(2_000_000)]);
      const answer = await gateway.send('GET', '/mailbox');
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'invalid_input', errors: [{ path: 'limit' }] }]);
    });
  });
});
