import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId, eventCodec, type NumberingEvent, streams } from '@eventdesk/contracts';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { anId, anOpened, openedAt, recorded } from '@eventdesk/testing';
import * as fc from 'fast-check';
import { Numbers } from './numbers';
import type { TicketOpened } from './series-writer';

const now = () => openedAt;

/** A store that knows no id: every repeat is news to it, and nothing but the expected revision keeps it out. */
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

/** Appends, and then the answer is lost. */
const dyingAfterTheAppend = (store: EventStore): EventStore => ({
  ...knowingNoIds(store),
  append: async (...appended) => {
    await knowingNoIds(store).append(...appended);
    throw new StoreUnavailable('the process died before it heard of its append');
  },
});

describe('a number, where the store does not know that an event came before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-numbering-'));
  let files = 0;
  let path: string;
  let store: EventStore;
  const opened: EventStore[] = [];
  const connect = () => {
    const connection = openSqliteEventStore({ path, now });
    opened.push(connection);
    return connection;
  };
  /** An instance in a process of its own, as far as the log is concerned. */
  const instance = (kind = knowingNoIds) => new Numbers({ store: kind(connect()) });
  const newLog = () => {
    path = join(folder, `${files++}.db`);
    store = connect();
  };
  beforeEach(newLog);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((connection) => connection.close()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const open = async (name: string): Promise<TicketOpened> => {
    const ticketId = anId(name);
    const [event] = recorded([anOpened({ ticket_id: ticketId })], 0, ticketId);
    const { position } = await store.append(streams.ticket(ticketId), 'no_stream', [
      eventCodec.encode(derivedId(ticketId, 'opened'), event!, event!),
    ]);
    return { ...(event as TicketOpened), position };
  };
  const openSeveral = async (count: number) => {
    const tickets: TicketOpened[] = [];
    while (tickets.length < count) tickets.push(await open(`ticket ${tickets.length}`));
    return tickets;
  };
  const assignAll = (numbers: Numbers, tickets: TicketOpened[]) => Promise.all(tickets.map((ticket) => numbers.assign(ticket)));
  const series = async () => {
    const events: { ticket: string; sequence: number }[] = [];
    for await (const stored of store.readStream(streams.numbering('chargecars', 'SUP', 2025))) {
      const { data } = eventCodec.decode<NumberingEvent>(stored);
      events.push({ ticket: data.ticket_id, sequence: data.sequence });
    }
    return events;
  };
  const inOrder = (tickets: TicketOpened[]) =>
    tickets.map(({ ticket_id }, index) => ({ ticket: ticket_id, sequence: index + 1 }));

  it('is given once to a ticket that comes again: to this instance, to another, to one that has just started', async () => {
    const tickets = await openSeveral(10);
    const [one, other] = [instance(), instance()];
    await assignAll(one, tickets);
    await assignAll(other, tickets);
    await assignAll(one, tickets.toReversed());
    await assignAll(instance(), tickets);
    expect(await series()).toEqual(inOrder(tickets));
  });

  it('is given once when a process died between its append and its acknowledgement', async () => {
    const tickets = await openSeveral(5);
    await expect(assignAll(instance(dyingAfterTheAppend), tickets)).rejects.toThrow(StoreUnavailable);
    await assignAll(instance(), tickets);
    expect(await series()).toEqual(inOrder(tickets));
  });

  it('is given once to tickets that an instance gets among others while it remembers the series as it was before', async () => {
    const tickets = await openSeveral(15);
    const [one, other] = [instance(), instance()];
    await assignAll(one, tickets.slice(0, 5));
    await assignAll(other, tickets.slice(5, 10));
    await assignAll(one, [...tickets.slice(5, 10), ...tickets.slice(10)]);
    await assignAll(other, tickets.toReversed());
    expect(await series()).toEqual(inOrder(tickets));
  });

  it('is given once, in one append for many tickets, however two instances race for the series', async () => {
    const tickets = await openSeveral(200);
    const [one, other] = [instance(), instance()];
    await Promise.all([assignAll(one, tickets), assignAll(other, tickets.toReversed())]);
    const given = await series();
    expect(given.map(({ sequence }) => sequence)).toEqual(tickets.map((_, index) => index + 1));
    expect(new Set(given.map(({ ticket }) => ticket)).size).toBe(200);
  });

  it('property: whatever is delivered to whom, and whoever dies after an append, the series is 1 to n', async () => {
    const delivery = fc.record({ ticket: fc.nat(5), instance: fc.nat(2), dies: fc.boolean(), pause: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 20 }), async (deliveries) => {
        newLog();
        const tickets = await openSeveral(6);
        const instances = [instance(), instance(), instance()];
        const dying = connect();
        const underWay: Promise<void>[] = [];
        for (const { ticket, instance: at, dies, pause } of deliveries) {
          const numbers = dies ? new Numbers({ store: dyingAfterTheAppend(dying) }) : instances[at]!;
          underWay.push(numbers.assign(tickets[ticket]!).catch(() => {}));
          if (pause) await underWay.at(-1);
        }
        await Promise.all(underWay);
        const given = await series();
        expect(given.map(({ sequence }) => sequence)).toEqual(given.map((_, index) => index + 1));
        expect(new Set(given.map(({ ticket }) => ticket))).toEqual(
          new Set(deliveries.map(({ ticket }) => tickets[ticket]!.ticket_id)),
        );
        expect(given).toHaveLength(new Set(deliveries.map(({ ticket }) => ticket)).size);
        await Promise.all(opened.splice(0).map((connection) => connection.close()));
      }),
      { numRuns: 25 },
    );
  });
});
