import { randomUUID } from 'node:crypto';
import { eventCodec, type NumberingEvent, streams } from '@eventdesk/contracts';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openEventStoreDb } from '@eventdesk/event-store/eventstoredb';
import { anId, anOpened, openedAt, recorded, withServer } from '@eventdesk/testing';
import { Numbers } from './numbers';
import type { TicketOpened } from './series-writer';

/** The server takes a repeated event for done where it stands in its place, and writes it again where it stands elsewhere. */
withServer('eventstoredb', (url) => {
  const stores: EventStore[] = [];
  const open = () => {
    const store = openEventStoreDb({ url, now: () => openedAt });
    stores.push(store);
    return store;
  };
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));

  const openedFor = (business_entity: string) => (name: string) => {
    const [event] = recorded([anOpened({ ticket_id: anId(name) })], 0, anId(name)) as [TicketOpened];
    return { ...event, position: '0/0', data: { ...event.data, business_entity } };
  };
  const sequences = async (business_entity: string) => {
    const events: NumberingEvent['data'][] = [];
    for await (const stored of open().readStream(streams.numbering(business_entity, 'SUP', 2025)))
      events.push(eventCodec.decode<NumberingEvent>(stored).data);
    return events;
  };
  const isNumberedOnce = async (business_entity: string, tickets: readonly TicketOpened[]) => {
    const events = await sequences(business_entity);
    expect(events.map(({ sequence }) => sequence)).toEqual(tickets.map((_, index) => index + 1));
    expect(new Set(events.map(({ ticket_id }) => ticket_id))).toEqual(new Set(tickets.map(({ ticket_id }) => ticket_id)));
  };
  const rotated = <T>(items: readonly T[], by: number) => [...items.slice(by), ...items.slice(0, by)];

  it('several writers that number the same tickets in different orders and batches give each one number, without a gap', async () => {
    const entity = `race-${randomUUID()}`;
    const tickets = Array.from({ length: 60 }, (_, index) => openedFor(entity)(`ticket ${index}`));
    await Promise.all(
      [0, 7, 23, 41].map(async (by, writer) => {
        const numbers = new Numbers({ store: open() });
        const own = rotated(tickets, by);
        for (let start = 0; start < own.length; start += writer + 2)
          await Promise.all(own.slice(start, start + writer + 2).map((ticket) => numbers.assign(ticket)));
      }),
    );
    await isNumberedOnce(entity, tickets);
  });

  it('a number whose answer was lost is not given again, whatever comes beside it the next time', async () => {
    const entity = `lost-${randomUUID()}`;
    const [one, two, three] = ['one', 'two', 'three'].map(openedFor(entity)) as [TicketOpened, TicketOpened, TicketOpened];
    const store = open();
    let lost = 0;
    const losing: EventStore = {
      append: async (...args) => {
        const answer = await store.append(...args);
        if (lost++ === 0) throw new StoreUnavailable('the answer was lost');
        return answer;
      },
      readStream: (...args) => store.readStream(...args),
      readAll: (range) => store.readAll(range),
      subscribe: (...args) => store.subscribe(...args),
      head: () => store.head(),
      close: () => store.close(),
    };
    const numbers = new Numbers({ store: losing });
    const other = new Numbers({ store: open() });
    await expect(Promise.all([one, two].map((ticket) => numbers.assign(ticket)))).rejects.toThrow('lost');
    await Promise.all([two, three].map((ticket) => other.assign(ticket)));
    await Promise.all([three, one, two].map((ticket) => numbers.assign(ticket)));
    await isNumberedOnce(entity, [one, two, three]);
  });
});
