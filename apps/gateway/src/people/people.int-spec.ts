import { KEY, newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway()));
afterAll(() => gateway.stop());

const signIn = async (who: object = {}) => {
  const { statusCode, headers } = await gateway.app.inject({ method: 'POST', url: '/session', payload: { key: KEY, ...who } });
  return { statusCode, cookie: String(headers['set-cookie']).split(';')[0] ?? '' };
};
const as = async (who: object) => {
  const headers = { cookie: (await signIn(who)).cookie, 'sec-fetch-site': 'same-origin' };
  return async (method: string, url: string, payload?: object) => {
    const body = payload === undefined ? {} : { payload };
    const answer = await gateway.app.inject({ method: method as 'GET', url, headers, ...body });
    return { status: answer.statusCode, body: answer.payload === '' ? {} : answer.json<Record<string, unknown>>() };
  };
};
const anna = { name: 'Anna Bakker', email: 'Anna@ChargeCars.nl', department: 'technical' };
const annaAsActor = { kind: 'agent', id: 'anna@chargecars.nl', name: 'Anna Bakker' };

describe('whoever signs in with a name', () => {
  it('is told by the session, with their department', async () => {
    const ask = await as(anna);
    expect((await ask('GET', '/session')).body).toEqual({ actor: annaAsActor, department: 'technical', now: expect.any(String) });
    const administrator = await as({});
    expect((await administrator('GET', '/session')).body).toEqual({
      actor: { kind: 'agent', id: 'admin', name: 'Administrator' },
      department: null,
      now: expect.any(String),
    });
  });

  it('is who the events name, and the timeline', async () => {
    const ask = await as(anna);
    const opened = await ask('POST', '/tickets', newTicket);
    await ask('POST', `/tickets/${String(opened.body['id'])}/notes`, { body: 'Looked at it.' });
    const { body } = await ask('GET', `/tickets/${String(opened.body['id'])}/timeline`);
    expect(body['items']).toMatchObject([
      { type: 'TicketOpened', actor: annaAsActor },
      { type: 'NoteAdded', actor: annaAsActor },
    ]);
  });

  it.each([
    [{ name: 'Anna' }, 'email'],
    [{ email: 'anna@chargecars.nl' }, 'name'],
    [{ name: '', email: 'anna@chargecars.nl' }, 'name'],
    [{ name: 'Anna', email: 'anna' }, 'email'],
    [{ name: 'Anna', email: `${'a'.repeat(190)}@chargecars.nl` }, 'email'],
    [{ ...anna, department: 'catering' }, 'department'],
    [{ ...anna, role: 'admin' }, 'role'],
  ])('says %j: refused, naming %s', async (who, path) => {
    const answer = await gateway.app.inject({ method: 'POST', url: '/session', payload: { key: KEY, ...who } });
    expect([answer.statusCode, answer.json<{ errors: unknown }>().errors]).toEqual([
      400,
      expect.arrayContaining([expect.objectContaining({ path })]),
    ]);
  });
});

describe('the people of the desk', () => {
  it('are all who ever signed in with a name, by name, as they said last', async () => {
    for (const who of [
      { name: 'Zoë', email: 'zoe@chargecars.nl' },
      { ...anna, name: 'Anna', department: 'sales' },
      { name: 'émile', email: 'emile@chargecars.nl', department: null },
      anna,
      {},
    ])
      expect((await signIn(who)).statusCode).toBe(204);
    const wrong = { key: 'wrong', name: 'Mallory', email: 'mallory@evil.example' };
    await gateway.app.inject({ method: 'POST', url: '/session', payload: wrong });
    expect((await gateway.send('GET', '/people')).body).toEqual({
      items: [
        { id: 'anna@chargecars.nl', name: 'Anna Bakker', department: 'technical' },
        { id: 'emile@chargecars.nl', name: 'émile', department: null },
        { id: 'zoe@chargecars.nl', name: 'Zoë', department: null },
      ],
    });
  });
});
