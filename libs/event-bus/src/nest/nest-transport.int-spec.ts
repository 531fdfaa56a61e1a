import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Inject, type OnModuleDestroy, Module, type Type } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { eventPattern, type Recorded, requestPatterns, streams } from '@eventdesk/contracts';
import { firstValueFrom, of, throwError } from 'rxjs';
import { appendNotes, Gate, note, textOf, ticket, unknownEvent } from '../contract/fixture';
import { StoreUnavailable } from '@eventdesk/event-store';
import { openLogBus } from '../log/bus-under-test.for-spec';
import { TryLater } from '../port';
import { InProcessClient, InProcessRequests, NoResponder, RequestFault, RequestTimeout, ServiceServer, startService } from '.';

const HANDLE = Symbol('HANDLE');
type Handle = (event: Recorded) => unknown;

/** A service with these controllers and one thing to inject, as the desk's own have. */
const serviceOf = (controller: Type, handle: Handle = () => {}) => {
  @Module({})
  class AnyService {}
  return { module: AnyService, controllers: [controller], providers: [{ provide: HANDLE, useValue: handle }] };
};

@Controller()
class NotesController {
  constructor(@Inject(HANDLE) private readonly handle: Handle) {}
  @EventPattern(eventPattern('ticket', 'NoteAdded'))
  onNote(@Payload() event: Recorded) {
    return this.handle(event);
  }
}

describe('event handlers of a Nest service', () => {
  let opened: ReturnType<typeof openLogBus>;
  const services: { close(): Promise<void> }[] = [];
  beforeEach(() => {
    opened = openLogBus();
  });
  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.close()));
    await opened.desk.close();
  });
  const start = async (name: string, controller: Type, handle?: Handle) => {
    const service = await startService(serviceOf(controller, handle), new ServiceServer({ name, bus: opened.bus }), false);
    services.push(service);
    return service;
  };

  it('get the events of their pattern, injected like any Nest controller; others are acknowledged', async () => {
    const seen: Recorded[] = [];
    const { consumer } = await start('notes', NotesController, (event) => void seen.push(event));
    await opened.desk.append(streams.sla(ticket('a')), [note(ticket('a'), 'in another category')]);
    await consumer?.passed(await appendNotes(opened.desk, ['a'], 2));
    expect(seen.map(textOf)).toEqual(['a1', 'a2']);
    expect(seen[0]).toMatchObject({
      type: 'NoteAdded',
      ticket_id: ticket('a'),
      stream: streams.ticket(ticket('a')),
      revision: 0,
    });
    expect(consumer?.status()).toMatchObject({ name: 'notes', pending: 0, parked: 0 });
  });

  it('get a whole category by its star, after the handler of the very type', async () => {
    const seen: string[] = [];
    @Controller()
    class TicketsController {
      @EventPattern(eventPattern('ticket'))
      onAny() {
        seen.push('any');
      }
      @EventPattern([eventPattern('ticket', 'NoteAdded'), eventPattern('sla')])
      async onNote() {
        await sleep(5);
        seen.push('note');
      }
    }
    const { consumer } = await start('tickets', TicketsController);
    await opened.desk.append(streams.sla(ticket('a')), [note(ticket('a'), 'any of sla')]);
    await consumer?.passed(await appendNotes(opened.desk, ['a'], 1));
    expect(seen).toEqual(['note', 'note', 'any']);
  });

  it('reject with their own error, not with "Internal server error"', async () => {
    class OddError extends Error {}
    const { consumer } = await start('notes', NotesController, () => Promise.reject(new OddError('this very one')));
    await consumer?.passed(await appendNotes(opened.desk, ['a'], 1));
    expect(await opened.bus.parked()).toMatchObject([{ consumer: 'notes', error: 'this very one' }]);
  });

  it.each([
    [
      'throw',
      () => {
        throw new TryLater('away');
      },
    ],
    ['reject', () => Promise.reject(new TryLater('away'))],
    ['answer an observable that fails', () => throwError(() => new TryLater('away'))],
  ])('are tried later when they say so: those that %s', async (_, fail) => {
    let away = 6;
    const { consumer } = await start('notes', NotesController, () => (away-- > 0 ? fail() : of('done')));
    await consumer?.passed(await appendNotes(opened.desk, ['a'], 1));
    expect(away).toBe(-1);
    expect(await opened.bus.parked()).toEqual([]);
  });

  it('of two services on one pattern get every event each, whatever befalls the other', async () => {
    const seen: string[] = [];
    await start('failing', NotesController, () => Promise.reject(new Error('always')));
    const { consumer } = await start('sound', NotesController, (event) => void seen.push(textOf(event)));
    await consumer?.passed(await appendNotes(opened.desk, ['a', 'b'], 2));
    expect(seen).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('never see what their build cannot read', async () => {
    const { consumer } = await start('notes', NotesController);
    await consumer?.passed(await opened.desk.append(streams.ticket(ticket('a')), [unknownEvent(ticket('a'))]));
    expect(await opened.bus.parked()).toMatchObject([{ consumer: 'notes', event_type: 'TicketMerged' }]);
  });

  it('finish what is under way before their module is destroyed', async () => {
    const order: string[] = [];
    const gate = new Gate();
    @Controller()
    class SlowController implements OnModuleDestroy {
      @EventPattern(eventPattern('ticket'))
      async onAny() {
        order.push('started');
        await gate.opened;
        order.push('finished');
      }
      onModuleDestroy() {
        order.push('destroyed');
      }
    }
    const service = await start('slow', SlowController);
    await appendNotes(opened.desk, ['a'], 1);
    await sleep(50);
    const closing = service.close();
    await sleep(10);
    gate.open();
    await closing;
    expect(order).toEqual(['started', 'finished', 'destroyed']);
  });

  it('keep the service from starting when a pattern matches no event, or has two handlers, or there is no bus', async () => {
    @Controller()
    class MisspeltController {
      @EventPattern('ticket.TicketOpend')
      onOpened() {}
    }
    @Controller()
    class DoubleController {
      @EventPattern(eventPattern('ticket', 'NoteAdded'))
      one() {}
      @EventPattern(eventPattern('ticket', 'NoteAdded'))
      two() {}
    }
    await expect(start('misspelt', MisspeltController)).rejects.toThrow(/ticket\.TicketOpend/);
    await expect(start('double', DoubleController)).rejects.toThrow(/two handlers for ticket\.NoteAdded/);
    const without = startService(serviceOf(NotesController), new ServiceServer({ name: 'notes' }), false);
    await expect(without).rejects.toThrow(/no bus/);
    expect(opened.bus.consumers()).toEqual([]);
  });
});

