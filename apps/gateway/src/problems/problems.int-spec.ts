import { type AddressInfo, connect } from 'node:net';
import { RequestFault, RequestTimeout } from '@eventdesk/event-bus/nest';
import { StoreUnavailable } from '@eventdesk/event-store';
import { BadCursor, ViewsUnavailable } from '@eventdesk/read-models';
import { pino } from 'pino';
import { newTicket, type Sent, startGateway, type TestGateway } from '../testing/gateway-for-spec';

let gateway: TestGateway;
beforeAll(async () => void (gateway = await startGateway()));
afterAll(() => gateway.stop());

const errorsOf = ({ status, headers, body }: Sent) => {
  expect([headers['content-type'], body['code']]).toEqual(['application/problem+json; charset=utf-8', 'invalid_input']);
  return { status, errors: body.errors };
};
const refusedFields = async (body: unknown) => {
  const { status, errors } = errorsOf(await gateway.send('POST', '/tickets', body));
  expect(status).toBe(400);
  return errors;
};

describe('a request that is not valid', () => {
  it('names every field that is wrong, in plain words', async () =>
    expect(
      await refusedFields({
        ...newTicket,
        subject: undefined,
        ticket_type: 'complaint',
        contact: { name: 'Jan', email: 'jan' },
        tags: 'x',
      }),
    ).toEqual([
      { path: 'ticket_type', message: 'expected one of support, sales, inquiry' },
      { path: 'subject', message: 'is required' },
      { path: 'tags', message: 'expected array, received string' },
      { path: 'contact.email', message: 'expected an e-mail address' },
    ]));

  it('is refused by the name of a field that is not known, wherever it stands', async () => {
    expect(await refusedFields({ ...newTicket, role: 'admin', contact: { ...newTicket.contact, id: 'x' } })).toEqual([
      { path: 'contact.id', message: 'is not a known field' },
      { path: 'role', message: 'is not a known field' },
    ]);
    const query = errorsOf(await gateway.send('GET', '/tickets?statuz=open'));
    expect(query).toEqual({ status: 400, errors: [{ path: 'statuz', message: 'is not a known field' }] });
    expect(errorsOf(await gateway.send('GET', '/meta?x=1')).errors).toEqual([{ path: 'x', message: 'is not a known field' }]);
  });

  it.each([
    ['a body that is missing', undefined],
    ['an empty body', ''],
    ['null', 'null'],
  ])('misses its fields when it is %s', async (_, body) =>
    expect(errorsOf(await gateway.send('POST', '/tickets/x/rating', body)).errors).toEqual([
      { path: 'satisfaction_rating', message: 'is required' },
    ]),
  );

  it.each([
    ['a list', [], 'expected object, received array'],
    ['a word', '"x"', 'expected object, received string'],
    ['not JSON', '{"subject": }', expect.stringMatching(/^is not JSON: .*Unexpected token/)],
    ['in another encoding', Buffer.from('{"subject": "Storing laadpaal caf\xe9"}', 'latin1'), 'is not UTF-8'],
  ])('is refused as a whole when the body is %s', async (_, body, message: unknown) =>
    expect(await refusedFields(body)).toEqual([{ path: 'body', message }]),
  );

  it.each([
    ['an operator for a text', { ...newTicket, subject: { $gt: '' } }, 'subject'],
    ['an operator for a choice', { ...newTicket, category: { $ne: null } }, 'category'],
    ['an operator beside the fields', { ...newTicket, $where: 'sleep(1000)' }, '$where'],
    ['a list for a text', { ...newTicket, description: ['x'] }, 'description'],
    ['a constructor', { ...newTicket, constructor: { x: 1 } }, 'constructor'],
    ['a line break in a subject', { ...newTicket, subject: 'Hello\r\nBcc: all@example.com' }, 'subject'],
    ['half of a character in a subject', { ...newTicket, subject: 'Laadpaal \ud83d' }, 'subject'],
    ['half of a character in a description', { ...newTicket, description: '\udd0c stuk' }, 'description'],
    ['a line break in a name', { ...newTicket, contact: { name: 'Jan\nBcc: x', email: 'jan@customer.example' } }, 'contact.name'],
    [
      'a recipient list for an address',
      { ...newTicket, contact: { name: 'Jan', email: 'a@x.example, b@x.example' } },
      'contact.email',
    ],
    ['a quoted local part', { ...newTicket, contact: { name: 'Jan', email: '"a b"@x.example' } }, 'contact.email'],
    [
      'an address of 64 KB',
      { ...newTicket, contact: { name: 'Jan', email: `${'a'.repeat(65_536)}@x.example` } },
      'contact.email',
    ],
    ['a subject of 301 characters', { ...newTicket, subject: 'x'.repeat(301) }, 'subject'],
    ['a description of 100,001 characters', { ...newTicket, description: 'x'.repeat(100_001) }, 'description'],
  ])('does not smuggle in %s', async (_, body, path) =>
    expect((await refusedFields(body))?.map((error) => error.path)).toContain(path),
  );

  it('does not smuggle in a prototype', async () => {
    for (const body of [
      '{"__proto__":{"isAdmin":true}}',
      '{"contact":{"__proto__":{"x":1}}}',
      '{"constructor":{"prototype":{"x":1}}}',
    ])
      expect(await refusedFields(body)).toEqual([
        { path: 'body', message: expect.stringMatching(/forbidden key: __proto__/) as string },
      ]);
    expect((await gateway.send('GET', '/tickets?__proto__=1')).status).toBe(400);
    expect((await gateway.send('GET', '/tickets?status[$ne]=open')).body.errors).toEqual([
      { path: 'status[$ne]', message: 'is not a known field' },
    ]);
  });

  it('files a wrong value among several under its parameter', async () =>
    expect(errorsOf(await gateway.send('GET', '/tickets?status=open,lost')).errors).toEqual([
      { path: 'status', message: 'expected one of new, open, pending, resolved, closed, cancelled' },
    ]));

  it.each([
    ['?limit=0', 'limit', 'at least 1'],
    ['?limit=201', 'limit', 'at most 200'],
    ['?limit=many', 'limit', 'expected a whole number from 1 to 200'],
    ['?q=', 'q', 'must not be empty'],
    ['?q=a&q=b', 'q', 'expected string, received array'],
    ['?opened_from=yesterday', 'opened_from', expect.stringContaining('ISO 8601')],
    [
      '?assigned_department=kitchen',
      'assigned_department',
      'expected one of support, sales, technical, billing, management, none',
    ],
    ['?sort=colour', 'sort', expect.stringContaining('expected one of created_at, -created_at')],
  ])('says of GET /tickets%s what was expected', async (query, path, message: unknown) =>
    expect(errorsOf(await gateway.send('GET', `/tickets${query}`)).errors).toEqual([{ path, message }]),
  );

  it('gives no other page than the cursor’s own', async () => {
    const broken = await startGateway();
    broken.desk.views.tickets = () => Promise.reject(new BadCursor());
    expect(errorsOf(await broken.send('GET', '/tickets?cursor=abc')).errors).toEqual([
      { path: 'cursor', message: expect.stringContaining('next_cursor') as string },
    ]);
    await broken.stop();
  });
});

