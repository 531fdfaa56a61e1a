import { UnsecuredJWT } from 'jose';
import { hoursLater } from '@eventdesk/testing';
import { config, customerLinks, newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
let id: string;
let token: string;
beforeEach(async () => {
  gateway = await startGateway({ config: { ...config, public_forms: { messages_per_hour: 4 } } });
  id = String((await gateway.send('POST', '/tickets', { ...newTicket, tags: ['vip'], order_id: 'ORD-7' })).body['id']);
  gateway.desk.number(id, 'SUP-2025-00001');
  token =
    String((await gateway.send('GET', '/tickets/SUP-2025-00001/customer-link')).body['url'])
      .split('/')
      .at(-1) ?? '';
});
afterEach(() => gateway.stop());

interface Sending {
  by?: string;
  headers?: Record<string, string>;
}
/** By the link alone: without a key. */
const send = async (method: string, path = '', body?: object, { by = token, headers = {} }: Sending = {}) => {
  const payload = body === undefined ? {} : { payload: body };
  const answer = await gateway.app.inject({ method: method as 'GET', url: `/public/tickets/${by}${path}`, headers, ...payload });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: answer.json<Record<string, unknown>>(),
    text: answer.payload,
  };
};
const agent = (path: string, body: object) => gateway.send('POST', `/tickets/${id}/${path}`, body);
const move = async (...statuses: string[]) => {
  for (const status of statuses) expect((await agent('status', { status, resolution: null })).status).toBe(200);
};
const read = async () => (await send('GET')).body;

describe('a customer’s ticket', () => {
  it('is read by its link, with the whole conversation', async () => {
    await agent('replies', { author: 'agent', body: 'We restarted it.' });
    await send('POST', '/replies', { body: 'Thank you.' });
    expect(await read()).toEqual({
      ticket_number: 'SUP-2025-00001',
      entity: { slug: 'chargecars', name: 'ChargeCars', language: config.business_entities[0]?.language },
      ticket_type: 'support',
      category: 'technical',
      subject: 'Station does not start',
      description: 'Red light.',
      status: 'new',
      created_at: gateway.clock.now(),
      updated_at: gateway.clock.now(),
      resolution: null,
      satisfaction_rating: null,
      may_reply: true,
      may_rate: false,
      conversation: [
        { author: 'agent', name: 'ChargeCars', body: 'We restarted it.', at: gateway.clock.now() },
        { author: 'customer', name: 'Jan de Vries', body: 'Thank you.', at: gateway.clock.now() },
      ],
    });
  });

  it('tells nothing internal, and nothing of when it happened', async () => {
    const opened = gateway.clock.now();
    gateway.clock.moveTo(hoursLater(1, opened));
    await agent('notes', { body: 'secret-note' });
    await agent('assignment', { assigned_department: 'management', assigned_to: 'secret@chargecars.nl' });
    await gateway.send('PATCH', `/tickets/${id}`, { tags: ['secret-tag'], priority: 'urgent' });
    const { text, body, headers } = await send('GET');
    expect(text).not.toMatch(/secret|vip|management|urgent|sla|due_at|Administrator|contact_id|[0-9a-f]{8}-[0-9a-f]{4}-/i);
    expect([body['updated_at'], headers['etag'], headers['cache-control']]).toEqual([opened, undefined, 'no-store']);
  });

  it('may be replied to in their own name, which reopens it, and with one key once', async () => {
    await move('open', 'resolved');
    const key = { headers: { 'idempotency-key': 'a-reply' } };
    const first = await send('POST', '/replies', { body: 'Not yet.' }, key);
    expect([first.status, first.body]).toMatchObject([201, { status: 'open', conversation: [{ body: 'Not yet.' }] }]);
    expect((await send('POST', '/replies', { body: 'Not yet.' }, key)).body).toEqual(first.body);
    const replies = gateway.desk.log.filter(({ type }) => type === 'ReplyAdded');
    expect(replies).toMatchObject([{ actor: { kind: 'customer', name: 'Jan de Vries' }, data: { author: 'customer' } }]);
  });

  it('is replied to as a customer, whatever the request says', async () => {
    const answer = await send('POST', '/replies', { body: 'x', author: 'agent' });
    expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ path: 'author' }]]);
  });

  it('is rated once it is resolved, and refuses replies once it is closed', async () => {
    await move('open');
    const early = await send('POST', '/rating', { satisfaction_rating: 4 });
    expect([early.status, early.body['code']]).toEqual([409, 'not_resolved']);
    await move('resolved');
    expect(await read()).toMatchObject({ may_rate: true, may_reply: true });
    expect((await send('POST', '/rating', { satisfaction_rating: 4 })).body).toMatchObject({ satisfaction_rating: 4 });
    expect((await send('POST', '/rating', { satisfaction_rating: 6 })).status).toBe(400);
    await move('closed');
    expect(await read()).toMatchObject({ may_rate: true, may_reply: false });
    const late = await send('POST', '/replies', { body: 'Hello?' });
    expect([late.status, late.body['code']]).toEqual([409, 'ticket_closed']);
    expect((await send('POST', '/rating', { satisfaction_rating: 5 })).status).toBe(200);
  });

  it('that was removed shows nothing of what it was, and takes nothing', async () => {
    expect((await gateway.send('DELETE', `/tickets/${id}`, { reason: 'Spam' })).status).toBeLessThan(300);
    for (const answer of [
      await send('GET'),
      await send('POST', '/replies', { body: 'x' }),
      await send('POST', '/rating', { satisfaction_rating: 1 }),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([410, 'ticket_removed']);
      expect(answer.text).not.toMatch(/Station|Jan|Spam/);
    }
  });

  it('gets no more replies from one address within an hour than desk.yaml says', async () => {
    for (let count = 0; count < 4; count++) expect((await send('POST', '/replies', { body: `${count}` })).status).toBe(201);
    expect((await send('POST', '/replies', { body: 'more' })).status).toBe(429);
    expect((await send('GET')).status).toBe(200);
  });

  it('gets no more ratings from one address within an hour than that, and with one key one', async () => {
    await move('open', 'resolved');
    const key = { headers: { 'idempotency-key': 'a-rating' } };
    const rate = (sending: Sending = {}) => send('POST', '/rating', { satisfaction_rating: 5 }, sending);
    for (let again = 0; again < 3; again++) expect((await rate(key)).status).toBe(200);
    for (let count = 1; count < 4; count++) expect((await rate()).status).toBe(200);
    const spent = await rate();
    expect([spent.status, spent.body['code'], Number(spent.headers['retry-after']) > 0]).toEqual([429, 'rate_limited', true]);
  });

  it('is read from one address a hundred times as often within an hour as it may send messages', async () => {
    for (let count = 0; count < 400; count++) if ((await send('GET')).status !== 200) throw new Error(`refused after ${count}`);
    expect((await send('GET')).status).toBe(429);
    expect((await send('POST', '/replies', { body: 'Still here.' })).status).toBe(201);
  });
});

