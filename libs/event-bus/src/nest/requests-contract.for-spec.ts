import { setTimeout as sleep } from 'node:timers/promises';
import { Controller } from '@nestjs/common';
import { type ClientProxy, MessagePattern, Payload } from '@nestjs/microservices';
import { requestPatterns } from '@eventdesk/contracts';
import { firstValueFrom, of } from 'rxjs';
import { Gate } from '../contract/fixture';
import { NoResponder, RequestFault, type RequestRegistry, RequestTimeout, ServiceServer, startService } from '.';

/** One way for clients to ask services. */
export interface RequestsUnderTest {
  /** Where one instance of a service is asked. */
  registry: RequestRegistry;
  client(timeoutMs?: number): ClientProxy;
  /** Resolves when what was registered can be asked. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}

class Answers {
  static gate = new Gate();
  static answered = 0;
}

@Controller()
class AnswersController {
  @MessagePattern(requestPatterns.ticketCommand)
  command(@Payload() data: { at?: unknown }) {
    return { outcome: 'accepted', seen: data, kind_of_at: typeof data.at };
  }
  @MessagePattern('refusal')
  refusal() {
    return { outcome: 'refused', refusal: { code: 'transition_not_allowed' } };
  }
  @MessagePattern('observable')
  observable() {
    return of({ one: 1 });
  }
  @MessagePattern('nothing')
  nothing() {}
  @MessagePattern('null')
  nothingOnPurpose() {
    return null;
  }
  @MessagePattern('fault')
  fault(@Payload() { kind }: { kind: string }) {
    if (kind === 'text') throw 'only words'; // eslint-disable-line @typescript-eslint/only-throw-error -- libraries do
    throw kind === 'store' ? new StoreUnavailable('disk full') : new TypeError('a bug');
  }
  @MessagePattern('unspeakable')
  unspeakable() {
    return { figure: 1n };
  }
  @MessagePattern('slow')
  async slow() {
    await Answers.gate.opened;
    Answers.answered++;
    return 'late';
  }
}

class AnyService {}
const answersModule = { module: AnyService, controllers: [AnswersController] };

/** What every way of asking does alike, so that a service never knows which one it stands on. */
export function requestsContract(name: string, open: () => Promise<RequestsUnderTest>): void {
  describe(`requests ${name}`, () => {
    let way: RequestsUnderTest;
    let client: ClientProxy;
    let service: Awaited<ReturnType<typeof startService>>;
    const ask = (pattern: string, data: unknown = {}, by = client) => firstValueFrom(by.send<unknown>(pattern, data));
    const start = (server: string) =>
      startService(answersModule, new ServiceServer({ name: server, commands: way.registry }), false);

    beforeEach(async () => {
      Answers.gate = new Gate();
      way = await open();
      client = way.client();
      service = await start('answers');
      await way.settled();
    });
    afterEach(async () => {
      Answers.gate.open();
      await service.close();
      await way.close();
    });

    it('are answered with values, refusals too, and need no bus', async () => {
      expect(await ask(requestPatterns.ticketCommand, { kind: 'AddNote' })).toMatchObject({ seen: { kind: 'AddNote' } });
      expect(await ask('refusal')).toEqual({ outcome: 'refused', refusal: { code: 'transition_not_allowed' } });
      expect(await ask('observable')).toEqual({ one: 1 });
      expect(await ask('null')).toBeNull();
      expect(service.consumer).toBeNull();
    });

    it('carry what JSON keeps: a Date becomes a string, undefined disappears, nothing is shared', async () => {
      const data = { at: new Date('2025-03-01T09:00:00.000Z'), missing: undefined, nested: { list: [1, 'ü€😀'] } };
      const reply = (await ask(requestPatterns.ticketCommand, data)) as { seen: typeof data; kind_of_at: string };
      expect(reply.kind_of_at).toBe('string');
      expect(reply.seen).toStrictEqual({ at: '2025-03-01T09:00:00.000Z', nested: { list: [1, 'ü€😀'] } });
      expect(reply.seen.nested).not.toBe(data.nested);
    });

    it('carry a ticket of the longest description', async () => {
      const description = '€'.repeat(100_000);
      expect(await ask(requestPatterns.ticketCommand, { description })).toMatchObject({ seen: { description } });
    });

    it('are answered with nothing by a handler that says nothing', async () => {
      await expect(firstValueFrom(client.send('nothing', {}), { defaultValue: 'empty' })).resolves.toBe('empty');
    });

    it('whose handler fails give the asker the name and message of the error, and whether to try again', async () => {
      const bug = ask('fault', { kind: 'bug' });
      await expect(bug).rejects.toThrow(RequestFault);
      await expect(bug).rejects.toMatchObject({ pattern: 'fault', fault: 'TypeError', message: 'a bug', temporary: false });
      await expect(ask('fault', { kind: 'store' })).rejects.toMatchObject({ fault: 'StoreUnavailable', temporary: true });
      await expect(ask('fault', { kind: 'text' })).rejects.toMatchObject({ fault: 'Error', message: 'only words' });
    });

    it('or answers that JSON cannot hold are faults, and the next request is answered', async () => {
      await expect(ask(requestPatterns.ticketCommand, { figure: 1n })).rejects.toMatchObject({ temporary: false });
      await expect(ask('unspeakable')).rejects.toMatchObject({ pattern: 'unspeakable', temporary: false });
      expect(await ask('observable')).toEqual({ one: 1 });
    });

    it('that nobody answers fail at once', async () => {
      await expect(ask('nobody.there')).rejects.toThrow(NoResponder);
      await expect(ask('nobody.there')).rejects.toMatchObject({ fault: 'NoResponder', temporary: true });
    });

    it('that take too long are a timeout for the asker', async () => {
      const impatient = way.client(20);
      await expect(ask('slow', {}, impatient)).rejects.toThrow(RequestTimeout);
      await expect(ask('slow', {}, impatient)).rejects.toThrow(/slow within 20 ms/);
    });

    it('are never events: those are appended to the store', async () => {
      await expect(firstValueFrom(client.emit('ticket.NoteAdded', {}))).rejects.toThrow(/appended/);
    });

    it('have one handler in a process', async () => {
      await expect(start('twin')).rejects.toThrow(/answered already/);
      expect(await ask('observable')).toEqual({ one: 1 });
    });

    it('under way are answered before the service closes; new ones are not taken', async () => {
      const before = Answers.answered;
      const asked = ask('slow');
      await sleep(50);
      const closing = service.close();
      await sleep(50);
      await expect(ask('slow')).rejects.toThrow(NoResponder);
      Answers.gate.open();
      await closing;
      expect(await asked).toBe('late');
      expect(Answers.answered).toBe(before + 1);
    });

    it('are answered again by a service that comes back', async () => {
      await service.close();
      service = await start('answers');
      await way.settled();
      expect(await ask('observable')).toEqual({ one: 1 });
    });
  });
}
