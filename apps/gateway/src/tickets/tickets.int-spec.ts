import { derivedId } from '@eventdesk/contracts';
import { anId, hoursLater, openedAt } from '@eventdesk/testing';
import { config, newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway()));
afterAll(() => gateway.stop());

const open = async (fields: object = {}): Promise<string> => {
  const { status, body } = await gateway.send('POST', '/tickets', { ...newTicket, ...fields });
  expect(status).toBe(201);
  return String(body['id']);
};
const post = (id: string, path: string, body: unknown, headers?: Record<string, string>) =>
  gateway.send('POST', `/tickets/${id}/${path}`, body, headers);
let numbers = 0;
/** The number that it gives the ticket. */
const numbered = (id: string): string => {
  const number = `SUP-2025-${String(++numbers).padStart(5, '0')}`;
  gateway.desk.number(id, number);
  return number;
};
const lastEvent = () => gateway.desk.log.at(-1);
const resolve = async (id: string) => {
  for (const status of ['open', 'resolved']) await post(id, 'status', { status });
};

describe('opening a ticket', () => {
  it('answers 201 with the ticket, where it is and its revision', async () => {
    const opened = await gateway.send('POST', '/tickets', newTicket);
    expect(opened.body).toMatchObject({
      status: 'new',
      contact: { email: 'Jan@Customer.example', phone: null },
      ticket_number: null,
    });
    expect([opened.status, opened.headers['location'], opened.headers['etag']]).toEqual([
      201,
      `/tickets/${String(opened.body['id'])}`,
      '"0"',
    ]);
  });

  it('takes the entity by id or slug, and makes one contact of one address', async () => {
    const [entity] = config.business_entities;
    const contact_id = derivedId(entity?.id ?? '', 'contact', 'jan@customer.example');
    for (const business_entity_id of [entity?.id, entity?.slug])
      expect((await gateway.send('POST', '/tickets', { ...newTicket, business_entity_id })).body).toMatchObject({
        business_entity_id: entity?.id,
        business_entity: entity?.slug,
        contact_id,
      });
  });

  it('takes a known contact by id, and no other', async () => {
    await open();
    const { contact: _, ...withoutContact } = newTicket;
    const contact_id = (lastEvent()?.data as { contact_id: string }).contact_id;
    expect((await gateway.send('POST', '/tickets', { ...withoutContact, contact_id })).body['contact']).toMatchObject({
      name: 'Jan de Vries',
    });
    const unknown = await gateway.send('POST', '/tickets', { ...withoutContact, contact_id: anId('nobody') });
    expect([unknown.status, unknown.body.errors]).toEqual([400, [{ path: 'contact_id', message: 'no contact has this id' }]]);
    for (const body of [withoutContact, { ...newTicket, contact_id }])
      expect((await gateway.send('POST', '/tickets', body)).body.errors).toMatchObject([{ path: 'contact' }]);
  });

  it('takes no contact of another brand', async () => {
    const [brand] = config.business_entities;
    const other = { ...brand!, id: anId('other'), slug: 'other', domain: 'other.example' };
    const both = await startGateway({ config: { ...config, business_entities: [brand!, other] } });
    const { contact_id } = (await both.send('POST', '/tickets', newTicket)).body;
    const { contact: _, ...withoutContact } = newTicket;
    const refused = await both.send('POST', '/tickets', { ...withoutContact, contact_id, business_entity_id: 'other' });
    await both.stop();
    const message = 'is not a contact of other; name them as `contact` instead';
    expect([refused.status, refused.body.errors]).toEqual([400, [{ path: 'contact_id', message }]]);
  });

  it('names the field that the desk’s rules refuse', async () => {
    const refused = await gateway.send('POST', '/tickets', { ...newTicket, category: 'new_lead', opportunity_value: 4500 });
    expect([refused.status, refused.body['code'], refused.body.errors?.map(({ path }) => path)]).toEqual([
      400,
      'invalid_input',
      ['category', 'opportunity_value'],
    ]);
    expect((await gateway.send('POST', '/tickets', { ...newTicket, business_entity_id: 'nobody' })).body.errors).toEqual([
      { path: 'business_entity_id', message: 'expected the id or slug of an entity: chargecars' },
    ]);
  });

  it('says who opened it, when by the desk’s clock, and under which command', async () => {
    const id = await open();
    expect(lastEvent()).toMatchObject({
      actor: { kind: 'agent', id: 'admin' },
      occurred_at: openedAt,
      causation_id: lastEvent()?.command_id,
    });
    expect(derivedId(lastEvent()?.command_id ?? '', 'ticket')).toBe(id);
  });

  it('waits for what the opening sets off, but no longer than 2 seconds', async () => {
    const settled: string[] = [];
    const waiting = await startGateway({
      followUp: {
        settled: async (ticketId, position) => {
          settled.push(position);
          waiting.desk.number(ticketId, 'SUP-2025-00001');
        },
      },
    });
    expect((await waiting.send('POST', '/tickets', newTicket)).body['ticket_number']).toBe('SUP-2025-00001');
    expect(settled).toEqual(['1']);
    await waiting.stop();

    const stuck = await startGateway({ followUp: { settled: () => new Promise(() => undefined) } });
    stuck.desk.viewsUpTo = 0;
    const started = performance.now();
    const answer = await stuck.send('POST', '/tickets', newTicket);
    expect([answer.status, answer.body['ticket_number'], answer.headers['etag']]).toEqual([201, null, '"0"']);
    expect(performance.now() - started).toBeLessThan(2_500);
    await stuck.stop();
  });

  it('is acknowledged even when the follow-up or the views fail: it is in the log', async () => {
    const failing = await startGateway({ followUp: { settled: () => Promise.reject(new Error('no consumer')) } });
    failing.desk.views.ticket = () => Promise.reject(new Error('views.db is away'));
    expect((await failing.send('POST', '/tickets', newTicket)).body).toMatchObject({ status: 'new', sla: { response: null } });
    await failing.stop();
  });
});

