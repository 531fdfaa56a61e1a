import { contactId, demoBrand, DeskConfig, withDemoBrand } from '@eventdesk/contracts';
import { aCommand, anOpening } from '@eventdesk/testing';
import { config, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeEach(async () => void (gateway = await startGateway()));
afterEach(() => gateway.stop());

const entityId = config.business_entities[0]?.id ?? '';
const message = {
  ticket_type: 'support',
  category: 'technical',
  subject: 'Station does not start',
  description: 'Red light.',
  contact: { name: 'Jan de Vries', email: 'jan@customer.example' },
};
interface Sending {
  headers?: Record<string, string>;
  at?: TestGateway;
}
/** As a browser of a stranger: without a key. */
const send = async (method: string, url: string, body?: object, { headers = {}, at = gateway }: Sending = {}) => {
  const payload = body === undefined ? {} : { payload: body };
  const answer = await at.app.inject({ method: method as 'GET', url, headers, ...payload });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json<Record<string, unknown>>() };
};
const open = (body: object = message, headers: Record<string, string> = {}, at = gateway) =>
  send('POST', '/public/forms/chargecars/tickets', body, { headers, at });
const opened = (at = gateway) => at.desk.log.filter(({ type }) => type === 'TicketOpened');
const ticketAt = (link: unknown, at = gateway) =>
  send('GET', `/public/tickets/${String(link).split('/').at(-1)}`, undefined, { at });

describe('a brand’s form', () => {
  it('asks what a customer knows, and nothing of the desk’s own', async () => {
    const { status, body } = await send('GET', '/public/forms/chargecars');
    const types = body['ticket_types'] as { type: string; categories: object[]; fields: { name: string }[] }[];
    expect([status, body['entity']]).toEqual([
      200,
      { slug: 'chargecars', name: 'ChargeCars', language: config.business_entities[0]?.language },
    ]);
    const everybody = ['category', 'subject', 'description', 'contact.name', 'contact.email', 'contact.phone'];
    expect(types.map(({ type, fields }) => [type, fields.map(({ name }) => name)])).toEqual([
      ['support', [...everybody, 'order_id']],
      ['sales', everybody],
      ['inquiry', everybody],
    ]);
    expect(types[0]).toMatchObject({ label: { en: 'Support', nl: 'Ondersteuning' } });
    expect(types[0]?.categories).toContainEqual({ value: 'technical', label: { en: 'Technical', nl: 'Techniek' } });
    expect(JSON.stringify(body)).not.toMatch(/sla|department|inbox|domain|opportunity|[0-9a-f]{8}-/i);
  });

  it('of the demo brand is there while demo data are', async () => {
    const demo = await startGateway({ config: withDemoBrand(config) });
    const form = async () => (await send('GET', `/public/forms/${demoBrand.slug}`, undefined, { at: demo })).status;
    expect(await form()).toBe(404);
    expect((await send('POST', `/public/forms/${demoBrand.slug}/tickets`, message, { at: demo })).status).toBe(404);
    await demo.desk.command(aCommand({ type: 'OpenTicket', data: anOpening({ business_entity_id: demoBrand.slug }) }));
    expect(await form()).toBe(200);
    await demo.stop();
  });

  it.each(['nobody', 'CHARGECARS', '__proto__'])('of %s is not there', async (slug) => {
    expect((await send('GET', `/public/forms/${slug}`)).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await send('POST', `/public/forms/${slug}/tickets`, message)).status).toBe(404);
  });
});

