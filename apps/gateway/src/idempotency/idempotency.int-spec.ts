import { join } from 'node:path';
import { openDatabase } from '@eventdesk/event-store/sqlite';
import { newTicket, type Sent, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway()));
afterAll(() => gateway.stop());

let keys = 0;
const aKey = () => ({ 'idempotency-key': `key-${++keys}` });
const open = (headers: Record<string, string>, body: object = newTicket, at = gateway) =>
  at.send('POST', '/tickets', body, headers);
const opened = (desk = gateway.desk) => desk.log.filter(({ type }) => type === 'TicketOpened').length;
const whole = ({ status, body, headers }: Sent) => ({
  status,
  body,
  etag: headers['etag'],
  location: headers['location'],
  type: headers['content-type'],
});

describe('a request with an Idempotency-Key', () => {
  it('repeated, gets the same answer and has one effect', async () => {
    const [key, before] = [aKey(), opened()];
    const first = await open(key);
    await gateway.send('POST', `/tickets/${String(first.body['id'])}/notes`, { body: 'meanwhile' });
    expect(whole(await open(key))).toEqual(whole(first));
    expect(first.status).toBe(201);
    expect(opened()).toBe(before + 1);
  });

  it('is answered though its answer can not be kept in time', async () => {
    const late = await startGateway();
    late.ports.kept.finish = () => new Promise(() => undefined);
    const started = performance.now();
    expect((await open(aKey(), newTicket, late)).status).toBe(201);
    expect(performance.now() - started).toBeLessThan(5_000);
    await late.stop();
  });

  it('is the same whatever its spaces and the order of its fields', async () => {
    const key = aKey();
    const first = await open(key);
    const again = await gateway.send(
      'POST',
      '/tickets',
      JSON.stringify(Object.fromEntries(Object.entries(newTicket).reverse()), null, 4),
      key,
    );
    expect(whole(again)).toEqual(whole(first));
  });

  it('and another body is refused with 422, also while the first is under way', async () => {
    const key = aKey();
    const first = open(key);
    const other = await open(key, { ...newTicket, subject: 'Another' });
    expect([other.status, other.body]).toMatchObject([
      422,
      { code: 'invalid_input', status: 422, errors: [{ path: 'Idempotency-Key' }] },
    ]);
    await first;
    expect((await open(key, { ...newTicket, subject: 'Another' })).status).toBe(422);
  });

  it('gets the same refusal, even when the ticket has moved on', async () => {
    const id = String((await open({})).body['id']);
    const key = aKey();
    const move = (status: string, headers = {}) => gateway.send('POST', `/tickets/${id}/status`, { status }, headers);
    const refused = await move('resolved', key);
    await move('open');
    expect(whole(await move('resolved', key))).toEqual(whole(refused));
    expect(refused.status).toBe(409);
  });

  it('and another If-Match is another request', async () => {
    const id = String((await open({})).body['id']);
    const key = aKey();
    const note = (revision: string) =>
      gateway.send('POST', `/tickets/${id}/notes`, { body: 'x' }, { ...key, 'if-match': revision });
    expect([(await note('"0"')).status, (await note('"0"')).status, (await note('"1"')).status]).toEqual([201, 201, 422]);
  });

  it('is the same whether it names its ticket by id or by number', async () => {
    const id = String((await open({})).body['id']);
    gateway.desk.number(id, 'SUP-2025-00007');
    const key = aKey();
    const note = (ticket: string) => gateway.send('POST', `/tickets/${ticket}/notes`, { body: 'once' }, key);
    const first = await note(id);
    for (const ticket of ['SUP-2025-00007', id.toUpperCase()]) expect(whole(await note(ticket))).toEqual(whole(first));
    expect(gateway.desk.log.filter(({ type, ticket_id }) => type === 'NoteAdded' && ticket_id === id)).toHaveLength(1);
  });

  it('counts for its address alone', async () => {
    const key = aKey();
    const first = String((await open(key)).body['id']);
    expect((await gateway.send('POST', `/tickets/${first}/notes`, { body: 'x' }, key)).status).toBe(201);
  });

  it.each([
    ['the schema', { subject: '' }],
    ['the desk’s rules', { category: 'new_lead' }],
    ['what is known', { business_entity_id: 'nobody' }],
  ])('can be corrected when it was not valid by %s', async (_, wrong) => {
    const key = aKey();
    expect((await open(key, { ...newTicket, ...wrong })).status).toBe(400);
    expect((await open(key)).status).toBe(201);
  });

  it('can be repeated after it found no ticket', async () => {
    const [key, id] = [aKey(), '0197d1a0-0000-4000-8000-000000000009'];
    const note = () => gateway.send('POST', `/tickets/${id}/notes`, { body: 'x' }, key);
    expect([(await note()).status, (await note()).status]).toEqual([404, 404]);
  });

  it.each([
    ['a space', 'two words'],
    ['256 characters', 'x'.repeat(256)],
    ['nothing', ''],
  ])('is refused when the key has %s', async (_, key) => {
    const { status, body } = await open({ 'idempotency-key': key });
    expect([status, body.errors]).toMatchObject([400, [{ path: 'Idempotency-Key' }]]);
  });
});