describe('reading a ticket', () => {
  it('finds it by id and by number, whatever the case', async () => {
    const id = await open();
    const number = numbered(id);
    for (const address of [id, id.toUpperCase(), number, number.toLowerCase()]) {
      const { body, headers } = await gateway.send('GET', `/tickets/${address}`);
      expect([body['id'], body['ticket_number'], headers['etag']]).toEqual([id, number, '"0"']);
    }
  });

  it.each([anId('nobody'), 'SUP-2025-99999', 'x', '../admin', '%00', "' OR 1=1 --"])('knows no ticket %s', async (address) => {
    const { status, body } = await gateway.send('GET', `/tickets/${encodeURIComponent(address)}`);
    expect([status, body['code']]).toEqual([404, 'ticket_not_found']);
  });

  it('answers HEAD with the headers alone', async () => {
    const { status, headers, text } = await gateway.send('HEAD', `/tickets/${await open()}`);
    expect([status, headers['etag'], text]).toEqual([200, '"0"', '']);
  });

  it('waits for the revision it was asked for, then gives up with 503', async () => {
    const id = await open();
    await post(id, 'notes', { body: 'one' });
    gateway.desk.viewsUpTo = gateway.desk.log.length - 1;
    setTimeout(() => (gateway.desk.viewsUpTo = Infinity), 100);
    expect((await gateway.send('GET', `/tickets/${id}?min_revision=1`)).body['revision']).toBe(1);
    const started = performance.now();
    const late = await gateway.send('GET', `/tickets/${id}?min_revision=7`);
    expect([late.status, late.body['code'], late.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(performance.now() - started).toBeGreaterThan(1_900);
  });

  it('takes an instant of any offset, and nothing else', async () => {
    const id = await open();
    expect((await gateway.send('GET', `/tickets/${id}?as_of=${encodeURIComponent('2025-03-03T10:00:00+01:00')}`)).status).toBe(
      200,
    );
    expect((await gateway.send('GET', `/tickets/${id}?as_of=${encodeURIComponent('2025-03-03T09:59:59+01:00')}`)).status).toBe(
      404,
    );
    expect((await gateway.send('GET', `/tickets/${id}?as_of=today`)).status).toBe(400);
  });

  it('shows it as it was at an instant, and not at all before it existed', async () => {
    const id = await open();
    const ticket_number = numbered(id);
    gateway.clock.moveTo(hoursLater(2));
    await post(id, 'status', { status: 'open' });
    gateway.clock.moveTo(hoursLater(3));
    await gateway.send('PATCH', `/tickets/${id}`, { priority: 'urgent' });
    const asOf = async (hours: number) =>
      (await gateway.send('GET', `/tickets/${ticket_number}?as_of=${hoursLater(hours)}`)).body;
    expect(await asOf(1)).toMatchObject({ status: 'new', priority: 'normal', revision: 0, ticket_number });
    expect(await asOf(2)).toMatchObject({
      status: 'open',
      priority: 'normal',
      revision: 1,
      allowed_statuses: expect.arrayContaining(['pending']) as string[],
    });
    expect(await asOf(100)).toMatchObject({ status: 'open', priority: 'urgent', revision: 2 });
    expect(await asOf(-1)).toMatchObject({ code: 'ticket_not_found', status: 404 });
  });

  it('has a timeline of everything about it', async () => {
    const id = await open();
    await post(id, 'notes', { body: 'secret' });
    const { body } = await gateway.send('GET', `/tickets/${id}/timeline`);
    expect(body['items']).toMatchObject([
      { type: 'TicketOpened', service: 'ticket-command' },
      { type: 'NoteAdded', cause: lastEvent()?.causation_id },
    ]);
    expect((await gateway.send('GET', `/tickets/${anId('nobody')}/timeline`)).status).toBe(404);
  });

  it('lists tickets by what was asked, the entity by its id', async () => {
    await open();
    const { body } = await gateway.send(
      'GET',
      '/tickets?type=support,sales&status=new&status=open&q=red&limit=10&business_entity_id=chargecars',
    );
    expect(body).toMatchObject({ total: expect.any(Number) as number, next_cursor: null });
    expect((body['items'] as object[])[0]).toMatchObject({ subject: 'Station does not start', allowed_statuses: ['open'] });
    expect(gateway.desk.asked.at(-1)).toEqual({
      query: 'tickets',
      by: {
        type: ['support', 'sales'],
        status: ['new', 'open'],
        q: 'red',
        limit: 10,
        sort: '-updated_at',
        business_entity_id: config.business_entities[0]?.id,
      },
    });
  });
});

describe('a command to a ticket', () => {
  it('moves it through its workflow, and says which moves are open when it can’t', async () => {
    const id = await open();
    const refused = await post(id, 'status', { status: 'resolved' });
    expect([refused.status, refused.headers['content-type']]).toEqual([409, 'application/problem+json; charset=utf-8']);
    expect(refused.body).toMatchObject({
      code: 'transition_not_allowed',
      status: 409,
      from: 'new',
      to: 'resolved',
      allowed: ['open'],
    });
    const moved = await post(id, 'status', { status: 'open', reason: 'mine' });
    expect([moved.status, moved.body['status'], moved.headers['etag']]).toEqual([200, 'open', '"1"']);
  });

  it('assigns, and clears with null', async () => {
    const id = await open();
    expect(
      (await post(id, 'assignment', { assigned_department: 'billing', assigned_to: 'anna@chargecars.nl' })).body,
    ).toMatchObject({
      assigned_department: 'billing',
      assigned_to: 'anna@chargecars.nl',
    });
    expect((await post(id, 'assignment', { assigned_to: null })).body).toMatchObject({
      assigned_department: 'billing',
      assigned_to: null,
    });
    expect((await post(id, 'assignment', {})).status).toBe(400);
    // Lists and reports would take that ticket for one without an assignee.
    expect((await post(id, 'assignment', { assigned_to: 'none' })).body.errors).toMatchObject([{ path: 'assigned_to' }]);
  });

  it('edits the fields it names', async () => {
    const id = await open({ tags: ['a'] });
    const edited = await gateway.send('PATCH', `/tickets/${id}`, { subject: ' New subject ', tags: ['b', 'b'] });
    expect([edited.status, edited.body]).toMatchObject([
      200,
      { subject: 'New subject', tags: ['b'], category: 'technical', revision: 1 },
    ]);
    expect((await gateway.send('PATCH', `/tickets/${id}`, { status: 'closed' })).body.errors).toEqual([
      { path: 'status', message: 'is not a known field' },
    ]);
  });

  it('adds a reply as an agent, or as the customer whose ticket it is', async () => {
    const id = await open();
    expect((await post(id, 'replies', { body: 'Hello', author: 'agent' })).status).toBe(201);
    expect(lastEvent()).toMatchObject({ type: 'ReplyAdded', actor: { kind: 'agent', id: 'admin' } });
    await post(id, 'status', { status: 'open' });
    await post(id, 'status', { status: 'pending' });
    const replied = await post(id, 'replies', { body: 'It works', author: 'customer' });
    expect([replied.status, replied.body['status']]).toEqual([201, 'open']);
    expect(lastEvent()?.actor).toEqual({ kind: 'customer', id: replied.body['contact_id'], name: 'Jan de Vries' });
    expect((await post(id, 'replies', { body: 'x', author: 'system' })).status).toBe(400);
    expect((await post(anId('nobody'), 'replies', { body: 'x', author: 'customer' })).status).toBe(404);
  });

  it('does not let the body say who acts', async () => {
    const id = await open();
    const forged = await post(id, 'notes', { body: 'x', actor: { kind: 'system', id: 'sla-monitor', name: 'x' } });
    expect(forged.body.errors).toEqual([{ path: 'actor', message: 'is not a known field' }]);
  });

  it('adds a note', async () => {
    const id = await open();
    expect((await post(id, 'notes', { body: 'internal' })).status).toBe(201);
    expect((await post(id, 'notes', { body: ' ' })).body.errors).toEqual([{ path: 'body', message: 'must not be empty' }]);
  });

  it('moves stages and converts a sales ticket, and only such', async () => {
    const id = await open({ ticket_type: 'sales', category: 'new_lead', opportunity_value: 4500 });
    expect((await post(id, 'sales-stage', { sales_stage: 'proposal', conversion_probability: 60 })).body).toMatchObject({
      sales_stage: 'proposal',
    });
    expect((await post(id, 'sales-stage', { sales_stage: 'lost' })).body.errors).toMatchObject([{ path: 'reason' }]);
    const converted = await post(id, 'conversion', undefined);
    expect([converted.status, converted.body]).toMatchObject([
      200,
      { sales_stage: 'won', conversion_probability: 100, status: 'resolved' },
    ]);
    expect((await post(id, 'conversion', {})).body['order_id']).toBe(converted.body['order_id']);
    expect((await post(id, 'conversion', { order_id: 'other' })).body).toMatchObject({
      code: 'already_converted',
      status: 409,
      order_id: converted.body['order_id'],
    });
    expect((await post(await open(), 'conversion', {})).body).toMatchObject({
      code: 'not_a_sales_ticket',
      status: 409,
      ticket_type: 'support',
    });
  });

  it('calls the ticket’s own status by another name than HTTP’s', async () => {
    const id = await open({ ticket_type: 'sales', category: 'new_lead' });
    await post(id, 'sales-stage', { sales_stage: 'lost', reason: 'price' });
    expect((await post(id, 'conversion', {})).body).toMatchObject({
      code: 'opportunity_closed',
      status: 409,
      sales_stage: 'lost',
      ticket_status: 'new',
    });
  });

  it('refers an inquiry: answers the new ticket', async () => {
    const id = await open({ ticket_type: 'inquiry', category: 'information' });
    const referred = await post(id, 'referral', { ticket_type: 'sales', category: 'product_inquiry' });
    expect([referred.status, referred.headers['location'], referred.headers['etag']]).toEqual([
      201,
      `/tickets/${String(referred.body['id'])}`,
      '"0"',
    ]);
    expect(referred.body).toMatchObject({ ticket_type: 'sales', related: [{ id, relation: 'referred_from' }] });
    expect((await gateway.send('GET', `/tickets/${id}`)).body).toMatchObject({
      status: 'resolved',
      related: [{ id: referred.body['id'], relation: 'referred_to' }],
    });
    expect((await post(id, 'referral', { ticket_type: 'support', category: 'other' })).body).toMatchObject({
      code: 'already_referred',
      status: 409,
    });
    expect((await post(await open(), 'referral', { ticket_type: 'sales', category: 'other' })).body['code']).toBe(
      'not_an_inquiry',
    );
  });

  it('answers a referral from the log when the views are late', async () => {
    const id = await open({ ticket_type: 'inquiry', category: 'information' });
    gateway.desk.viewsUpTo = gateway.desk.log.length;
    const referred = await post(id, 'referral', { ticket_type: 'support', category: 'other' });
    gateway.desk.viewsUpTo = Infinity;
    expect([referred.status, referred.body]).toMatchObject([201, { ticket_type: 'support', ticket_number: null, revision: 0 }]);
  });

  it('takes a rating once it is resolved', async () => {
    const id = await open();
    expect((await post(id, 'rating', { satisfaction_rating: 5 })).body).toMatchObject({
      code: 'not_resolved',
      status: 409,
      ticket_status: 'new',
    });
    await resolve(id);
    expect((await post(id, 'rating', { satisfaction_rating: 5 })).body['satisfaction_rating']).toBe(5);
    expect((await post(id, 'rating', { satisfaction_rating: 6 })).body.errors).toEqual([
      { path: 'satisfaction_rating', message: 'expected 1 to 5' },
    ]);
  });

  it('goes by number too', async () => {
    expect((await post(numbered(await open()), 'status', { status: 'open' })).status).toBe(200);
    expect((await post('SUP-2025-99999', 'status', { status: 'open' })).body['code']).toBe('ticket_not_found');
  });

  it.each(['status', 'assignment', 'replies', 'notes', 'sales-stage', 'conversion', 'referral', 'rating'])(
    'is a 404 for %s of no ticket',
    async (path) => {
      const bodies: Record<string, object> = {
        status: { status: 'open' },
        assignment: { assigned_to: null },
        replies: { body: 'x', author: 'agent' },
        notes: { body: 'x' },
        'sales-stage': { sales_stage: 'lead' },
        referral: { ticket_type: 'sales', category: 'other' },
        rating: { satisfaction_rating: 1 },
      };
      expect((await post(anId('nobody'), path, bodies[path])).body).toMatchObject({ code: 'ticket_not_found', status: 404 });
    },
  );
});

describe('If-Match', () => {
  it('lets the command through at the revision it names, and stops it with 412 at another', async () => {
    const id = await open();
    expect((await post(id, 'notes', { body: 'x' }, { 'if-match': '"0"' })).headers['etag']).toBe('"1"');
    const late = await post(id, 'status', { status: 'open' }, { 'if-match': '"0"' });
    expect([late.status, late.body]).toMatchObject([412, { code: 'revision_conflict', status: 412, expected: 0, actual: 1 }]);
    expect((await gateway.send('PATCH', `/tickets/${id}`, { subject: 'x' }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await post(id, 'status', { status: 'open' }, { 'if-match': '*' })).status).toBe(200);
  });

  it.each(['0', '"x"', '"1", "2"', '""', '"-1"'])('is refused when it is %s', async (header) => {
    const { status, body } = await post(await open(), 'notes', { body: 'x' }, { 'if-match': header });
    expect([status, body.errors]).toMatchObject([400, [{ path: 'If-Match' }]]);
  });

  it('of 200 at once on one revision lets one through', async () => {
    const id = await open();
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, at) => post(id, 'notes', { body: `note ${at}` }, { 'if-match': '"0"' })),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status, body }) => status === 412 && body['actual'] === 1)).toHaveLength(199);
  });
});
