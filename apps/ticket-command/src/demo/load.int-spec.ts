import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoBrand, demoTicketId, eventCodec, type Recorded, streams, withDemoBrand } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { aCommand, defaultDesk, openedAt } from '@eventdesk/testing';
import { TicketCommands } from '../ticket-commands';

describe('loading a part of the demo month', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-demo-'));
  let store: EventStore;
  let files = 0;
  beforeEach(() => void (store = openSqliteEventStore({ path: join(folder, `${files++}.db`), now: () => openedAt })));
  afterEach(() => store.close());
  afterAll(() => rmSync(folder, { recursive: true }));
  const config = withDemoBrand(defaultDesk());
  const part = { generation: 1, end: openedAt, from: 0, count: 4 };
  const eventsOf = async (index: number) => {
    const events: Recorded[] = [];
    for await (const stored of store.readStream(streams.ticket(demoTicketId(1, index)))) events.push(eventCodec.decode(stored));
    return events;
  };

  it('appends whole tickets of the demo brand as history, and says how many there are in all', async () => {
    expect(await new TicketCommands({ store, config }).loadDemo(part)).toEqual({ appended: expect.any(Number) as number });
    const events = await eventsOf(3);
    expect(events[0]).toMatchObject({
      type: 'TicketOpened',
      imported: true,
      data: {
        business_entity: 'demo',
        business_entity_id: demoBrand.id,
        number_series: { series: expect.stringMatching(/^DEMO-/) as string },
      },
    });
    expect(events.filter(({ imported, occurred_at }) => !imported || occurred_at > openedAt)).toEqual([]);
    expect(await eventsOf(4)).toEqual([]);
  });

  it('again appends only what is not there, whatever was done to the others since', async () => {
    const tickets = new TicketCommands({ store, config });
    await tickets.loadDemo(part);
    const ticket_id = demoTicketId(1, 3);
    await tickets.handle(aCommand({ type: 'RemoveTicket', data: { reason: 'tried' } }, { ticket_id }));
    const head = await store.head();
    await tickets.loadDemo(part);
    expect(await store.head()).toBe(head);
    await tickets.loadDemo({ ...part, count: 5 });
    expect((await eventsOf(4)).length).toBeGreaterThan(0);
  });

  it('is not possible where the demo brand has no room, nor beyond the month', async () => {
    await expect(new TicketCommands({ store, config: defaultDesk() }).loadDemo(part)).rejects.toThrow('desk.yaml');
    await new TicketCommands({ store, config }).loadDemo({ ...part, from: 500 });
    expect(await store.head()).toBeNull();
  });
});
