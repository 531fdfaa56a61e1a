import 'reflect-metadata';
import { Controller } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { eventPattern, type Recorded } from '@eventdesk/contracts';
import type { SpanToStart, Tracer } from '@eventdesk/event-store';
import { firstValueFrom } from 'rxjs';
import { note, ticket } from '../contract/fixture';
import { openLogBus } from '../log/bus-under-test.for-spec';
import { InProcessClient, InProcessRequests, ServiceServer, startService } from '.';

const parent = `00-${'a'.repeat(32)}-${'a'.repeat(16)}-01`;

class FakeTracer implements Tracer {
  readonly started: SpanToStart[] = [];
  readonly ended: unknown[] = [];
  start(span: SpanToStart) {
    this.started.push(span);
    const id = String(this.started.length).padStart(16, '0');
    return { traceparent: `00-${'a'.repeat(32)}-${id}-01`, end: (error?: unknown) => void this.ended.push(error) };
  }
}

const seen: unknown[] = [];

@Controller()
class TracedController {
  @EventPattern(eventPattern('ticket', 'NoteAdded'))
  onNote(@Payload() event: Recorded) {
    seen.push(event.traceparent);
    if (event.revision === 1) throw new Error('no');
  }
  @MessagePattern('desk.commands.ticket')
  command(@Payload() message: { metadata?: { traceparent?: string } }) {
    return message.metadata?.traceparent ?? 'none';
  }
}

class TracedService {}
const tracedModule = { module: TracedService, controllers: [TracedController] };

describe('a traced service', () => {
  let opened: ReturnType<typeof openLogBus>;
  let service: Awaited<ReturnType<typeof startService>>;
  let tracer: FakeTracer;
  const commands = new InProcessRequests();
  beforeEach(async () => {
    seen.length = 0;
    tracer = new FakeTracer();
    opened = openLogBus();
    const server = new ServiceServer({ name: 'notes', bus: opened.bus, commands, tracer });
    service = await startService(tracedModule, server, false);
  });
  afterEach(async () => {
    await service.close();
    await opened.desk.close();
  });

  it('handles an event under a span, child of the one that wrote it, and is given its own to hand on', async () => {
    const traced = {
      ...note(ticket('a'), 'a1'),
      metadata: { ...(note(ticket('a'), 'a1').metadata as object), traceparent: parent },
    };
    await service.consumer?.passed(await opened.desk.append(`ticket-${ticket('a')}`, [traced]));
    expect(tracer.started).toMatchObject([{ name: 'handle NoteAdded', kind: 'consumer', parent }]);
    expect(seen).toEqual([`00-${'a'.repeat(32)}-0000000000000001-01`]);
    expect(tracer.ended).toEqual([undefined]);
  });

  it('begins a trace for an event that has none, and has no span for events it does not handle', async () => {
    await opened.desk.append(`sla-${ticket('a')}`, [note(ticket('a'), 'elsewhere')]);
    await service.consumer?.passed(await opened.desk.append(`ticket-${ticket('a')}`, [note(ticket('a'), 'a1')]));
    expect(tracer.started.map((span) => span.parent)).toEqual([undefined]);
  });

  it('has a span for each attempt', async () => {
    const notes = [note(ticket('a'), 'a1'), note(ticket('a'), 'a2')];
    await service.consumer?.passed(await opened.desk.append(`ticket-${ticket('a')}`, notes));
    expect(await opened.bus.parked()).toHaveLength(1);
    expect(tracer.started.length).toBeGreaterThan(2);
    expect(tracer.ended.at(-1)).toMatchObject({ message: 'no' });
  });

  it('asks and answers a request of a trace under spans, and one of none without', async () => {
    const asking = new FakeTracer();
    const client = new InProcessClient(commands, 1_000, asking);
    const ask = (data: object) => firstValueFrom(client.send<string>('desk.commands.ticket', data));
    expect(await ask({ metadata: { traceparent: parent } })).toBe(`00-${'a'.repeat(32)}-0000000000000001-01`);
    expect(await ask({ metadata: {} })).toBe('none');
    expect(await ask({})).toBe('none');
    expect(asking.started).toMatchObject([{ name: 'desk.commands.ticket', kind: 'client', parent }]);
    expect(tracer.started).toMatchObject([
      { name: 'desk.commands.ticket', kind: 'server', parent: `00-${'a'.repeat(32)}-0000000000000001-01` },
    ]);
  });
});