describe('a customer’s message', () => {
  it('opens a ticket in their name, and answers a link to it that works', async () => {
    const { status, headers, body } = await open();
    expect([status, body]).toEqual([
      201,
      { ticket_number: null, link: expect.stringMatching(/^http:\/\/desk\.example\/help\/t\/[\w.-]+$/) as string },
    ]);
    expect([headers['etag'], headers['location']]).toEqual([undefined, undefined]);
    const id = contactId(entityId, 'jan@customer.example');
    expect(opened()).toMatchObject([
      { actor: { kind: 'customer', id, name: 'Jan de Vries' }, data: { contact_id: id, priority: 'normal', tags: [] } },
    ]);
    expect((await ticketAt(body['link'])).body).toMatchObject({ subject: message.subject, status: 'new' });
  });

  it('takes the order of a support ticket', async () => {
    await open({ ...message, order_id: 'ORD-7' });
    expect(opened()).toMatchObject([{ data: { order_id: 'ORD-7' } }]);
    const sales = { ...message, ticket_type: 'sales', category: 'new_lead', order_id: 'ORD-7' };
    expect((await open(sales)).body['errors']).toMatchObject([{ path: 'order_id' }]);
  });

  it.each([
    ['category', { category: 'new_lead' }],
    ['description', { description: ' \n' }],
    ['contact.email', { contact: { name: 'Jan', email: 'jan' } }],
    ['priority', { priority: 'urgent' }],
    ['tags', { tags: ['vip'] }],
    ['assigned_to', { assigned_to: 'x@chargecars.nl' }],
    ['opportunity_value', { opportunity_value: '1.00' }],
    ['business_entity_id', { business_entity_id: entityId }],
    ['contact_id', { contact_id: entityId }],
  ])('is refused when it says what is wrong or not theirs to say: %s', async (path, change) => {
    const { status, body } = await open({ ...message, ...change });
    expect([status, body['errors'], opened()]).toEqual([400, expect.arrayContaining([expect.objectContaining({ path })]), []]);
  });

  it('from a program that fills in every field opens nothing, and is answered alike', async () => {
    const { status, body } = await open({ ...message, website: 'https://pills.example' });
    expect([status, Object.keys(body).sort(), opened()]).toEqual([201, ['link', 'ticket_number'], []]);
    expect(body['ticket_number']).toBeNull();
    const { body: real } = await open();
    expect(String(body['link']).length).toBe(String(real['link']).length);
    expect((await ticketAt(body['link'])).status).toBe(404);
  });

  it('sent twice with one key is one ticket and one answer; another brand’s form is another request', async () => {
    const two = DeskConfig.parse({
      ...structuredClone(config),
      business_entities: [
        ...config.business_entities,
        { id: entityId.replace(/^.{8}/, '11111111'), slug: 'laadplein', name: 'Laadplein', domain: 'laadplein.nl' },
      ],
    });
    const both = await startGateway({ config: two });
    const key = { 'idempotency-key': 'a-form' };
    const first = await open(message, key, both);
    expect((await open(message, key, both)).body).toEqual(first.body);
    expect(opened(both)).toHaveLength(1);
    expect((await open({ ...message, subject: 'Other' }, key, both)).status).toBe(422);
    expect((await send('POST', '/public/forms/laadplein/tickets', message, { headers: key, at: both })).status).toBe(201);
    expect(opened(both)).toHaveLength(2);
    await both.stop();
  });

  it('comes from the desk’s own page alone', async () => {
    expect((await open(message, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await open(message, { 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });
});

describe('from one address', () => {
  const few = () =>
    startGateway({ config: { ...config, public_forms: { messages_per_hour: 3 } }, publicUrl: 'https://desk.example' });
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('come no more tickets within an hour than desk.yaml says, those of programs counted; elsewhere they go on', async () => {
    const limited = await few();
    for (const change of [{}, { website: 'x' }, {}])
      expect((await open({ ...message, ...change }, from('203.0.113.7'), limited)).status).toBe(201);
    const { status, headers, body } = await open(message, from('203.0.113.7'), limited);
    expect([status, body['code'], Number(headers['retry-after'])]).toEqual([429, 'rate_limited', expect.closeTo(3_600, -2)]);
    expect((await open(message, from('203.0.113.8'), limited)).status).toBe(201);
    expect(opened(limited)).toHaveLength(3);
    expect((await limited.send('POST', '/tickets', { ...message, business_entity_id: 'chargecars' })).status).toBe(201);
    await limited.stop();
  });

  it('a repeat with the same key counts once, and a key refused for now is good later', async () => {
    const limited = await few();
    const key = { ...from('2001:db8::1'), 'idempotency-key': 'again' };
    for (let count = 0; count < 6; count++) expect((await open(message, key, limited)).status).toBe(201);
    for (const host of ['::2', '::3']) expect((await open(message, from(`2001:db8:0:0:1${host}`), limited)).status).toBe(201);
    const late = { ...from('2001:db8::4'), 'idempotency-key': 'late' };
    expect((await open(message, late, limited)).status).toBe(429);
    expect((await open(message, { ...late, ...from('2001:db8:1::1') }, limited)).status).toBe(201);
    await limited.stop();
  });
});
