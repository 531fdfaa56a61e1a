import { DeskConfig } from '@eventdesk/contracts';
import { anId, hoursLater, openedAt } from '@eventdesk/testing';
import { config, newTicket, type Sent, startGateway, type TestGateway } from '../testing/gateway-for-spec';
import { configurationOf, ConfigurationView } from './configuration';
import { metaOf, MetaView } from './meta';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway()));
afterAll(() => gateway.stop());
const asked = () => gateway.desk.asked.at(-1);
const entityId = config.business_entities[0]?.id;

describe('overviews', () => {
  it('pass what was asked to the views, the entity by its id', async () => {
    const pipeline = await gateway.send('GET', `/pipeline?business_entity_id=chargecars&from=${openedAt}&assigned_to=anna`);
    expect([pipeline.status, pipeline.body['open_value']]).toEqual([200, '0.00']);
    expect(asked()).toEqual({ query: 'pipeline', by: { business_entity_id: entityId, from: openedAt, assigned_to: 'anna' } });
    expect((await gateway.send('GET', '/reports/tickets?by=priority')).status).toBe(200);
    expect(asked()).toEqual({ query: 'report', by: { by: 'priority' } });
    const turned = await gateway.send('GET', `/reports/tickets?by=type&from=${openedAt}&to=${openedAt}`);
    expect([turned.status, turned.body.errors]).toEqual([400, [{ path: 'from', message: 'must be before `to`' }]]);
    expect((await gateway.send('GET', `/numbers?business_entity=${entityId}&series=SUP&year=2025`)).body).toMatchObject({
      items: [],
      total: 0,
    });
    expect(asked()).toMatchObject({
      query: 'numbers',
      by: { business_entity: 'chargecars', series: 'SUP', year: 2025, limit: 50 },
    });
  });

  it('forecast from now, in months of the first brand’s time zone unless another is given', async () => {
    const path = '/pipeline/forecast?business_entity_id=chargecars&assigned_to=none';
    expect((await gateway.send('GET', path)).body).toMatchObject({ average_days_to_win: 30 });
    const by = { business_entity_id: entityId, assigned_to: 'none', now: openedAt, time_zone: 'Europe/Amsterdam' };
    expect(asked()).toEqual({ query: 'forecast', by });
    await gateway.send('GET', `${path}&time_zone=UTC`);
    expect(asked()?.by).toMatchObject({ time_zone: 'UTC' });
    expect((await gateway.send('GET', '/pipeline/forecast?now=x')).body.errors).toMatchObject([{ path: 'now' }]);
  });

  it('count the queues in one call', async () => {
    expect((await gateway.send('GET', '/queues?assigned_to=anna&assigned_department=sales')).body).toMatchObject({ all: 0 });
    expect(asked()).toEqual({ query: 'queues', by: { assigned_to: 'anna', assigned_department: 'sales' } });
    expect((await gateway.send('GET', '/queues?assigned_department=it')).status).toBe(400);
  });

  it('look so far ahead as `within` says', async () => {
    expect((await gateway.send('GET', '/sla?within=PT2H&state=at_risk')).body).toEqual({ items: [] });
    expect(asked()).toEqual({ query: 'slaBoard', by: { state: 'at_risk', dueBefore: hoursLater(2), limit: 50 } });
    for (const within of ['2h', 'PT', 'P999999999Y'])
      expect((await gateway.send('GET', `/sla?within=${within}`)).body.errors).toMatchObject([{ path: 'within' }]);
  });
});

