import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCodec, type Recorded, streams, type TicketCommandReply, type TicketEvent } from '@eventdesk/contracts';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { aCommand, anId, anOpening, defaultDesk, openedAt } from '@eventdesk/testing';
import { TicketCommands } from './ticket-commands';

const ticketId = anId('ticket');
const config = defaultDesk();
const opening = (overrides: Parameters<typeof anOpening>[0] = {}) =>
  aCommand({ type: 'OpenTicket', data: anOpening(overrides) }, { issued_at: openedAt });
const note = (body: string, expected_revision: number | null = null) =>
  aCommand({ type: 'AddNote', data: { body } }, { expected_revision });

describe('commands on a ticket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-ticket-command-'));
  let files = 0;
  let store: EventStore;
  let tickets: TicketCommands;
  beforeEach(() => {
    store = openSqliteEventStore({ path: join(folder, `${files++}.db`), now: () => openedAt });
    tickets = new TicketCommands({ store, config });
  });
  afterEach(() => store.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  const eventsOf = async (id: string) => {
    const events: Recorded<TicketEvent>[] = [];
    for await (const stored of store.readStream(streams.ticket(id))) events.push(eventCodec.decode<TicketEvent>(stored));
    return events;
  };
  const accepted = (reply: TicketCommandReply) => {
    if (reply.outcome === 'refused') throw new Error(JSON.stringify(reply.refusal));
    return reply;
  };

  it('are answered with the ticket, its revision and the position of what they appended', async () => {
    const command = opening();
    const reply = accepted(await tickets.handle(command));
    expect(reply).toMatchObject({ ticket_id: ticketId, revision: 0, ticket: { id: ticketId, status: 'new' } });
    expect(await eventsOf(ticketId)).toMatchObject([
      {
        type: 'TicketOpened',
        position: reply.position,
        occurred_at: openedAt,
        command_id: command.metadata.command_id,
        causation_id: command.metadata.causation_id,
        correlation_id: command.metadata.correlation_id,
      },
    ]);
  });

  it('are refused with the paths of what is wrong, and nothing is appended', async () => {
    const message = opening();
    const wrong = {
      ...message,
      command: { type: 'OpenTicket', data: { ...message.command.data, subject: '', priority: 'soon' } },
    };
    expect(await tickets.handle(wrong)).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'invalid_input', errors: [{ path: 'subject' }, { path: 'priority' }] },
    });
    const nameless = { ...message, metadata: { ...message.metadata, ticket_id: 'none' } };
    expect(await tickets.handle(nameless)).toMatchObject({ refusal: { errors: [{ path: 'metadata.ticket_id' }] } });
    expect(await tickets.handle(undefined)).toMatchObject({ refusal: { code: 'invalid_input' } });
    expect(await store.head()).toBeNull();
  });

  it('have one effect, however often they come, and are answered with its position', async () => {
    await tickets.handle(opening());
    const command = note('once');
    const replies = await Promise.all([1, 2, 3].map(() => tickets.handle(command)));
    await tickets.handle(note('another'));
    replies.push(await tickets.handle(command));
    expect(new Set(replies.map((reply) => accepted(reply).position)).size).toBe(1);
    expect(accepted(replies[3] as TicketCommandReply).revision).toBe(2);
    expect(await eventsOf(ticketId)).toHaveLength(3);
  });

  it('that had their effect on a ticket which was removed since are told so, and do not open another', async () => {
    const [open, remove] = [opening(), aCommand({ type: 'RemoveTicket', data: { reason: 'Spam' } })];
    await tickets.handle(open);
    const removed = accepted(await tickets.handle(remove));
    expect(removed).toMatchObject({ revision: 1, ticket: null });
    expect(accepted(await tickets.handle(remove)).position).toBe(removed.position);
    for (const command of [open, note('after'), aCommand({ type: 'RemoveTicket', data: { reason: 'Again' } })])
      expect(await tickets.handle(command)).toEqual({ outcome: 'refused', refusal: { code: 'ticket_removed' } });
    expect((await eventsOf(ticketId)).map(({ type }) => type)).toEqual(['TicketOpened', 'TicketRemoved']);
  });

  it('that race on one revision have one winner, and the others learn the revision that won', async () => {
    await tickets.handle(opening());
    const other = new TicketCommands({ store, config });
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? tickets : other).handle(note(`note ${index}`, 0))),
    );
    const refusals = replies.flatMap((reply) => (reply.outcome === 'refused' ? [reply.refusal] : []));
    expect(refusals).toEqual(Array(39).fill({ code: 'revision_conflict', expected: 0, actual: 1 }));
    expect(await eventsOf(ticketId)).toHaveLength(2);
  });

  it('that name no revision all get through, whichever process takes them', async () => {
    await tickets.handle(opening());
    const processes = [tickets, new TicketCommands({ store, config }), new TicketCommands({ store, config })];
    await Promise.all(
      Array.from({ length: 300 }, async (_, index) => accepted(await processes[index % 3]!.handle(note(`note ${index}`)))),
    );
    const events = await eventsOf(ticketId);
    expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 301 }, (_, index) => index));
  });

  it('refuse to open what is open already by another command', async () => {
    await tickets.handle(opening());
    expect(await tickets.handle(opening())).toEqual({ outcome: 'refused', refusal: { code: 'ticket_already_exists' } });
  });

  it('are answered by a ping only while the store can be reached', async () => {
    await expect(tickets.ping()).resolves.toEqual({ ok: true });
    await store.close();
    await expect(tickets.ping()).rejects.toThrow(StoreUnavailable);
  });

  describe('a referral', () => {
    const referral = () => aCommand({ type: 'ReferInquiry', data: { ticket_type: 'sales', category: 'quote_request' } });
    beforeEach(async () => {
      accepted(await tickets.handle(opening({ ticket_type: 'inquiry', category: 'information', subject: 'How much?' })));
    });

    it('opens the linked ticket before it is answered', async () => {
      const { referred_ticket_id, ticket } = accepted(await tickets.handle(referral()));
      expect(ticket).toMatchObject({ status: 'resolved', related: [{ id: referred_ticket_id, relation: 'referred_to' }] });
      const inquiry = await eventsOf(ticketId);
      const referred = inquiry.find(({ type }) => type === 'TicketReferred');
      expect(await eventsOf(referred_ticket_id as string)).toMatchObject([
        {
          type: 'TicketOpened',
          data: { ticket_type: 'sales', subject: 'How much?', related: [{ id: ticketId, relation: 'referred_from' }] },
          causation_id: referred?.id,
          correlation_id: referred?.correlation_id,
        },
      ]);
    });

    it('that stopped between its two appends is healed by its event, with the inquiry as it was then', async () => {
      const command = referral();
      const dying = new TicketCommands({ store: refusingToOpenAnother(store), config });
      await expect(dying.handle(command)).rejects.toThrow('power loss');
      accepted(await tickets.handle(aCommand({ type: 'EditTicket', data: { subject: 'How much, please?' } })));

      const healed = await Promise.all([1, 2].map(() => tickets.openReferred(ticketId)));
      const { referred_ticket_id } = accepted(await tickets.handle(command));
      expect(healed).toEqual([referred_ticket_id, referred_ticket_id]);
      expect(await eventsOf(referred_ticket_id as string)).toMatchObject([{ data: { subject: 'How much?' } }]);
    });

    it('opens nothing new when its event comes again after the linked ticket moved on', async () => {
      const { referred_ticket_id } = accepted(await tickets.handle(referral()));
      await tickets.handle(aCommand({ type: 'AddNote', data: { body: 'a' } }, { ticket_id: referred_ticket_id as string }));
      await tickets.openReferred(ticketId);
      expect(await eventsOf(referred_ticket_id as string)).toHaveLength(2);
    });
  });
});

/** Takes appends to streams that exist, and fails on the first to a new one. */
const refusingToOpenAnother = (store: EventStore): EventStore => ({
  append: (stream, expected, events) =>
    expected === 'no_stream' ? Promise.reject(new Error('power loss')) : store.append(stream, expected, events),
  readStream: (...args) => store.readStream(...args),
  readAll: (...args) => store.readAll(...args),
  subscribe: (...args) => store.subscribe(...args),
  head: () => store.head(),
  close: () => store.close(),
});
