import { newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

describe('a list that was searched', () => {
  let gateway: TestGateway;
  const read: string[] = [];
  beforeAll(async () => {
    gateway = await startGateway();
    const views = { ...gateway.desk.views };
    gateway.desk.views.tickets = async (query) => {
      const { items, ...page } = await views.tickets(query);
      return { items: items.map((document) => ({ ...document, replies: [] })), ...page };
    };
    gateway.desk.views.ticket = (address) => {
      read.push(address);
      return views.ticket(address);
    };
    const { body } = await gateway.send('POST', '/tickets', newTicket);
    await gateway.send('POST', `/tickets/${String(body['id'])}/replies`, { body: 'Open on Sundays', author: 'agent' });
  });
  afterAll(() => gateway.stop());
  beforeEach(() => read.splice(0));
  const match = async (q: string) => {
    const { body } = await gateway.send('GET', `/tickets?q=${encodeURIComponent(q)}`);
    return (body['items'] as { match: unknown }[])[0]?.match;
  };

  it('says where each ticket has the words', async () => {
    expect(await match('station')).toEqual({ field: 'subject', snippet: 'Station does not start', ranges: [[0, 7]] });
    expect(read).toEqual([]);
  });

  it('reads the conversation only where no other text has them', async () => {
    expect(await match('sundays')).toEqual({ field: 'reply', snippet: 'Open on Sundays', ranges: [[8, 15]] });
    expect(read).toHaveLength(1);
  });

  it('says nothing where nothing was searched', async () =>
    expect((await gateway.send('GET', '/tickets')).body['items']).toMatchObject([{ match: null }]));
});