describe('reports', () => {
  const day = 24;

  it('are of the last 30 days and the first brand’s time zone, unless others are given', async () => {
    expect((await gateway.send('GET', '/reports/days')).body).toMatchObject({ items: [{ day: '2025-03-03', backlog: 7 }] });
    const now = new Date(Date.parse(openedAt) + 1).toISOString();
    const period = { from: hoursLater(-30 * day, now), to: now };
    expect(asked()).toEqual({ query: 'reportDays', by: { ...period, time_zone: 'Europe/Amsterdam' } });
    await gateway.send('GET', '/reports/times');
    expect(asked()).toEqual({ query: 'reportTimes', by: { ...period, by: 'type' } });
    const narrow = `from=${hoursLater(-day)}&to=${hoursLater(-1)}&business_entity_id=chargecars&type=sales&assigned_department=none`;
    await gateway.send('GET', `/reports/days?time_zone=Asia/Kolkata&${narrow}`);
    expect(asked()?.by).toEqual({
      from: hoursLater(-day),
      to: hoursLater(-1),
      time_zone: 'Asia/Kolkata',
      business_entity_id: entityId,
      type: ['sales'],
      assigned_department: 'none',
    });
  });

  it('end today, and a day that is over is there though `to` lies ahead', async () => {
    await gateway.send('GET', `/reports/days?from=${hoursLater(-day)}&to=${hoursLater(90 * day)}`);
    expect(asked()?.by).toMatchObject({ to: new Date(Date.parse(openedAt) + 1).toISOString() });
  });

  it.each([
    [`from=${hoursLater(-6 * 366 * day)}`, 'from'],
    [`from=${hoursLater(2)}`, 'from'],
    [`from=${hoursLater(-2)}&to=${hoursLater(-3)}`, 'from'],
    ['time_zone=Europe/Nowhere', 'time_zone'],
    ['format=xls', 'format'],
    ['assigned_to=anna', 'assigned_to'],
  ])('refuse %s', async (query, path) => {
    const { status, body } = await gateway.send('GET', `/reports/days?${query}`);
    expect([status, body['code'], body.errors]).toEqual([400, 'invalid_input', [expect.objectContaining({ path })]]);
  });

  it.each([
    ['days', 'days-from-2025-02-01-to-2025-03-03', 'day,opened,resolved,backlog\r\n2025-03-03,2,1,7\r\n'],
    [
      'times',
      'times-by-agent-from-2025-02-01-to-2025-03-03',
      'key,tickets,response_median_seconds,response_p90_seconds,response_met,response_breached,resolution_median_seconds,' +
        "resolution_p90_seconds,resolution_met,resolution_breached\r\n'=1+1,1,60,,1,0,60,,1,0\r\n",
    ],
    [
      'tickets',
      'tickets-by-agent',
      'agent,opened,resolved,response_met,response_breached,resolution_met,resolution_breached\r\n',
    ],
  ])(
    'of %s are kept as a table, under a telling name, with nothing in it that a spreadsheet would run',
    async (what, name, text) => {
      const by = what === 'days' ? '' : '&by=agent';
      const answer = await gateway.send('GET', `/reports/${what}?format=csv${by}`);
      expect([answer.status, answer.headers['content-type'], answer.headers['content-disposition']]).toEqual([
        200,
        'text/csv; charset=utf-8',
        `attachment; filename="${name}.csv"`,
      ]);
      expect(answer.text).toBe(text);
    },
  );

  it.each(['days', 'times', 'tickets'])('of %s are named by the days of the zone that is asked for', async (what) => {
    const period = 'from=2025-01-31T23:00:00.000Z&to=2025-02-28T23:00:00.000Z';
    const nameIn = async (zone: string) =>
      (await gateway.send('GET', `/reports/${what}?format=csv&${period}${zone}`)).headers['content-disposition'];
    expect(await nameIn('&time_zone=Europe/Amsterdam')).toContain('-from-2025-02-01-to-2025-02-28.csv');
    expect(await nameIn('')).toContain('-from-2025-02-01-to-2025-02-28.csv');
    expect(await nameIn('&time_zone=UTC')).toContain('-from-2025-01-31-to-2025-02-28.csv');
  });
});

describe('what a new ticket may repeat', () => {
  it('is asked by its subject, its contact of whichever brand, and 30 days', async () => {
    const ticket = (await gateway.send('POST', '/tickets', newTicket)).body;
    const query = 'subject=Station%20dead&contact_email=JAN@customer.example&type=support';
    const { body } = await gateway.send('GET', `/tickets/similar?${query}`);
    expect(body['items']).toContainEqual({
      ticket: expect.objectContaining({ id: ticket['id'] }) as object,
      why: ['same_contact'],
    });
    const ended_after = hoursLater(-30 * 24);
    const by = { subject: 'Station dead', contact_ids: [ticket['contact_id']], type: 'support', ended_after };
    expect(asked()).toEqual({ query: 'similar', by });
  });

  it('is nothing yet while somebody types', async () => {
    expect((await gateway.send('GET', '/tickets/similar?contact_email=jan@')).status).toBe(200);
    expect(asked()?.by).toMatchObject({ subject: '', contact_ids: [] });
    expect((await gateway.send('GET', '/tickets/similar?type=order')).status).toBe(400);
  });
});

