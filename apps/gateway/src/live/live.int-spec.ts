import type { Consumer, ConsumerStatus } from '@eventdesk/event-bus';
import { KEY, newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

interface Message {
  id: string;
  event: string;
  data: Record<string, unknown>;
}

/** A client that reads the stream; it ends the connection when told. */
async function follow(url: string, path = '/events', headers: Record<string, string> = {}) {
  const abort = new AbortController();
  const response = await fetch(`${url}${path}`, {
    headers: { authorization: `Bearer ${KEY}`, ...headers },
    signal: abort.signal,
  });
  const messages: Message[] = [];
  let text = '';
  const done = (async () => {
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk as Uint8Array);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks.filter((lines) => lines.includes('data: '))) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)) as [string, string][]);
        const { id = '', event = '', data = '{}' } = fields;
        messages.push({ id, event, data: JSON.parse(data) as Record<string, unknown> });
      }
    }
  })().catch(() => undefined);
  const until = async (count: number) => {
    for (let waited = 0; messages.length < count && waited < 3_000; waited += 5)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return messages;
  };
  return { response, messages, until, done, leave: () => abort.abort() };
}

let gateway: TestGateway;
let url: string;
beforeEach(async () => {
  gateway = await startGateway();
  await gateway.app.listen({ port: 0, host: '127.0.0.1' });
  url = await gateway.app.getUrl();
});
afterEach(() => gateway.stop());

const open = async () => String((await gateway.send('POST', '/tickets', newTicket)).body['id']);
const note = (id: string) => gateway.send('POST', `/tickets/${id}/notes`, { body: 'never told' });

describe('live updates', () => {
  it('tell what happens from now on, with the position as id', async () => {
    const before = await open();
    const client = await follow(url);
    expect([client.response.status, client.response.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    const id = await open();
    gateway.desk.number(id, 'SUP-2025-00001');
    const messages = await client.until(2);
    expect(messages).toMatchObject([
      {
        id: '2',
        event: 'TicketOpened',
        data: { ticket_id: id, type: 'TicketOpened', revision: 0, summary: expect.stringMatching(/Opened/) as string },
      },
      { id: '3', event: 'NumberAssigned', data: { ticket_id: id, ticket_number: 'SUP-2025-00001', revision: 0 } },
    ]);
    expect(messages.some(({ data }) => data['ticket_id'] === before)).toBe(false);
    client.leave();
  });

  it('never carry what somebody wrote', async () => {
    const client = await follow(url);
    await note(await open());
    expect(JSON.stringify(await client.until(2))).not.toMatch(/never told|Red light|customer\.example/);
    client.leave();
  });

  it('go on after the last event the client has', async () => {
    const id = await open();
    for (let count = 0; count < 5; count++) await note(id);
    const client = await follow(url, '/events', { 'last-event-id': '3' });
    expect((await client.until(3)).map((message) => message.id)).toEqual(['4', '5', '6']);
    await note(id);
    expect((await client.until(4)).map((message) => message.id)).toEqual(['4', '5', '6', '7']);
    client.leave();
  });

  it('go on from the log when the client was away for longer than is remembered', async () => {
    const id = await open();
    const [opened] = gateway.desk.log;
    if (!opened) throw new Error('nothing was opened');
    const { ticket_id, command_id, causation_id, occurred_at, actor } = opened;
    for (let count = 0; count < 1_200; count++) {
      const data = { note_id: id, body: `note ${count}` };
      gateway.desk.append(
        opened.stream,
        { type: 'NoteAdded', data, occurred_at, actor },
        { ticket_id, command_id, causation_id },
      );
    }
    const again = await startGateway({ store: gateway.desk.store, views: gateway.desk.views });
    await again.app.listen({ port: 0, host: '127.0.0.1' });
    const client = await follow(await again.app.getUrl(), '/events', { 'last-event-id': '1' });
    const ids = (await client.until(1_200)).map((message) => Number(message.id));
    expect(ids).toEqual(Array.from({ length: 1_200 }, (_, at) => at + 2));
    client.leave();
    await again.stop();
  });

  it('narrow to one ticket', async () => {
    const [one, other] = [await open(), await open()];
    const client = await follow(url, `/events?ticket_id=${one}`);
    await note(other);
    await note(one);
    await client.until(1);
    expect(client.messages).toMatchObject([{ event: 'NoteAdded', data: { ticket_id: one, revision: 1 } }]);
    client.leave();
  });

  it('come no sooner than they can be read', async () => {
    let pass = () => undefined as void;
    const passed = new Promise<void>((resolve) => (pass = resolve));
    const projector = {
      status: () => ({ name: 'projector', position: null as string | null }) as ConsumerStatus,
      passed: () => passed,
    } as unknown as Consumer;
    const slow = await startGateway({ bus: { ...gateway.ports.bus, consumers: () => [projector] } });
    await slow.app.listen({ port: 0, host: '127.0.0.1' });
    const client = await follow(await slow.app.getUrl());
    await slow.send('POST', '/tickets', newTicket);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(client.messages).toEqual([]);
    pass();
    expect(await client.until(1)).toHaveLength(1);
    client.leave();
    await slow.stop();
  });

  it('end when the desk stops, which then waits for nobody', async () => {
    const clients = await Promise.all([follow(url), follow(url)]);
    const started = performance.now();
    await gateway.app.close();
    await Promise.all(clients.map((client) => client.done));
    expect(performance.now() - started).toBeLessThan(2_000);
    gateway = await startGateway();
  });

  it('go to many clients at once, and stop reading for one that left', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, () => follow(url)));
    clients[0]?.leave();
    const id = await open();
    await note(id);
    for (const client of clients.slice(1))
      expect((await client.until(2)).map((message) => message.event)).toEqual(['TicketOpened', 'NoteAdded']);
    clients.forEach((client) => client.leave());
  });

  it('answer HEAD without a stream', async () => {
    const { status, headers } = await fetch(`${url}/events`, { method: 'HEAD', headers: { authorization: `Bearer ${KEY}` } });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
  });

  it('refuse what is no position, and unknown parameters', async () => {
    for (const [path, headers] of [
      ['/events', { 'last-event-id': 'x; DROP' }],
      ['/events?ticket_id=1', {}],
      ['/events?tenant=x', {}],
    ] as [string, Record<string, string>][]) {
      const { response } = await follow(url, path, headers);
      expect([path, response.status]).toEqual([path, 400]);
    }
    expect((await fetch(`${url}/events`)).status).toBe(401);
  });
});
