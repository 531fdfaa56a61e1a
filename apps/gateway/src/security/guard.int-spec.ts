import type { KnownRoute } from '../http/routes';
import { config, KEY, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway({ advanceClock: () => Promise.resolve() })));
afterAll(() => gateway.stop());

const inject = (method: string, url: string, headers: Record<string, string> = {}) =>
  gateway.app.inject({ method: method as 'GET', url, headers });
const routes = (): KnownRoute[] => (gateway.app.getHttpAdapter().getInstance() as { knownRoutes: KnownRoute[] }).knownRoutes;

/** All that anybody may see without the key. Whoever adds to this list says why. */
const open = [
  'GET /health/live', // the process manager asks
  'GET /health/ready',
  'POST /session', // signing in
  'GET /openapi.json', // the interface, no data
  'GET /public/forms/:slug', // what a brand asks of its customers
  'POST /public/forms/:slug/tickets', // a customer's new ticket: limited by address
  'GET /public/tickets/:token', // a customer's own ticket: the token is its key
  'POST /public/tickets/:token/replies',
  'POST /public/tickets/:token/rating',
  /^GET \/docs(\/.*)?$/, // its page
];
const isOpen = (route: string) => open.some((known) => (typeof known === 'string' ? known === route : known.test(route)));

describe('every route that is served, by whichever plugin', () => {
  it('is there at all', () => expect(routes().length).toBeGreaterThan(40));

  it('is on the list of open routes, or refuses whoever has no key', async () => {
    for (const { method, url } of routes()) {
      const name = `${method === 'HEAD' ? 'GET' : method} ${url}`;
      const { statusCode } = await inject(method, url.replace(/:\w+/g, 'x').replace('*', 'x'));
      if (isOpen(name)) expect([name, statusCode]).not.toEqual([name, 401]);
      else expect([name, statusCode]).toEqual([name, 401]);
    }
  });

  it('is marked open exactly when it is on that list', () => {
    for (const { method, url, open: marked } of routes())
      expect([method, url, marked]).toEqual([method, url, isOpen(`${method === 'HEAD' ? 'GET' : method} ${url}`)]);
  });
});

describe('the key', () => {
  it.each([
    ['none', {}],
    ['a wrong one', { authorization: 'Bearer wrong' }],
    ['one of the right length', { authorization: `Bearer ${'x'.repeat(KEY.length)}` }],
    ['the right one without its scheme', { authorization: KEY }],
    ['the right one in another scheme', { authorization: `Basic ${KEY}` }],
    ['an empty header', { authorization: '' }],
  ])('is refused as a problem when it is %s', async (_, headers) => {
    const answer = await inject('GET', '/tickets', headers);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['www-authenticate']]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
      'Bearer realm="eventdesk"',
    ]);
    expect(answer.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('opens the door, whatever the case of the scheme', async () =>
    expect((await inject('GET', '/tickets', { authorization: `bearer ${KEY}` })).statusCode).toBe(200));

  it('is asked for before a body is looked at', async () => {
    const answer = await gateway.app.inject({
      method: 'POST',
      url: '/tickets',
      headers: { 'content-type': 'application/json' },
      payload: '{'.repeat(2_000_000),
    });
    expect(answer.statusCode).toBe(401);
  });

  it('opens the figures too, and only the key does', async () => {
    expect((await inject('GET', '/metrics')).statusCode).toBe(401);
    const figures = await inject('GET', '/metrics', { authorization: `Bearer ${KEY}` });
    expect([figures.statusCode, figures.payload]).toEqual([
      200,
      expect.stringContaining('eventdesk_http_request_duration_seconds'),
    ]);
  });
});

