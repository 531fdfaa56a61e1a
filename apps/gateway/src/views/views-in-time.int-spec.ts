/** The gateway before views that say nothing at all, as those of a database whose process is stopped. */
import type { ViewReader } from '@eventdesk/read-models';
import { anId } from '@eventdesk/testing';
import { newTicket, type Sent, startGateway, type TestGateway } from '../testing/gateway-for-spec';

const silent = () => new Promise<never>(() => undefined);
const names = [
  'ticket',
  'timeline',
  'contact',
  'contacts',
  'tickets',
  'slaBoard',
  'numbers',
  'queues',
  'similar',
  'pipeline',
  'report',
  'counts',
] as const;

describe('while the views say nothing,', () => {
  let gateway: TestGateway;
  let inquiry: string;
  let sound: ViewReader;
  let settled = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    gateway = await startGateway({ followUp: { settled: () => settled() } });
    sound = { ...gateway.desk.views };
    const opened = await gateway.send('POST', '/tickets', { ...newTicket, ticket_type: 'inquiry', category: 'information' });
    inquiry = String(opened.body['id']);
    for (const name of names) gateway.desk.views[name] = silent;
  });
  afterAll(() => gateway.stop());
  const timed = async (method: string, path: string, body?: object): Promise<[Sent, number]> => {
    const started = performance.now();
    return [await gateway.send(method, path, body), performance.now() - started];
  };

  it.each([
    ['opens a ticket', '/tickets', newTicket, 201],
    ['adds a note', ':inquiry/notes', { body: 'silence' }, 201],
    ['refers an inquiry', ':inquiry/referral', { ticket_type: 'sales', category: 'product_inquiry' }, 201],
  ])('who %s is answered from the reply after about two seconds', async (_, path, body, status) => {
    const [answer, ms] = await timed('POST', path.replace(':inquiry', `/tickets/${inquiry}`), body);
    expect([answer.status, answer.body['ticket_number']]).toEqual([status, null]);
    expect(ms).toBeLessThan(6_000);
  });

  it('and what reacts to a ticket is late besides, an answer takes no longer', async () => {
    settled = silent;
    const [answer, ms] = await timed('POST', '/tickets', newTicket);
    settled = () => Promise.resolve();
    expect(answer.status).toBe(201);
    expect(ms).toBeLessThan(6_000);
  });

  it.each([
    ['POST', '/tickets/SUP-2025-00001/notes', { body: 'which ticket?' }],
    ['POST', '/tickets', { ...newTicket, contact: undefined, contact_id: anId('somebody') }],
    ['GET', `/tickets/${anId('one')}`, undefined],
    ['GET', `/tickets/${anId('one')}?min_revision=1`, undefined],
    ['GET', `/tickets/${anId('one')}/timeline`, undefined],
    ['GET', '/tickets', undefined],
    ['GET', '/contacts?q=jan', undefined],
    ['GET', '/queues', undefined],
    ['GET', '/tickets/similar?subject=red%20light', undefined],
    ['GET', '/sla', undefined],
    ['GET', '/numbers', undefined],
  ])('%s %s is a 503 after a few seconds', async (method, path, body) => {
    const [answer, ms] = await timed(method, path, body);
    expect([answer.status, answer.body['code'], answer.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(ms).toBeLessThan(9_000);
  });

  it('nothing lasts: once they answer again, everything is there', async () => {
    Object.assign(gateway.desk.views, sound);
    expect((await gateway.send('GET', `/tickets/${inquiry}`)).body).toMatchObject({ id: inquiry, status: 'resolved' });
  });
});
