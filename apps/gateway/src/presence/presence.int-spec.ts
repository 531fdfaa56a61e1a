import { randomUUID } from 'node:crypto';
import { KeptUnavailable } from '../kept/port';
import { KEY, newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
let ticket: string;
beforeEach(async () => {
  gateway = await startGateway();
  ticket = String((await gateway.send('POST', '/tickets', newTicket)).body['id']);
  gateway.desk.number(ticket, 'SUP-2025-00001');
});
afterEach(() => gateway.stop());

/** One tab of this person. */
const tabOf = async (name: string) => {
  const payload = { key: KEY, name, email: `${name}@chargecars.nl` };
  const { headers } = await gateway.app.inject({ method: 'POST', url: '/session', payload });
  const sent = { cookie: String(headers['set-cookie']).split(';')[0] ?? '', 'sec-fetch-site': 'same-origin' };
  const client = randomUUID();
  const looks = async (writing = false, address = ticket) => {
    const url = `/tickets/${address}/presence`;
    const answer = await gateway.app.inject({ method: 'POST', url, headers: sent, payload: { writing, client } });
    return answer.json<{ others: object[] }>().others;
  };
  const leaves = async () => {
    const url = `/tickets/${ticket}/presence?client=${client}`;
    return (await gateway.app.inject({ method: 'DELETE', url, headers: sent })).statusCode;
  };
  return { looks, leaves };
};
const other = (name: string, writing = false) => ({
  id: `${name}@chargecars.nl`,
  name,
  writing,
  since: expect.stringMatching(/Z$/) as string,
});

describe('whoever looks at a ticket', () => {
  it('sees who else does and who writes, by id or number, themselves in no tab', async () => {
    const [anna, annaToo, bob] = [await tabOf('anna'), await tabOf('anna'), await tabOf('bob')];
    expect(await anna.looks()).toEqual([]);
    expect(await annaToo.looks(true)).toEqual([]);
    expect(await bob.looks(false, 'SUP-2025-00001')).toEqual([other('anna', true)]);
    expect(await anna.looks()).toEqual([other('bob')]);
  });

  it('is gone at once on leaving, when it was their last tab', async () => {
    const [anna, annaToo, bob] = [await tabOf('anna'), await tabOf('anna'), await tabOf('bob')];
    for (const tab of [anna, annaToo]) await tab.looks();
    expect(await anna.leaves()).toBe(204);
    expect(await bob.looks()).toEqual([other('anna')]);
    await annaToo.leaves();
    expect(await bob.looks()).toEqual([]);
  });

  it('leaves nothing in the log', async () => {
    const before = gateway.desk.log.length;
    const anna = await tabOf('anna');
    await anna.looks(true);
    await anna.leaves();
    expect(gateway.desk.log).toHaveLength(before);
  });
});

describe('presence', () => {
  const path = () => `/tickets/${ticket}/presence`;

  it('is refused at a ticket that is not there, and without saying which tab it is', async () => {
    const look = { writing: false, client: randomUUID() };
    expect((await gateway.send('POST', `/tickets/${randomUUID()}/presence`, look)).body).toMatchObject({
      code: 'ticket_not_found',
    });
    expect((await gateway.send('POST', path(), { writing: false })).body.errors).toMatchObject([{ path: 'client' }]);
    expect((await gateway.send('DELETE', `${path()}?client=me`)).body.errors).toMatchObject([{ path: 'client' }]);
  });

  it('that can not be told is a 503 of its own, and keeps nobody from working', async () => {
    gateway.ports.kept.presence.seen = () => Promise.reject(new KeptUnavailable(new Error('away')));
    expect((await gateway.send('POST', path(), { writing: false, client: randomUUID() })).status).toBe(503);
    expect((await gateway.send('GET', `/tickets/${ticket}`)).status).toBe(200);
    expect((await gateway.send('POST', `/tickets/${ticket}/notes`, { body: 'still works' })).status).toBe(201);
  });
});
