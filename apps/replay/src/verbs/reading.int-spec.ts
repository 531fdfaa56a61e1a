import { derivedId, streams } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteViews } from '@eventdesk/read-models/sqlite';
import { Collected } from '../collected.for-spec';
import { deskConfig } from '../import/sample-log.for-spec';
import { viewsInFolder } from '../desk-views';
import { createOut } from '../out';
import { NOW, sale, SmallDesk, support } from '../small-desk.for-spec';
import { UsageError } from '../usage-error';
import { showDeskAt } from './as-of';
import { exportEvents, type EventsOptions } from './events';
import { showHistory } from './history';
import { rebuildDesk } from './rebuild';

let desk: SmallDesk;
let seen: Collected;
const now = () => NOW;
const out = (json = false) => createOut(seen.streams, json, () => 0);
beforeEach(async () => {
  desk = await SmallDesk.opened();
  seen = new Collected();
});
afterEach(() => desk.close());

describe('history', () => {
  const history = (ticket: string, asOf: string | null = null, config = deskConfig) =>
    showHistory({ store: desk.store, config, out: out() }, ticket, asOf);

  it('tells every event about a ticket in the order it occurred, from all services, by its number or its id', async () => {
    const found = await history('sup-2025-00001');
    expect(found).toEqual(await history(support));
    expect(found.ticket_number).toBe('SUP-2025-00001');
    expect(found.events.map(({ service, type }) => [service, type])).toEqual([
      ['ticket-command', 'TicketOpened'],
      ['numbering', 'NumberAssigned'],
      ['ticket-command', 'StatusChanged'],
    ]);
    expect(seen.answers()).toMatch(/^SUP-2025-00001 · support · open · normal · Station does not start\n/);
    expect(seen.answers()).toContain('2025-03-03T09:00:00.000Z  ticket-command  Status changed from new to open (Anna)');
  });

  it('looks for the number from the end of the series back to the opening of the ticket, and no further', async () => {
    const unnumbered = derivedId('third');
    await desk.number(derivedId('a'), 'SUP', 2);
    await desk.open(unnumbered, '2025-03-04T09:00:00.000Z');
    await desk.number(derivedId('b'), 'SUP', 3);
    let read = 0;
    const store: Pick<EventStore, 'readStream'> = {
      async *readStream(...args) {
        for await (const event of desk.store.readStream(...args)) {
          if (args[0].startsWith('numbering-')) read++;
          yield event;
        }
      },
    };
    const found = await showHistory({ store, config: deskConfig, out: out() }, unnumbered, null);
    expect([found.ticket_number, read]).toEqual([null, 2]);
    await desk.number(unnumbered, 'SUP', 4);
    expect((await history(unnumbered)).ticket_number).toBe('SUP-2025-00004');
  });

  it('as of an instant knows nothing of what came later', async () => {
    const { events, ticket, ticket_number } = await history(support, '2025-03-02T00:00:00.000Z');
    expect([events.length, ticket.status, ticket_number]).toEqual([1, 'new', null]);
    await expect(history(support, '2024-01-01T00:00:00.000Z')).rejects.toThrow(/did not exist yet/);
  });

  it.each(['SUP-2025-00002', 'INQ-2031-00001', streams.ticket(support), '0197d1a0-0000-7000-8000-000000000001'])(
    'says that there is no ticket %s',
    (ticket) => expect(history(ticket)).rejects.toThrow(UsageError),
  );

  it('asks for the id when two business entities gave the same number', async () => {
    await desk.number(sale, 'SUP', 1, streams.numbering('solarcars', 'SUP', 2025));
    const [first] = deskConfig.business_entities;
    const two = { ...deskConfig, business_entities: first ? [first, { ...first, slug: 'solarcars' }] : [] };
    await expect(history('SUP-2025-00001', null, two)).rejects.toThrow(`name one by its id: ${support}, ${sale}`);
  });
});

