import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCodec, type NumberingEvent, type Recorded, streams } from '@eventdesk/contracts';
import { type EventStore, StoreUnavailable } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { anId, anOpened, openedAt, recorded } from '@eventdesk/testing';
import * as fc from 'fast-check';
import { Numbers } from './numbers';
import type { TicketOpened } from './series-writer';

const opened = (name: string, ticket_type: 'support' | 'sales' = 'support', at = openedAt): TicketOpened => {
  const [event] = recorded([anOpened({ ticket_id: anId(name), ticket_type }, at)], 0, anId(name));
  // Opened before anything that this log holds.
  return { ...(event as TicketOpened), position: '0' };
};
const several = (count: number) => Array.from({ length: count }, (_, index) => opened(`ticket ${index}`));

describe('numbers for opened tickets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eventdesk-numbering-'));
  let files = 0;
  let store: EventStore;
  const openStore = () => openSqliteEventStore({ path: join(folder, `${files++}.db`), now: () => openedAt });
  beforeEach(() => {
    store = openStore();
  });
  afterEach(() => store.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  const series = async (name = 'SUP', from = store) => {
    const events: Recorded<NumberingEvent>[] = [];
    const stream = streams.numbering('chargecars', name, 2025);
    for await (const stored of from.readStream(stream)) events.push(eventCodec.decode<NumberingEvent>(stored));
    return events;
  };
  const assignAll = (numbers: Numbers, tickets: TicketOpened[]) => Promise.all(tickets.map((ticket) => numbers.assign(ticket)));
  const idsOf = (tickets: { ticket_id: string }[]) => tickets.map(({ ticket_id }) => ticket_id);

  it('follow the order in which tickets came, each series for itself', async () => {
    const tickets = several(5);
    await assignAll(new Numbers({ store }), [...tickets, opened('a sale', 'sales')]);
    expect(idsOf(await series())).toEqual(idsOf(tickets));
    expect((await series()).map(({ data }) => data.ticket_number)).toEqual([1, 2, 3, 4, 5].map((n) => `SUP-2025-0000${n}`));
    expect((await series('SAL')).map(({ data }) => data.ticket_number)).toEqual(['SAL-2025-00001']);
  });

  it('are appended together for all tickets that wait', async () => {
    const append = jest.spyOn(store, 'append');
    const numbers = new Numbers({ store });
    await assignAll(numbers, several(100));
    expect(append).toHaveBeenCalledTimes(1);
    expect(await series()).toHaveLength(100);
  });

  it('name their own ticket as their cause, and its time as theirs', async () => {
    const history: TicketOpened = { ...opened('old', 'support', '2025-01-02T09:00:00.000Z'), imported: true };
    const today = opened('today');
    await assignAll(new Numbers({ store }), [history, today]);
    const causes = [history, today].map(({ id, ticket_id, correlation_id, occurred_at }) => ({
      ticket_id,
      correlation_id,
      causation_id: id,
      occurred_at,
      actor: { id: 'numbering' },
    }));
    const numbered = await series();
    expect(numbered).toMatchObject(causes);
    expect(numbered.map(({ imported }) => imported)).toEqual([true, undefined]);
  });

  it('are given once, however often a ticket comes: at once, later, or to a process that died before its checkpoint', async () => {
    const tickets = several(10);
    const numbers = new Numbers({ store });
    await assignAll(numbers, [...tickets, ...tickets]);
    await assignAll(numbers, tickets);
    await assignAll(new Numbers({ store }), [...tickets, opened('one more')]);
    expect(idsOf(await series())).toEqual(idsOf([...tickets, opened('one more')]));
  });

  it('leave no gap and give none twice with three instances that get the same tickets', async () => {
    const tickets = several(150);
    const instances = [1, 2, 3].map(() => new Numbers({ store }));
    await Promise.all(instances.map((numbers, index) => assignAll(numbers, index === 1 ? tickets.toReversed() : tickets)));
    const numbered = await series();
    expect(numbered.map(({ data }) => data.sequence)).toEqual(tickets.map((_, index) => index + 1));
    expect(new Set(idsOf(numbered))).toEqual(new Set(idsOf(tickets)));
  });

  it('are looked up no further back than their ticket’s opening, however long the series is', async () => {
    await assignAll(new Numbers({ store }), several(200));
    const read: number[] = [];
    const readStream = store.readStream.bind(store);
    jest.spyOn(store, 'readStream').mockImplementation(async function* (...args) {
      for await (const event of readStream(...args)) {
        read.push(event.revision);
        yield event;
      }
    });
    const late = { ...opened('late'), position: (await store.head()) ?? '0' };
    await new Numbers({ store }).assign(late);
    expect(read).toEqual([199]);
    jest.restoreAllMocks();
    expect((await series()).at(-1)?.data).toMatchObject({ ticket_id: late.ticket_id, sequence: 201 });
  });

  it('are not given again when the answer to an append was lost', async () => {
    const append = store.append.bind(store);
    jest.spyOn(store, 'append').mockImplementationOnce(async (...args) => {
      await append(...args);
      throw new StoreUnavailable('the connection broke after the append');
    });
    const numbers = new Numbers({ store });
    const [first, second] = [opened('first'), opened('second')];
    await expect(numbers.assign(first)).rejects.toThrow(StoreUnavailable);
    await assignAll(numbers, [second, first]);
    expect(idsOf(await series())).toEqual(idsOf([first, second]));
  });

  it('property: whatever is delivered to whom, in whatever order and however often, the series is 1 to n', async () => {
    const tickets = several(6);
    const delivery = fc.record({ ticket: fc.nat(5), instance: fc.nat(2), pause: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 25 }), async (deliveries) => {
        const log = openStore();
        const instances = [0, 1, 2].map(() => new Numbers({ store: log }));
        const underWay: Promise<void>[] = [];
        for (const { ticket, instance, pause } of deliveries) {
          underWay.push(instances[instance]!.assign(tickets[ticket]!));
          if (pause) await underWay.at(-1);
        }
        await Promise.all(underWay);
        const numbered = await series('SUP', log);
        await log.close();
        const delivered = new Set(deliveries.map(({ ticket }) => tickets[ticket]!.ticket_id));
        expect(numbered.map(({ data }) => data.sequence)).toEqual([...delivered].map((_, index) => index + 1));
        expect(new Set(idsOf(numbered))).toEqual(delivered);
      }),
      { numRuns: 40 },
    );
  });
});