describe('a customer', () => {
  it('has all interactions in one place', async () => {
    const ticket = (await gateway.send('POST', '/tickets', newTicket)).body;
    const { body } = await gateway.send('GET', `/contacts/${String(ticket['contact_id'])}`);
    expect(body).toMatchObject({ name: 'Jan de Vries', email: 'Jan@Customer.example' });
    expect(body['tickets']).toContainEqual(expect.objectContaining({ id: ticket['id'] }));
    expect(asked()).toMatchObject({ query: 'tickets', by: { contact_id: ticket['contact_id'], limit: 200 } });
    const { body: acme } = await gateway.send('GET', `/organizations/${anId('acme')}`);
    expect([acme['id'], acme['tickets']]).toEqual([
      anId('acme'),
      expect.arrayContaining([expect.objectContaining({ id: ticket['id'] })]),
    ]);
    expect(asked()).toMatchObject({ by: { customer_organization_id: anId('acme') } });
  });

  it('is looked up by what somebody begins to type', async () => {
    expect((await gateway.send('GET', '/contacts?q=%20jan%20vri')).body).toEqual({ items: [] });
    expect(asked()).toEqual({ query: 'contacts', by: { q: 'jan vri', limit: 8 } });
    for (const [query, path] of [
      ['', 'q'],
      ['?q=', 'q'],
      ['?q=jan&limit=51', 'limit'],
    ])
      expect((await gateway.send('GET', `/contacts${query}`)).body.errors).toMatchObject([{ path }]);
  });

  it.each(['/contacts/x', `/contacts/${anId('nobody')}`, '/organizations/x'])('that is not known is a 404: %s', async (path) =>
    expect((await gateway.send('GET', path)).body).toMatchObject({ code: 'not_found', status: 404 }),
  );
});

