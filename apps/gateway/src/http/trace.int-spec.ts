import type { TicketCommandMessage } from '@eventdesk/contracts';
import { requestPatterns } from '@eventdesk/contracts';
import type { SpanToStart } from '@eventdesk/event-store';
import { newTicket, startGateway, type TestGateway } from '../testing/gateway-for-spec';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${trace}-00f067aa0ba902b7-01`;

/** The metadata of the commands that a gateway sends. */
function commandsOf({ desk }: TestGateway): TicketCommandMessage['metadata'][] {
  const sent: TicketCommandMessage['metadata'][] = [];
  desk.requests.responders.set(requestPatterns.ticketCommand, (data) => {
    sent.push((data as TicketCommandMessage).metadata);
    return desk.command(data as TicketCommandMessage);
  });
  return sent;
}

describe('a request', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  it('hands the trace of its caller on to its command; nonsense for a trace is none', async () => {
    gateway = await startGateway();
    const sent = commandsOf(gateway);
    await gateway.send('POST', '/tickets', newTicket, { traceparent });
    await gateway.send('POST', '/tickets', newTicket, { traceparent: 'nonsense' });
    expect(sent.map((metadata) => metadata.traceparent)).toEqual([traceparent, undefined]);
  });

  it('gives its own id to what it sets off, where it is not a repeat under an Idempotency-Key', async () => {
    gateway = await startGateway();
    const sent = commandsOf(gateway);
    const { headers } = await gateway.send('POST', '/tickets', newTicket);
    await gateway.send('POST', '/tickets', newTicket, { 'idempotency-key': 'a-key-of-the-caller' });
    expect(sent[0]?.correlation_id).toBe(headers['x-request-id']);
    expect(sent[1]?.correlation_id).not.toBe(headers['x-request-id']);
  });

  it('is a span where there is a tracer: named by its route, parent of its command; a probe is none', async () => {
    const started: SpanToStart[] = [];
    const ended: unknown[] = [];
    const tracer = {
      start: (span: SpanToStart) => {
        started.push(span);
        return {
          traceparent: `00-${trace}-000000000000000${started.length}-01`,
          end: (error?: unknown, attributes?: object) => void ended.push([error, attributes]),
        };
      },
    };
    gateway = await startGateway({ tracer });
    const sent = commandsOf(gateway);
    await gateway.send('POST', '/tickets', newTicket, { traceparent });
    await gateway.send('GET', '/tickets/SUP-2025-00009');
    await gateway.send('GET', '/health/live');
    expect(started).toMatchObject([
      { name: 'POST /tickets', kind: 'server', parent: traceparent },
      { name: 'GET /tickets/:ticket', parent: undefined },
    ]);
    expect(sent[0]?.traceparent).toBe(`00-${trace}-0000000000000001-01`);
    expect(ended).toEqual([
      [undefined, { 'http.response.status_code': 201 }],
      [undefined, { 'http.response.status_code': 404 }],
    ]);
  });
});