describe('events', () => {
  const options: EventsOptions = { types: [], follow: false, signal: new AbortController().signal };
  const lines = async (more: Partial<EventsOptions> = {}) => {
    seen = new Collected();
    const written = await exportEvents({ store: desk.store, out: out() }, { ...options, ...more });
    const events = seen
      .answers()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { type: string; ticket_id: string });
    expect(events).toHaveLength(written);
    return events;
  };

  it('are one a line in the order of the log, each as every reader of the log sees it', async () => {
    expect(await lines()).toEqual(JSON.parse(JSON.stringify(await desk.events())));
  });

  it('are only those of a period, of some types, of one business entity', async () => {
    expect(await lines({ from: '2025-03-02T00:00:00.000Z', to: '2025-03-03T09:00:00.000Z' })).toHaveLength(3);
    expect((await lines({ types: ['NumberAssigned'] })).map(({ type }) => type)).toEqual(['NumberAssigned', 'NumberAssigned']);
    const [entity] = deskConfig.business_entities;
    expect(await lines({ entity, types: ['StatusChanged', 'NumberAssigned'] })).toHaveLength(3);
    expect(await lines({ entity: entity && { ...entity, id: sale } })).toEqual([]);
  });

  it('go on with what is appended, until told to stop', async () => {
    const controller = new AbortController();
    const following = exportEvents({ store: desk.store, out: out() }, { ...options, follow: true, signal: controller.signal });
    await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
    while (seen.answers().split('\n').length < 7) await new Promise((resolve) => setTimeout(resolve, 5));
    controller.abort();
    expect(await following).toBe(6);
  });
});

describe('the desk as of an instant', () => {
  const deskAt = (instant: string) => showDeskAt({ store: desk.store, now, out: out() }, instant);

  it('counts tickets by type and status, the backlog and the pipeline as they were then', async () => {
    expect(await deskAt('2025-03-01T12:00:00.000Z')).toMatchObject({
      tickets: 1,
      by_type: { support: { total: 1, new: 1, open: 0 }, sales: { total: 0 } },
      backlog: { total: 1, by_department: { technical: 1 }, by_priority: { normal: 1 } },
      pipeline: { open_value: '0.00' },
    });
    expect(await deskAt('2025-03-03T09:00:00.000Z')).toMatchObject({
      tickets: 2,
      by_type: { support: { new: 0, open: 1 }, sales: { new: 1 } },
      backlog: { total: 2 },
      pipeline: { open_value: '4500.00', weighted_value: '450.00', won_value: '0.00' },
      sla: { without_clocks: 2 },
    });
    expect(seen.answers()).toContain('Pipeline: 4500.00 open, 450.00 weighted, 0.00 won');
  });

  it('knows which clocks ran and which were breached then, whenever that was recorded', async () => {
    const stream = streams.sla(support);
    const promise = { policy: 'plain', policy_version: '1', calendar: { kind: 'always' as const }, tzdata: '2025a' };
    const targets = {
      priority: 'normal' as const,
      target_seconds: 28_800,
      targets_by_priority: {},
      pauses_in: [],
      escalation: [],
    };
    const clock = { metric: 'response' as const, ticket_revision: 0 };
    const started = { ...clock, ...promise, ...targets } as never;
    const due_at = '2025-03-01T17:00:00.000Z';
    const breached = { ...clock, due_at, detected_at: '2025-03-09T00:00:00.000Z' };
    await desk.append(
      stream,
      { type: 'ClockStarted', data: started },
      { ticket_id: support, occurred_at: '2025-03-01T09:00:00.000Z' },
    );
    await desk.append(stream, { type: 'ClockBreached', data: breached }, { ticket_id: support, occurred_at: due_at });
    expect((await deskAt('2025-03-01T16:59:59.999Z')).sla.response).toMatchObject({ running: 1, breached: 0 });
    expect((await deskAt(due_at)).sla.response).toMatchObject({ running: 0, breached: 1 });
  });
});

describe('rebuild', () => {
  const rebuild = (view: 'contacts' | null = null) =>
    rebuildDesk({ store: desk.store, views: viewsInFolder(desk.folder), now, out: out() }, view);

  it('puts new views in place and says what differed', async () => {
    await desk.move(support, '2025-03-04T09:00:00.000Z', { from: 'open', to: 'resolved' });
    expect(await rebuild()).toMatchObject({
      events: 6,
      rebuilt: { tickets: 2, timeline: 6, numbers: 2 },
      live: { timeline: 5 },
      differences: ['timeline'],
    });
    expect(seen.answers()).toMatch(/6 {2}timeline, was 5: the old view lagged behind the log, or was wrong/);
    expect(seen.remarks()).toMatch(/6 events, 100 %/);
    expect(await rebuild('contacts')).toMatchObject({ view: 'contacts', differences: [] });
    const views = openSqliteViews({ folder: desk.folder });
    expect((await views.ticket('SUP-2025-00001'))?.ticket?.state.status).toBe('resolved');
    await views.close();
  });
});