describe('a session', () => {
  const signIn = async (headers: Record<string, string> = {}) => {
    const { statusCode, headers: answered } = await gateway.app.inject({
      method: 'POST',
      url: '/session',
      headers,
      payload: { key: KEY },
    });
    return { statusCode, cookie: String(answered['set-cookie']) };
  };
  const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

  it('comes as a cookie that scripts and other sites cannot use', async () => {
    const { statusCode, cookie } = await signIn();
    expect([statusCode, cookie]).toEqual([
      204,
      expect.stringMatching(/^eventdesk_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/),
    ]);
    expect(cookie).not.toContain(KEY);
  });

  it('is not given for a wrong key', async () => {
    const answer = await gateway.app.inject({ method: 'POST', url: '/session', payload: { key: 'wrong' } });
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it('reads, says who it is, and ends at once on signing out', async () => {
    const cookie = cookieOf((await signIn()).cookie);
    const who = await inject('GET', '/session', { cookie: `theme=dark; ${cookie}` });
    expect(who.json()).toEqual({
      actor: { kind: 'agent', id: 'admin', name: 'Administrator' },
      department: null,
      now: expect.any(String),
    });
    const out = await inject('DELETE', '/session', { cookie, origin: 'http://localhost:80', host: 'localhost:80' });
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect((await inject('GET', '/session', { cookie })).statusCode).toBe(401);
  });

  it.each<[string, Record<string, string>, number]>([
    ['says same-origin', { 'sec-fetch-site': 'same-origin' }, 404],
    ['comes from this host', { origin: 'http://desk.example', host: 'desk.example' }, 404],
    ['comes from another site', { 'sec-fetch-site': 'cross-site', origin: 'http://desk.example', host: 'desk.example' }, 403],
    ['comes from another port', { origin: 'http://desk.example:81', host: 'desk.example' }, 403],
    ['comes from an opaque origin', { origin: 'null', host: 'desk.example' }, 403],
    ['does not say where it comes from', { host: 'desk.example' }, 403],
  ])('changes something only when the request %s', async (_, headers, status) => {
    const cookie = cookieOf((await signIn()).cookie);
    expect((await inject('POST', '/admin/parked/numbering/x/retry', { cookie, ...headers })).statusCode).toBe(status);
  });

  it('cannot be started by a page of another site', async () => {
    expect((await signIn({ origin: 'http://evil.example' })).statusCode).toBe(403);
    expect((await signIn({ 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  });

  it('does not make a wrong key good', async () => {
    const cookie = cookieOf((await signIn()).cookie);
    expect((await inject('GET', '/tickets', { cookie, authorization: 'Bearer wrong' })).statusCode).toBe(401);
  });

  it('outlives a restart of the gateway, but not another key', async () => {
    const first = await startGateway();
    const answer = await first.app.inject({ method: 'POST', url: '/session', payload: { key: KEY } });
    const cookie = cookieOf(String(answer.headers['set-cookie']));
    await first.close();
    const same = await startGateway({}, first.folder);
    expect((await same.app.inject({ url: '/session', headers: { cookie } })).statusCode).toBe(200);
    await same.close();
    const other = await startGateway({ adminKey: 'another-key-altogether' }, first.folder);
    expect((await other.app.inject({ url: '/session', headers: { cookie } })).statusCode).toBe(401);
    await other.stop();
  });
});

describe('behind a proxy that ends TLS', () => {
  let proxied: TestGateway;
  const forwarded = { host: '127.0.0.1:3000', 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https' };
  const origin = 'https://desk.example';
  const signIn = (headers: Record<string, string>, key = KEY) =>
    proxied.app.inject({ method: 'POST', url: '/session', headers, payload: { key } });
  beforeAll(async () => void (proxied = await startGateway({ publicUrl: `${origin}/` })));
  afterAll(() => proxied.stop());

  it('the cookie goes over TLS alone, and the page of the public address may change things', async () => {
    const answer = await signIn({ host: '127.0.0.1:3000', origin });
    const setCookie = String(answer.headers['set-cookie']);
    expect([answer.statusCode, setCookie]).toEqual([204, expect.stringMatching(/; Secure$/)]);
    const cookie = setCookie.split(';')[0] ?? '';
    const change = async (from: string) =>
      (await proxied.app.inject({ method: 'DELETE', url: '/session', headers: { host: '127.0.0.1:3000', cookie, origin: from } }))
        .statusCode;
    expect([await change('https://evil.example'), await change('http://desk.example'), await change(origin)]).toEqual([
      403, 403, 204,
    ]);
  });

  it('on another machine it is believed when it is named, and what it was told by others is not', async () => {
    const count = async (gateway: TestGateway, remoteAddress: string, forwardedFor: string, times: number) => {
      let last = 0;
      for (let sent = 0; sent < times; sent++) {
        const headers = { 'x-forwarded-for': forwardedFor };
        const attempt = { method: 'POST', url: '/session', headers, payload: { key: 'wrong' }, remoteAddress } as const;
        last = (await gateway.app.inject(attempt)).statusCode;
      }
      return last;
    };
    const named = await startGateway({ publicUrl: origin, trustedProxies: ['10.0.0.0/8'] });
    expect(await count(named, '10.1.2.3', '1.1.1.1, 203.0.113.7', 21)).toBe(429);
    expect(await count(named, '10.9.9.9', '2.2.2.2, 203.0.113.7', 1)).toBe(429);
    expect(await count(named, '10.1.2.3', '203.0.113.8', 1)).toBe(401);
    expect(await count(named, '192.0.2.1', '203.0.113.9', 21)).toBe(429);
    expect(await count(named, '192.0.2.1', '203.0.113.10', 1)).toBe(429);
    await named.stop();
  });

  it('wrong keys count for the address that the proxy names', async () => {
    for (let count = 0; count < 20; count++) expect((await signIn(forwarded, 'wrong')).statusCode).toBe(401);
    expect((await signIn(forwarded)).statusCode).toBe(429);
    expect((await signIn({ ...forwarded, 'x-forwarded-for': '203.0.113.8' })).statusCode).toBe(204);
  });
});

describe('wrong keys', () => {
  it('are refused with 429 after twenty a minute, for signing in even before the key is looked at; the right one is not held up', async () => {
    const fresh = await startGateway();
    const get = async (key: string) => fresh.send('GET', '/tickets', undefined, { authorization: `Bearer ${key}` });
    const signIn = (key: string) => fresh.send('POST', '/session', { key }, { authorization: '' });
    for (let count = 0; count < 30; count++) expect((await get(KEY)).status).toBe(200);
    for (let count = 0; count < 10; count++)
      expect([(await get('wrong')).status, (await signIn('wrong')).status]).toEqual([401, 401]);
    for (const answer of [await get('wrong'), await signIn('wrong'), await signIn(KEY)])
      expect([answer.status, answer.body['code'], Number(answer.headers['retry-after'])]).toEqual([
        429,
        'rate_limited',
        expect.closeTo(60, -1),
      ]);
    expect((await get(KEY)).status).toBe(200);
    expect((await fresh.app.inject({ url: '/tickets' })).statusCode).toBe(401);
    await fresh.stop();
  });
});

describe('every answer', () => {
  it.each(['/health/live', '/tickets', '/nowhere', '/docs/', '/%zz'])('of %s carries the security headers', async (url) => {
    const { headers } = await inject('GET', url);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  });

  it('of the API is kept by no cache, and has an id that the log knows', async () => {
    const { headers } = await inject('GET', '/health/live');
    expect([headers['cache-control'], headers['x-request-id']]).toEqual(['no-store', expect.stringMatching(/^[\da-f-]{36}$/)]);
  });

  it('to an address of any length is a problem document', async () => {
    const { statusCode, headers } = await inject('GET', `/tickets/${'x'.repeat(5_000)}`, { authorization: `Bearer ${KEY}` });
    expect([statusCode, headers['content-type']]).toEqual([414, 'application/problem+json; charset=utf-8']);
  });

  it('never takes its request id from the request', async () =>
    expect(
      (await inject('GET', '/health/live', { 'x-request-id': 'mine\n', 'request-id': 'mine' })).headers['x-request-id'],
    ).not.toContain('mine'));

  it('has no clock route unless the clock is manual', async () => {
    const system = await startGateway({ config });
    expect((await system.send('POST', '/admin/clock', { advance: 'PT1H' })).status).toBe(404);
    await system.stop();
  });
});
