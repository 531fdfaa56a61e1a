import { anId } from '@eventdesk/testing';
import { newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway()));
afterAll(() => gateway.stop());

const open = async () => String((await gateway.send('POST', '/tickets', newTicket)).body['id']);
const post = (address: string, path: string, body: unknown) => gateway.send('POST', `/tickets/${address}/${path}`, body);
const lastEvent = () => gateway.desk.log.at(-1);
let numbers = 0;
const numbered = (id: string): string => {
  const number = `SUP-2025-${String(++numbers).padStart(5, '0')}`;
  gateway.desk.number(id, number);
  return number;
};

describe('removing a ticket', () => {
  const remove = (address: string, headers?: Record<string, string>, body: unknown = { reason: 'Spam' }) =>
    gateway.send('DELETE', `/tickets/${address}`, body, headers);
  const gone = { status: 410, body: { code: 'ticket_removed' } };

  it('answers 204 with nothing, and the log keeps who did it and why', async () => {
    const id = await open();
    const removed = await remove(id);
    expect([removed.status, removed.text]).toEqual([204, '']);
    expect(lastEvent()).toMatchObject({ type: 'TicketRemoved', data: { reason: 'Spam' }, actor: { kind: 'agent' } });
  });

  it('is for good: every address of it answers 410, by id and by number, of now and of before', async () => {
    const id = await open();
    const number = numbered(id);
    const before = gateway.clock.now();
    await remove(number);
    for (const address of [id, number])
      for (const path of ['', '/timeline', `?as_of=${before}`, '?min_revision=1'])
        expect([address, path, await gateway.send('GET', `/tickets/${address}${path}`)]).toMatchObject([address, path, gone]);
    expect(await post(number, 'notes', { body: 'x' })).toMatchObject(gone);
    expect(await post(id, 'replies', { body: 'x', author: 'customer' })).toMatchObject(gone);
    expect(await gateway.send('PATCH', `/tickets/${id}`, { subject: 'x' })).toMatchObject(gone);
    expect(await remove(id)).toMatchObject(gone);
  });

  it('is done once under one key, and only to the revision that was seen', async () => {
    const id = await open();
    expect(await remove(id, { 'if-match': '"7"' })).toMatchObject({ status: 412, body: { code: 'revision_conflict' } });
    const headers = { 'if-match': '"0"', 'idempotency-key': 'remove-once' };
    const removals = () => gateway.desk.log.filter(({ type, ticket_id }) => type === 'TicketRemoved' && ticket_id === id).length;
    expect([(await remove(id, headers)).status, (await remove(id, headers)).status, removals()]).toEqual([204, 204, 1]);
  });

  it('needs a reason, and a ticket', async () => {
    const id = await open();
    expect(await remove(id, {}, { reason: ' ' })).toMatchObject({ status: 400, body: { errors: [{ path: 'reason' }] } });
    expect(await remove(anId('nobody'))).toMatchObject({ status: 404, body: { code: 'ticket_not_found' } });
  });
});
