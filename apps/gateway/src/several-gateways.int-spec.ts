import { setTimeout as sleep } from 'node:timers/promises';
import { requestPatterns } from '@eventdesk/contracts';
import { withServer } from '@eventdesk/testing';
import { KEY, newTicket, type Sent, type TestGateway } from './testing/gateway-for-spec';
import { openSharedDesk } from './testing/shared-desk-for-spec';

const whole = ({ status, body, headers }: Sent) => ({ status, body, etag: headers['etag'], location: headers['location'] });

withServer('mongodb', (url) => {
  let desk: Awaited<ReturnType<typeof openSharedDesk>>;
  let a: TestGateway;
  let b: TestGateway;
  beforeAll(async () => {
    desk = await openSharedDesk(url);
    [a, b] = await Promise.all([desk.gateway(), desk.gateway()]);
  });
  afterAll(async () => {
    await a.stop();
    await b.stop();
    await desk.close();
  });

  let keys = 0;
  const aKey = () => ({ 'idempotency-key': `shared-${++keys}` });
  const open = (at: TestGateway, headers = {}, body: object = newTicket) => at.send('POST', '/tickets', body, headers);
  const idOf = ({ body }: Sent) => String(body['id']);

  describe('a key sent to two gateways', () => {
    it('at once has one effect, and both get the same answer', async () => {
      for (let round = 0; round < 10; round++) {
        const [key, before] = [aKey(), await desk.opened()];
        const [one, other] = await Promise.all([open(a, key), open(b, key)]);
        expect(one.status).toBe(201);
        expect(whole(other)).toEqual(whole(one));
        expect(await desk.opened()).toBe(before + 1);
      }
    });

    it('one after the other gets the very same, and for another body 422 at either', async () => {
      const key = aKey();
      const first = await open(a, key);
      await a.send('POST', `/tickets/${idOf(first)}/notes`, { body: 'meanwhile' });
      expect(whole(await open(b, key))).toEqual(whole(first));
      for (const gateway of [a, b]) expect((await open(gateway, key, { ...newTicket, subject: 'Other' })).status).toBe(422);
    });

    it('is refused by the second with 409 while the first takes long, and answered the same afterwards', async () => {
      const command = desk.requests.responders.get(requestPatterns.ticketCommand);
      let go = () => undefined as void;
      const gate = new Promise<void>((resolve) => (go = resolve));
      desk.requests.responders.set(requestPatterns.ticketCommand, async (data) => (await gate, command?.(data)));
      const key = aKey();
      const first = open(a, key);
      await sleep(50);
      const second = await open(b, key);
      expect([second.status, second.body['code'], second.headers['retry-after']]).toEqual([409, 'request_in_progress', '1']);
      go();
      desk.requests.responders.set(requestPatterns.ticketCommand, (data) => command?.(data) ?? Promise.reject(new Error()));
      expect(whole(await open(b, key))).toEqual(whole(await first));
    });
  });

  describe('a session', () => {
    const signIn = async (at: TestGateway) => {
      const answer = await at.app.inject({ method: 'POST', url: '/session', payload: { key: KEY } });
      const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
      return { cookie, 'sec-fetch-site': 'same-origin' };
    };
    const who = async (at: TestGateway, headers: Record<string, string>) =>
      (await at.app.inject({ url: '/session', headers })).statusCode;

    it('made at one gateway is good at the other, and ended at one is ended at both', async () => {
      const headers = await signIn(a);
      expect([await who(a, headers), await who(b, headers)]).toEqual([200, 200]);
      await b.app.inject({ method: 'DELETE', url: '/session', headers });
      expect([await who(a, headers), await who(b, headers)]).toEqual([401, 401]);
    });
  });

  describe('what is written through one gateway', () => {
    it('can be read at the other at once, by its revision', async () => {
      const id = idOf(await open(a));
      for (let round = 0; round < 5; round++) {
        const { body } = await a.send('POST', `/tickets/${id}/notes`, { body: `note ${round}` });
        const read = await b.send('GET', `/tickets/${id}?min_revision=${String(body['revision'])}`);
        expect([read.status, read.body['revision']]).toEqual([200, body['revision']]);
      }
    });

    it('makes the other refuse who has not seen it: If-Match', async () => {
      const id = idOf(await open(a));
      const note = (at: TestGateway) => at.send('POST', `/tickets/${id}/notes`, { body: 'x' }, { 'if-match': '"0"' });
      expect([(await note(a)).status, (await note(b)).status]).toEqual([201, 412]);
    });

    it('is told live at the other once it can be read there, and a stream goes on at whichever gateway', async () => {
      const base = await listening(b);
      const client = await follow(`${base}/events`);
      const id = idOf(await open(a));
      const [opened] = await client.until(1, id);
      expect(opened).toMatchObject({ event: 'TicketOpened', data: { ticket_id: id, revision: 0 } });
      expect((await b.send('GET', `/tickets/${id}`)).status).toBe(200);
      client.leave();

      await b.send('POST', `/tickets/${id}/notes`, { body: 'while it was away' });
      const again = await follow(`${await listening(a)}/events`, opened?.id);
      expect((await again.until(1, id)).map(({ event }) => event)).toEqual(['NoteAdded']);
      again.leave();
    });

    it('is told two seconds later when the projector stands still, before it can be read', async () => {
      const client = await follow(`${await listening(b)}/events`);
      let goOn = () => undefined as void;
      desk.projector.mayGoOn = new Promise((resolve) => (goOn = resolve));
      const started = performance.now();
      const opening = open(a);
      await client.until(1);
      expect(performance.now() - started).toBeGreaterThan(1_500);
      goOn();
      const id = idOf(await opening);
      expect((await b.send('GET', `/tickets/${id}?min_revision=0`)).status).toBe(200);
      client.leave();
    });
  });
});

async function listening({ app }: TestGateway): Promise<string> {
  if (!app.getHttpServer().listening) await app.listen({ port: 0, host: '127.0.0.1' });
  return app.getUrl();
}

interface Message {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

async function follow(url: string, lastEventId?: string) {
  const abort = new AbortController();
  const headers = { authorization: `Bearer ${KEY}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const response = await fetch(url, { headers, signal: abort.signal });
  const messages: Message[] = [];
  let text = '';
  void (async () => {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk as Uint8Array);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks.filter((lines) => lines.includes('data: '))) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)) as [string, string][]);
        messages.push({
          id: fields['id'] ?? '',
          event: fields['event'] ?? '',
          data: JSON.parse(fields['data'] ?? '{}') as Message['data'],
        });
      }
    }
  })().catch(() => undefined);
  /** Of one ticket, when it is named: what came before it may be told late. */
  const until = async (count: number, ticketId?: string) => {
    const wanted = () => messages.filter(({ data }) => ticketId === undefined || data['ticket_id'] === ticketId);
    for (let waited = 0; wanted().length < count && waited < 1_000; waited++) await sleep(10);
    return wanted();
  };
  return { until, leave: () => abort.abort() };
}