describe('a request to an address', () => {
  const problem = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
    const { status, body: document, headers: answered } = await gateway.send(method, path, body, headers);
    expect(answered['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(document).toMatchObject({
      type: `urn:eventdesk:problem:${String(document['code'])}`,
      status,
      title: expect.any(String) as string,
    });
    return [status, document['code']];
  };

  it('that nothing is served at is a 404', async () => {
    expect(await problem('GET', '/nowhere')).toEqual([404, 'not_found']);
    expect(await problem('POST', '/tickets/x/nowhere', {})).toEqual([404, 'not_found']);
    expect(await problem('GET', '/tickets/')).toEqual([404, 'not_found']);
  });

  it('with another method is a 405 that names the ones there are', async () => {
    expect(await problem('PUT', '/tickets/x')).toEqual([405, 'method_not_allowed']);
    expect((await gateway.send('PUT', '/tickets', {})).headers['allow']).toBe('GET, HEAD, POST');
  });

  it('that is no address is a 400', async () => expect(await problem('GET', '/tickets/%zz')).toEqual([400, 'invalid_input']));

  it('that does not even speak HTTP is refused, and the connection closed', async () => {
    const listening = await startGateway();
    await listening.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = listening.app.getHttpServer().address() as AddressInfo;
    const said = async (text: string) => {
      const socket = connect(port, '127.0.0.1').setEncoding('utf8');
      socket.write(text);
      let answer = '';
      for await (const chunk of socket) answer += chunk as string;
      return answer;
    };
    for (const [text, status] of [
      ['GARBAGE\r\n\r\n', 400],
      [`GET /health/live HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
      ['POST /session HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ] as const)
      expect(await said(text)).toMatch(
        new RegExp(`^HTTP/1.1 ${status} .*application/problem\\+json.*"code":"invalid_input"`, 's'),
      );
    await listening.stop();
  });

  it('with something else than JSON is a 415', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
      expect(await problem('POST', '/tickets', 'subject=x', { 'content-type': type })).toEqual([415, 'unsupported_media_type']);
  });

  it('with more than 1 MiB is a 413', async () => {
    expect(await problem('POST', '/tickets', { ...newTicket, description: 'x'.repeat(1_048_576) })).toEqual([413, 'too_large']);
  });

  it.each([
    ['a million brackets', '['.repeat(1_000_000)],
    [
      'eighty thousand unknown fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 80_000 }, (_, at) => [`f${at}`, 1]))),
    ],
    ['half a million wrong tags', JSON.stringify({ ...newTicket, tags: new Array(500_000).fill(1) })],
    ['a megabyte of spaces for an address', { ...newTicket, contact: { name: 'Jan', email: `a${' '.repeat(1_000_000)}@x` } }],
    ['a megabyte of dots for an amount', { ...newTicket, opportunity_value: '1.'.repeat(500_000) }],
  ])('with %s is refused at once, and briefly', async (_, body) => {
    // Of work, not of waiting for a busy machine.
    const before = process.cpuUsage();
    const { status, text } = await gateway.send('POST', '/tickets', body);
    const { user, system } = process.cpuUsage(before);
    expect([status, text.length < 20_000]).toEqual([400, true]);
    // Milliseconds; what this is to catch takes minutes.
    expect((user + system) / 1_000).toBeLessThan(4_000);
  });
});

describe('a fault', () => {
  const lines: string[] = [];
  const withFault = async (error: Error) => {
    const logger = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const broken = await startGateway({ logger });
    broken.desk.requests.responders.set('desk.commands.ticket', () => Promise.reject(error));
    const answer = await broken.send('POST', '/tickets', newTicket);
    await broken.stop();
    return answer;
  };

  it('says nothing but where to look for it; the log has the rest, and nothing of the request', async () => {
    const { status, body, headers } = await withFault(new Error('password=hunter2 at /secret/path'));
    expect([status, body['code'], body['request_id']]).toEqual([500, 'internal', headers['x-request-id']]);
    expect(JSON.stringify(body)).not.toMatch(/hunter2|secret/);
    expect(lines.join('')).toContain(String(body['request_id']));
    expect(lines.join('')).not.toMatch(/Jan|customer\.example|Red light/);
  });

  it.each([
    ['a request that nobody answered in time', new RequestTimeout('desk.commands.ticket', 5_000)],
    ['a full disk behind it', new RequestFault('desk.commands.ticket', 'StoreUnavailable', 'database or disk is full')],
    ['contention that did not end', new RequestFault('desk.commands.ticket', 'WrongExpectedRevision', 'expected 3, found 4')],
    ['a store that is away', new StoreUnavailable('no connection')],
    ['views that are away', new ViewsUnavailable('views.db: database or disk is full')],
  ])('that passes, like %s, is a 503 that says when to try again', async (_, error) => {
    const { status, body, headers } = await withFault(error);
    expect([status, body['code'], headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(JSON.stringify(body)).not.toMatch(/disk|connection|expected 3/);
  });

  it.each([
    ['is damaged', 'CorruptEvent', /replay -- verify/],
    ['is of a newer version', 'UnknownEvent', /newer version/],
  ])('in the log, an event that %s, is a 500 that says what to do about it', async (_, fault, what) => {
    const { status, body, headers } = await withFault(
      new RequestFault('desk.commands.ticket', fault, 'the event at position 7 (ticket-1, revision 3) is not sound'),
    );
    expect([status, body['code'], body['request_id']]).toEqual([500, 'unreadable_event', headers['x-request-id']]);
    expect(body['detail']).toMatch(what);
    expect(lines.at(-1)).toContain('position 7');
  });

  it('in what the client sent is not in the log at all', async () => {
    lines.length = 0;
    const strict = await startGateway({ logger: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }) });
    await strict.send('POST', '/tickets', { ...newTicket, secret: 'x' });
    await strict.send('POST', '/tickets', '{"name": Jan}');
    await strict.stop();
    expect(lines).toEqual([]);
  });
});