describe('a file of keys that cannot be written', () => {
  it('keeps no desk from starting, and makes a request with a key wait, 503, while those without one go on', async () => {
    const earlier = await startGateway();
    await earlier.close();
    const other = openDatabase(join(earlier.folder, 'idempotency.db'), { synchronous: 'normal' });
    other.exec('BEGIN IMMEDIATE');
    const locked = await startGateway({}, earlier.folder);
    const [key, before] = [aKey(), opened(locked.desk)];
    const answer = await open(key, newTicket, locked);
    expect([answer.status, answer.body['code'], answer.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(opened(locked.desk)).toBe(before);
    expect((await open({}, newTicket, locked)).status).toBe(201);
    other.exec('ROLLBACK');
    other.close();
    expect((await open(key, newTicket, locked)).status).toBe(201);
    await locked.stop();
  });
});

describe('a request that is under way', () => {
  it('makes its repeat wait elsewhere: 409, try again', async () => {
    const slow = await startGateway();
    const release: (() => void)[] = [];
    const command = slow.desk.requests.responders.get('desk.commands.ticket');
    slow.desk.requests.responders.set('desk.commands.ticket', async (data) => {
      await new Promise<void>((resolve) => release.push(resolve));
      return command?.(data);
    });
    const key = aKey();
    const first = open(key, newTicket, slow);
    while (release.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const repeat = await open(key, newTicket, slow);
    expect([repeat.status, repeat.body['code'], repeat.headers['retry-after']]).toEqual([409, 'request_in_progress', '1']);
    release.forEach((go) => go());
    expect((await first).status).toBe(201);
    expect((await open(key, newTicket, slow)).status).toBe(201);
    expect(opened(slow.desk)).toBe(1);
    await slow.stop();
  });
});

describe('a gateway that died', () => {
  it('between the append and its answer: the retry finds the effect, and has no second', async () => {
    const key = aKey();
    const first = await startGateway({ followUp: { settled: () => Promise.resolve() } });
    const command = first.desk.requests.responders.get('desk.commands.ticket');
    first.desk.requests.responders.set('desk.commands.ticket', async (data) => {
      await command?.(data);
      throw new Error('killed before the answer');
    });
    expect((await open(key, newTicket, first)).status).toBe(500);
    await first.close();

    const { requests, views, store } = first.desk;
    const second = await startGateway({ requests, views, store }, first.folder);
    expect((await open(key, { ...newTicket, subject: 'Another' }, second)).status).toBe(422);
    requests.responders.set('desk.commands.ticket', (data) => command?.(data) ?? Promise.reject(new Error()));
    const retried = await open(key, newTicket, second);
    expect([retried.status, opened(first.desk)]).toEqual([201, 1]);
    expect(whole(await open(key, newTicket, second))).toEqual(whole(retried));
    await second.stop();
  });

  it('after its answer: the retry gets the very same', async () => {
    const key = aKey();
    const first = await startGateway();
    const answer = await open(key, newTicket, first);
    await first.close();
    const { requests, views, store } = first.desk;
    const second = await startGateway({ requests, views, store }, first.folder);
    expect(whole(await open(key, newTicket, second))).toEqual(whole(answer));
    await second.stop();
  });
});