describe('a link', () => {
  const tokenAt = async (now: string, ticket = id, key?: string) =>
    (await customerLinks(() => now, key).urlOf(ticket)).split('/').at(-1) ?? '';

  it('that is not this ticket’s own is answered alike, whatever is wrong with it', async () => {
    const now = gateway.clock.now();
    const forged = [
      'x',
      `${token}x`,
      new UnsecuredJWT({ aud: 'customer-link', sub: id, exp: 4e9 }).encode(),
      await tokenAt(now, id, 'another-key-altogether-with-32-chars'),
      await tokenAt(hoursLater(-366 * 24, now)),
      await tokenAt(now, '0197a2b4-5c6d-7e8f-9a0b-1c2d3e4f5a6b'),
    ];
    const answers = new Set<string>();
    for (const by of forged)
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['POST', '/replies', { body: 'x' }],
        ['POST', '/rating', { satisfaction_rating: 1 }],
      ] as const)
        answers.add((await send(method, path, body, { by })).text);
    expect([...answers].map((text) => JSON.parse(text) as object)).toMatchObject([{ status: 404, code: 'ticket_not_found' }]);
    expect(gateway.desk.log.filter(({ type }) => type === 'ReplyAdded')).toEqual([]);
  });

  it('opens no other door', async () => {
    for (const headers of [{ authorization: `Bearer ${token}` }, { cookie: `eventdesk_session=${token.slice(0, 90)}` }])
      expect((await gateway.app.inject({ url: `/tickets/${id}`, headers })).statusCode).toBe(401);
  });

  it('is told to whoever has the key, and of a ticket that is there', async () => {
    expect((await gateway.app.inject({ url: `/tickets/${id}/customer-link` })).statusCode).toBe(401);
    expect((await gateway.send('GET', '/tickets/SUP-2025-09999/customer-link')).body).toMatchObject({ code: 'ticket_not_found' });
    expect((await gateway.send('GET', `/tickets/${id}/customer-link`)).body).toEqual({
      url: expect.stringMatching(/^http:\/\/desk\.example\/help\/t\//) as string,
    });
  });
});
