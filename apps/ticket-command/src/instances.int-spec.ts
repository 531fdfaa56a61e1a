import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import {
  derivedId,
  eventCodec,
  type Recorded,
  requestPatterns,
  streams,
  type TicketCommandMessage,
  type TicketCommandReply,
  type TicketEvent,
} from '@eventdesk/contracts';
import { eventually, type Instance, Instances } from '@eventdesk/event-bus/instances';
import { RequestFault, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import type { EventStore } from '@eventdesk/event-store';
import { aCommand, anAgent, anId, anOpening, defaultDesk, hoursLater, openedAt, recorded, withServer } from '@eventdesk/testing';
import { firstValueFrom } from 'rxjs';
import { TicketCommandModule } from '.';
import { TicketCommands } from './ticket-commands';

const config = defaultDesk();
const opening = (overrides: Parameters<typeof anOpening>[0] = {}, ticket_id = anId('ticket')) =>
  aCommand({ type: 'OpenTicket', data: anOpening(overrides) }, { ticket_id, issued_at: openedAt });
const note = (body: string, expected_revision: number | null = null) =>
  aCommand({ type: 'AddNote', data: { body } }, { expected_revision });

/** Every repeat is news to it: nothing but the expected revision, and what the stream says, keeps it out. */
const knowingNoIds = (store: EventStore): EventStore => ({
  append: (stream, expected, events) =>
    store.append(
      stream,
      expected,
      events.map((event) => ({ ...event, id: randomUUID() })),
    ),
  readStream: (...range) => store.readStream(...range),
  readAll: (range) => store.readAll(range),
  subscribe: (...range) => store.subscribe(...range),
  head: () => store.head(),
  close: () => store.close(),
});

withServer('nats', (url) => {
  describe('several instances of ticket-command', () => {
    let desk: Instances;
    let gateway: Instance;
    let running: { instance: Instance; service: RunningService; tickets: TicketCommands }[];
    beforeEach(async () => {
      desk = new Instances(url, () => openedAt);
      gateway = await desk.start([]);
      running = [];
    });
    afterEach(async () => {
      await Promise.all(running.map(({ service }) => service.close()));
      await desk.close();
    });

    const start = async () => {
      const instance = await desk.start(['ticket']);
      const commands = instance.requestsOf('ticket-command');
      const server = new ServiceServer({ name: 'ticket-command', bus: instance.bus, commands });
      const service = await startService(TicketCommandModule.with({ store: instance.store, config }), server, false);
      const started = { instance, service, tickets: service.get<TicketCommands>(TicketCommands) };
      running.push(started);
      return started;
    };
    const startSeveral = (count: number) => Promise.all(Array.from({ length: count }, start));
    const send = (message: TicketCommandMessage) =>
      firstValueFrom(gateway.client.send<TicketCommandReply>(requestPatterns.ticketCommand, message));
    /** As the gateway and its callers do: what got no answer is asked again, with the same command id. */
    const sendUntilAnswered = async (message: TicketCommandMessage): Promise<TicketCommandReply> => {
      for (;;) {
        try {
          return await send(message);
        } catch (error) {
          if (!(error instanceof RequestFault) || !error.temporary) throw error;
        }
      }
    };
    const eventsOf = async (id = anId('ticket')) => {
      const events: Recorded<TicketEvent>[] = [];
      for await (const stored of desk.store.readStream(streams.ticket(id))) events.push(eventCodec.decode<TicketEvent>(stored));
      return events;
    };
    const notes = async () => (await eventsOf()).flatMap((event) => (event.type === 'NoteAdded' ? [event.data.body] : []));
    const upTo = (count: number) => Array.from({ length: count }, (_, index) => `note ${index}`);

    it.each([1, 2, 3])('%i of them take every command on one ticket that names no revision, each once', async (instances) => {
      await startSeveral(instances);
      await send(opening());
      const replies = await Promise.all(upTo(40).map((body) => sendUntilAnswered(note(body))));
      expect(replies.filter(({ outcome }) => outcome !== 'accepted')).toEqual([]);
      expect((await notes()).sort()).toEqual(upTo(40).sort());
    });

    it('let one of many win that name one revision, and tell the others which revision won', async () => {
      await startSeveral(2);
      await send(opening());
      const replies = await Promise.all(upTo(40).map((body) => sendUntilAnswered(note(body, 0))));
      const refusals = replies.flatMap((reply) => (reply.outcome === 'refused' ? [reply.refusal] : []));
      expect(refusals).toEqual(Array(39).fill({ code: 'revision_conflict', expected: 0, actual: 1 }));
      expect(await notes()).toHaveLength(1);
    });

    it('give a command that comes to all of them at once one effect, and equal answers', async () => {
      await startSeveral(3);
      await send(opening());
      for (const body of upTo(10)) {
        const command = note(body);
        const replies = await Promise.all(
          [note(`beside ${body}`), command].flatMap((one) => running.map(({ tickets }) => tickets.handle(one))),
        );
        const positions = replies.map((reply) => (reply.outcome === 'accepted' ? reply.position : reply.refusal.code));
        expect([new Set(positions.slice(0, 3)).size, new Set(positions.slice(3)).size]).toEqual([1, 1]);
      }
      expect(await notes()).toHaveLength(20);
    });

    it('do so also over a store that does not know an event it has', async () => {
      const several = [1, 2, 3].map(() => new TicketCommands({ store: knowingNoIds(desk.store), config }));
      const opened = opening();
      await Promise.all(several.map((tickets) => tickets.handle(opened)));
      for (const body of upTo(10)) {
        const command = note(body);
        await Promise.all(several.map((tickets) => tickets.handle(command)));
      }
      expect([(await eventsOf()).length, await notes()]).toEqual([11, upTo(10)]);
    });

    it('lose no command that was answered, and do none twice, while they are replaced one by one', async () => {
      await startSeveral(2);
      await send(opening());
      let isOver = false;
      const answered: string[] = [];
      const clients = Array.from({ length: 16 }, async (_, client) => {
        for (let index = 0; !isOver; index++) {
          const reply = await sendUntilAnswered(note(`${client} ${index}`));
          if (reply.outcome === 'accepted') answered.push(`${client} ${index}`);
        }
      });
      for (let round = 0; round < 3; round++) {
        await start();
        const leaving = running.shift();
        await leaving?.service.close();
        await leaving?.instance.stop();
      }
      isOver = true;
      await Promise.all(clients);
      expect((await notes()).sort()).toEqual(answered.sort());
    });

    it.each([undefined, true] as const)(
      'heal a referral whose process died, whichever gets its event (imported: %s)',
      async (imported) => {
        const [one] = await startSeveral(2);
        const names = [...'abcdefgh'];
        for (const name of names) await send(opening({ ticket_type: 'inquiry', category: 'information' }, anId(name)));
        await one!.instance.cut();
        for (const name of names) {
          const data = {
            referred_ticket_id: anId(`from ${name}`),
            ticket_type: 'support' as const,
            category: 'technical' as const,
          };
          const [event] = recorded([{ type: 'TicketReferred', data, occurred_at: hoursLater(2), actor: anAgent }], 1, anId(name));
          const referred = eventCodec.encode(derivedId(name, 'referred'), event!, { ...event!, ...(imported && { imported }) });
          await gateway.store.append(streams.ticket(anId(name)), 0, [referred]);
        }
        await eventually(async () => {
          const opened = await Promise.all(names.map((name) => eventsOf(anId(`from ${name}`))));
          expect(opened).toMatchObject(names.map(() => [{ type: 'TicketOpened', occurred_at: hoursLater(2) }]));
          expect(opened.map(([event]) => event?.imported)).toEqual(names.map(() => imported));
        });
      },
    );
  });
});