describe('message handlers of a Nest service', () => {
  class Answers {
    static readonly gate = new Gate();
    static answered = 0;
  }
  @Controller()
  class AnswersController {
    @MessagePattern(requestPatterns.ticketCommand)
    command(@Payload() data: { at?: unknown }) {
      return { outcome: 'accepted', seen: data, kind_of_at: typeof data.at };
    }
    @MessagePattern('observable')
    observable() {
      return of({ one: 1 });
    }
    @MessagePattern('nothing')
    nothing() {}
    @MessagePattern('fault')
    fault(@Payload() { kind }: { kind: string }) {
      throw kind === 'store' ? new StoreUnavailable('disk full') : new TypeError('a bug');
    }
    @MessagePattern('slow')
    async slow() {
      await Answers.gate.opened;
      Answers.answered++;
      return 'late';
    }
  }

  const commands = new InProcessRequests();
  const client = new InProcessClient(commands);
  const ask = (pattern: string, data: unknown = {}, by = client) => firstValueFrom(by.send<unknown>(pattern, data));
  let service: Awaited<ReturnType<typeof startService>>;
  beforeAll(async () => {
    service = await startService(serviceOf(AnswersController), new ServiceServer({ name: 'answers', commands }), false);
  });
  afterAll(() => service.close());

  it('answer with values, and need no bus', async () => {
    expect(await ask(requestPatterns.ticketCommand, { kind: 'AddNote' })).toMatchObject({
      outcome: 'accepted',
      seen: { kind: 'AddNote' },
    });
    expect(await ask('observable')).toEqual({ one: 1 });
    expect(service.consumer).toBeNull();
  });

  it('are given and give back what JSON keeps, so that in process is no kinder than between processes', async () => {
    const data = { at: new Date('2025-03-01T09:00:00.000Z'), missing: undefined, nested: { list: [1] } };
    const reply = (await ask(requestPatterns.ticketCommand, data)) as { seen: typeof data; kind_of_at: string };
    expect(reply.kind_of_at).toBe('string');
    expect(reply.seen).toEqual({ at: '2025-03-01T09:00:00.000Z', nested: { list: [1] } });
    expect(reply.seen.nested).not.toBe(data.nested);
  });

  it('answer nothing with nothing', async () => {
    await expect(firstValueFrom(client.send('nothing', {}), { defaultValue: 'empty' })).resolves.toBe('empty');
  });

  it('that fail give the asker the name and message of their error, and whether to try again', async () => {
    const bug = ask('fault', { kind: 'bug' });
    await expect(bug).rejects.toThrow(RequestFault);
    await expect(bug).rejects.toMatchObject({ pattern: 'fault', fault: 'TypeError', message: 'a bug', temporary: false });
    await expect(ask('fault', { kind: 'store' })).rejects.toMatchObject({ fault: 'StoreUnavailable', temporary: true });
  });

  it('that are not there are an error at once', async () => {
    await expect(ask('nobody.there')).rejects.toThrow(NoResponder);
    await expect(ask('nobody.there')).rejects.toMatchObject({ temporary: true });
  });

  it('that take too long are a timeout for the asker', async () => {
    const impatient = new InProcessClient(commands, 20);
    await expect(ask('slow', {}, impatient)).rejects.toThrow(RequestTimeout);
    await expect(ask('slow', {}, impatient)).rejects.toThrow(/slow within 20 ms/);
  });

  it('do not take events: those are appended to the store', async () => {
    await expect(firstValueFrom(client.emit('ticket.NoteAdded', {}))).rejects.toThrow(/appended/);
  });

  it('are refused twice over one pattern', async () => {
    const twin = startService(serviceOf(AnswersController), new ServiceServer({ name: 'twin', commands }), false);
    await expect(twin).rejects.toThrow(/answered already/);
    expect(await ask('observable')).toEqual({ one: 1 });
  });

  it('finish what they were asked before the service closes, and are asked no more', async () => {
    const before = Answers.answered;
    const asked = ask('slow');
    await sleep(5);
    const closing = service.close();
    await expect(ask('slow')).rejects.toThrow(NoResponder);
    Answers.gate.open();
    await closing;
    expect(await asked).toBe('late');
    expect(Answers.answered).toBeGreaterThan(before);
  });
});
