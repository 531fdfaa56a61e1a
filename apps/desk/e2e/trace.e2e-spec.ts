import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventCodec, readTraceparent, type Recorded, traceIdOf } from '@eventdesk/contracts';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { type DeskProcess, dropDesk, startDesk, startServices, withServer } from '@eventdesk/testing';
import { SMTPServer } from 'smtp-server';

// Six processes start on a busy machine.
jest.setTimeout(120_000);

interface Span {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
}
interface Otlp {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue?: string } }[] };
    scopeSpans: { spans: Omit<Span, 'service'>[] }[];
  }[];
}

const textOf = async (stream: AsyncIterable<unknown>) => {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
};

/** A collector that understands as much of OTLP over HTTP as these specs look at. */
async function startCollector() {
  const spans: Span[] = [];
  const take = async (request: IncomingMessage) => {
    if (request.url !== '/v1/traces') throw new Error(`not for spans: ${request.url}`);
    for (const { resource, scopeSpans } of (JSON.parse(await textOf(request)) as Otlp).resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
      spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ service, ...span }))));
    }
  };
  const server = createServer((request, response) => {
    take(request).then(
      () => response.setHeader('content-type', 'application/json').end('{}'),
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { spans, endpoint, close: () => server.close() };
}

async function startMailServer() {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => void textOf(stream).then((mail) => (mails.push(mail), done())),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return { mails, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(resolve)) };
}

const ticket = {
  ticket_type: 'support',
  business_entity_id: 'chargecars',
  subject: 'Station does not start',
  description: 'Red light.',
  category: 'technical',
  contact: { name: 'Jan de Vries', email: 'jan@customer.example' },
};

/** The desk, in one process or several, sending its spans and its mail there. */
type Start = (dataFolder: string, environment: NodeJS.ProcessEnv) => Promise<Pick<DeskProcess, 'request' | 'stop'>>;

const followOneRequest = (where: string, start: Start) =>
  describe(`what one request sets off ${where}`, () => {
    const data = mkdtempSync(join(tmpdir(), 'desk-trace-'));
    let collector: Awaited<ReturnType<typeof startCollector>>;
    let mail: Awaited<ReturnType<typeof startMailServer>>;
    let desk: Awaited<ReturnType<Start>>;
    beforeAll(async () => {
      [collector, mail] = await Promise.all([startCollector(), startMailServer()]);
      desk = await start(data, { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint, SMTP_URL: mail.url });
    });
    afterAll(async () => {
      await desk.stop();
      collector.close();
      await mail.close();
      rmSync(data, { recursive: true });
    });

    it('is one trace over all services, continued from the caller, down to the mail; and is sent when the desk stops', async () => {
      const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
      const callers = '00f067aa0ba902b7';
      const opened = await desk.request('POST', '/tickets', ticket, { traceparent: `00-${traceId}-${callers}-01` });
      expect(opened.status).toBe(201);
      for (let left = 200; left > 0 && mail.mails.length < 2; left--) await sleep(50);
      expect(await desk.stop()).toBe(0);

      const trace = collector.spans.filter((span) => span.traceId === traceId);
      const named = (service: string, name: string) =>
        trace.find((span) => span.service === service && span.name === name) ?? { spanId: 'none', parentSpanId: 'none' };
      const request = named('gateway', 'POST /tickets');
      const asked = named('gateway', 'desk.commands.ticket');
      const answered = named('ticket-command', 'desk.commands.ticket');
      const appended = named('ticket-command', 'append ticket');
      expect([request, asked, answered, appended].map(({ parentSpanId }) => parentSpanId)).toEqual([
        callers,
        request.spanId,
        asked.spanId,
        answered.spanId,
      ]);
      for (const service of ['numbering', 'sla-monitor', 'notification', 'projector'])
        expect(named(service, 'handle TicketOpened')).toMatchObject({ parentSpanId: appended.spanId });
      expect(named('numbering', 'append numbering').parentSpanId).toBe(named('numbering', 'handle TicketOpened').spanId);
      expect(trace.filter(({ name }) => name === 'append sla').length).toBeGreaterThan(0);
      // Nothing hangs in the air: every parent but the caller's own span was sent, too.
      const ids = new Set([callers, ...trace.map(({ spanId }) => spanId)]);
      expect(trace.filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))).toEqual([]);

      const headers = mail.mails.map((text) => /^traceparent: (\S+)/im.exec(text)?.[1]);
      const sent = trace.filter(({ name }) => name === 'send mail').map(({ spanId }) => `00-${traceId}-${spanId}-01`);
      expect(headers.sort()).toEqual(sent.sort());
      expect(headers.length).toBeGreaterThan(1);
    });
  });

