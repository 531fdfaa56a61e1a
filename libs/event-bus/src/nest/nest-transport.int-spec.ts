import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Inject, type OnModuleDestroy, Module, type Type } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { eventPattern, type Recorded, streams } from '@eventdesk/contracts';
import { of, throwError } from 'rxjs';
import { appendNotes, Gate, note, textOf, ticket, unknownEvent } from '../contract/fixture';
import { openLogBus } from '../log/bus-under-test.for-spec';
import { TryLater } from '../port';
import { ServiceServer, startService } from '.';

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