describe('the mailbox', () => {
  const mail = { to: 'x@y.example', subject: 'Hello' };

  it('asks notification for what it kept', async () => {
    gateway.desk.requests.responders.set('desk.queries.mailbox', async (query) => [{ ...mail, query }]);
    expect((await gateway.send('GET', '/mailbox?to=x%40y.example')).body).toEqual({
      items: [{ ...mail, query: { to: 'x@y.example', limit: 200 } }],
      next_cursor: null,
    });
  });

  it('goes on behind the last mail of a full page, and takes no other cursor', async () => {
    const kept = ['<3@x.example>', '<2@x.example>', '<1@x.example>'];
    gateway.desk.requests.responders.set('desk.queries.mailbox', async (query) => {
      const { cursor, limit } = query as { cursor?: string; limit: number };
      const from = cursor === undefined ? 0 : kept.indexOf(cursor) + 1;
      return kept.slice(from, from + limit).map((message_id) => ({ ...mail, message_id }));
    });
    const seen: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Sent = await gateway.send('GET', `/mailbox?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...(body['items'] as { message_id: string }[]).map(({ message_id }) => message_id));
      cursor = body['next_cursor'] as string | null;
    }
    expect(seen).toEqual(kept);
    expect((await gateway.send('GET', '/mailbox?cursor=nonsense')).body.errors).toMatchObject([{ path: 'cursor' }]);
  });
});

describe('/meta', () => {
  it('has all that a page builds its forms from', async () => {
    const meta = MetaView.parse((await gateway.send('GET', '/meta')).body);
    expect(meta.ticket_types.map(({ type, number_prefix, categories }) => [type, number_prefix, categories.length])).toEqual([
      ['support', 'SUP', 7],
      ['sales', 'SAL', 6],
      ['inquiry', 'INQ', 2],
    ]);
    expect(meta.workflows[meta.ticket_types[0]?.workflow ?? '']?.transitions).toContainEqual({
      from: 'new',
      to: 'open',
      addition: false,
    });
    expect(meta.business_entities).toEqual([
      {
        id: entityId,
        slug: 'chargecars',
        name: expect.any(String) as string,
        language: expect.stringMatching(/en|nl/) as string,
        demo: false,
      },
    ]);
    expect(meta.labels['pending']).toEqual({ en: 'Pending', nl: 'In afwachting' });
  });

  it('asks exactly the fields that a new ticket takes, and marks those it needs', () => {
    for (const { type, fields } of metaOf(config).ticket_types) {
      const required = fields.filter((field) => field.required).map(({ name }) => name);
      expect([type, required]).toEqual([
        type,
        ['business_entity_id', 'category', 'subject', 'description', 'contact.name', 'contact.email'],
      ]);
      const has = (wanted: string) => fields.some(({ name }) => name === wanted);
      expect([type, has('opportunity_value'), has('quote_id')]).toEqual([type, type === 'sales', type === 'sales']);
      expect([type, has('order_id')]).toEqual([type, type === 'support']);
      for (const { label } of fields) expect([label.en, label.nl]).not.toContain('');
      expect(fields.find(({ name }) => name === 'category')?.options).toEqual(config.ticket_types[type].categories);
    }
  });

  it('has both languages for every word, a brand’s own as it is spelt', () => {
    const own = structuredClone(config);
    own.ticket_types.support.categories.push('home_battery');
    const { labels } = metaOf(DeskConfig.parse(own));
    expect(labels['home_battery']).toEqual({ en: 'Home battery', nl: 'Home battery' });
    for (const label of Object.values(labels))
      expect([label.en, label.nl]).toEqual([expect.stringMatching(/^\p{Lu}/u), expect.stringMatching(/^\p{Lu}/u)]);
  });
});

describe('/configuration', () => {
  it('is readable: addresses, departments of categories, targets by priority and levels in order are written out', async () => {
    const { status, body } = await gateway.send('GET', '/configuration');
    const read = ConfigurationView.parse(body);
    expect([status, read]).toEqual([200, body]);
    expect(read.business_entities[0]).toMatchObject({
      slug: 'chargecars',
      domain: 'chargecars.nl',
      time_zone: 'Europe/Amsterdam',
    });
    expect(read.business_entities[0]?.inboxes).toEqual(
      expect.arrayContaining([
        { department: 'sales', address: 'sales@chargecars.nl' },
        { department: null, address: 'info@chargecars.nl' },
      ]),
    );
    const [support, , inquiry] = read.ticket_types;
    expect(support?.categories.slice(0, 3)).toEqual([
      { category: 'technical', department: 'technical' },
      { category: 'billing', department: 'billing' },
      { category: 'scheduling', department: 'support' },
    ]);
    expect(inquiry?.categories[0]?.department).toBeNull();
    expect(read.workflows.map(({ name }) => name)).toEqual(Object.keys(config.workflows));
    expect(read.calendars).toEqual([{ name: 'always', calendar: { kind: 'always' } }]);
    expect(read.policies[0]).toMatchObject({ name: 'support', calendar: 'always', pauses_in: ['pending'] });
    expect(read.policies[0]?.targets[0]).toEqual({ priority: 'low', response_hours: 8, resolution_hours: 72 });
    expect(read.policies[0]?.escalation.map(({ at_percent }) => at_percent)).toEqual([80, 100, 150]);
  });

  it('follows a policy that has targets by priority and levels of its own', () => {
    const own = structuredClone(config);
    const levels = [200, 50].map((at_percent) => ({ at_percent, notify: [], raise_priority: 0, assign_department: null }));
    Object.assign(own.sla.policies['support'] ?? {}, {
      response: { hours: 8, by_priority: { urgent: 1 } },
      escalation: levels,
    });
    const [support, sales] = configurationOf(DeskConfig.parse(own)).policies;
    expect(support?.targets.map(({ response_hours }) => response_hours)).toEqual([8, 8, 8, 1]);
    expect(support?.escalation.map(({ at_percent }) => at_percent)).toEqual([50, 200]);
    expect(sales?.escalation).toHaveLength(3);
  });
});