followOneRequest('in one process', startDesk);

withServer('nats', (natsUrl) =>
  withServer('mongodb', (mongoUrl) => {
    const name = `e2e-trace-${process.pid}`;
    const url = new URL(mongoUrl);
    url.pathname = `/${name}`;
    const places = { NATS_URL: natsUrl, MONGODB_URL: url.href, EVENTDESK_NAME: name };
    followOneRequest('in separate processes', (data, environment) => startServices(data, { ...environment, ...places }));
    afterAll(() => dropDesk({ natsUrl, mongoUrl: url.href, name }));
  }),
);

describe('a whole story of two tickets', () => {
  const data = mkdtempSync(join(tmpdir(), 'desk-story-'));
  afterAll(() => rmSync(data, { recursive: true }));

  it('names the request behind every event and the cause of each, with no exporter and whatever the callers send', async () => {
    const desk = await startDesk(data, { EVENTDESK_CLOCK: 'manual@2025-03-03T09:00:00.000Z' });
    const requests = new Map<string, string>();
    const ask = async (path: string, body: object, headers: Record<string, string> = {}) => {
      const answer = await desk.request<{ id: string }>('POST', path, body, headers);
      expect([path, [200, 201].includes(answer.status)]).toEqual([path, true]);
      const id = answer.headers.get('x-request-id') ?? '';
      requests.set(id, traceIdOf({ traceparent: readTraceparent(headers['traceparent']), correlation_id: id }));
      return answer.body.id;
    };
    const sales = await ask('/tickets', { ...ticket, ticket_type: 'sales', category: 'new_lead' });
    const inquiry = await ask(
      '/tickets',
      { ...ticket, ticket_type: 'inquiry', category: 'information' },
      { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` },
    );
    await ask(`/tickets/${sales}/replies`, { author: 'agent', body: 'We call you.' });
    await ask(`/tickets/${sales}/notes`, { body: 'Good lead.' }, { traceparent: 'nonsense' });
    await ask(`/tickets/${sales}/assignment`, { assigned_to: 'mia@chargecars.nl' });
    await ask(`/tickets/${inquiry}/referral`, { ticket_type: 'support', category: 'technical' });
    await desk.request('POST', '/admin/clock', { advance: 'P4D' });
    await ask(
      `/tickets/${sales}/conversion`,
      { order_id: 'ORD-1' },
      { traceparent: `00-${'c'.repeat(32)}-${'d'.repeat(16)}-00` },
    );
    expect(await desk.stop()).toBe(0);

    const events = await eventsIn(join(data, 'events.db'));
    const types = new Set(events.map(({ type }) => type));
    for (const type of ['NumberAssigned', 'ClockStarted', 'EscalationReached', 'PriorityChanged', 'MailSent', 'TicketReferred'])
      expect(types).toContain(type);
    const known = new Map<string, Recorded>();
    for (const event of events) {
      const about = `${event.type} of ${event.stream}`;
      const cause = known.get(event.causation_id);
      expect([about, requests.has(event.correlation_id)]).toEqual([about, true]);
      // A cause is the request's own command, or an event that was there before, and set off by the same request.
      const causedBy = cause?.correlation_id ?? event.causation_id;
      expect([about, causedBy]).toEqual([about, event.correlation_id]);
      expect([about, traceIdOf(event)]).toEqual([about, requests.get(event.correlation_id)]);
      known.set(event.id, event);
    }
  });
});

async function eventsIn(path: string): Promise<Recorded[]> {
  const store = openSqliteEventStore({ path, now: () => new Date().toISOString() });
  const events: Recorded[] = [];
  for await (const batch of store.readAll({ after: null })) events.push(...batch.events.map((event) => eventCodec.decode(event)));
  await store.close();
  return events;
}
