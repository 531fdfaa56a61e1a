import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCodec, type Recorded } from '@eventdesk/contracts';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { InProcessRequests, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { History } from '@eventdesk/read-models/contract';
import type { ViewStore } from '@eventdesk/read-models';
import { openSqliteViews, rebuildViews } from '@eventdesk/read-models/sqlite';
import { aMove, anId, hoursLater, openedAt } from '@eventdesk/testing';
import { noRebuilding } from './shared-views.for-spec';
import { ProjectorModule } from '.';

const now = () => openedAt;

describe('the service projector', () => {
  let folder: string;
  let store: ReturnType<typeof openSqliteEventStore>;
  let bus: ReturnType<typeof createLogEventBus>;
  let views: ViewStore;
  let service: RunningService;
  const applied: string[] = [];
  const warnings: string[] = [];
  let calls = 0;
  /** Events of these tickets can't be folded. */
  const poisoned = new Set<string>();

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-projector-'));
    store = openSqliteEventStore({ path: join(folder, 'events.db'), now });
    bus = createLogEventBus({ store, statePath: join(folder, 'consumers.db'), now, retry: { attempts: 2, firstDelayMs: 1 } });
    views = openSqliteViews({ folder, onSwap: () => void service.consumer?.restart() });
    poisoned.clear();
    [applied.length, warnings.length, calls] = [0, 0, 0];
    service = await start();
  });
  afterEach(async () => {
    await service.close();
    await bus.close();
    await views.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const start = () => {
    const faulty = {
      apply: async (events: readonly Recorded[]) => {
        calls++;
        if (events.some(({ ticket_id }) => poisoned.has(ticket_id))) throw new Error('poison');
        await views.apply(events);
      },
    };
    const server = new ServiceServer({
      name: 'projector',
      bus,
      commands: new InProcessRequests(),
      checkpoints: { load: () => views.loadCheckpoint(), save: (position) => views.saveCheckpoint(position) },
    });
    const logger = { warn: (_: unknown, message?: string) => void warnings.push(message ?? '') };
    const onApplied = (events: readonly Recorded[]) => void applied.push(...events.map(({ id }) => id));
    const ports = { views: faulty, logger: logger as never, onApplied, rebuilding: noRebuilding };
    return startService(ProjectorModule.with(ports), server, false);
  };

  const append = async (events: readonly Recorded[]) => {
    let last = '';
    for (const { id, stream, revision, position: _, recorded_at: __, type, data, ...metadata } of events) {
      const stored = eventCodec.encode(id, { type, data }, metadata);
      last = (await store.append(stream, revision === 0 ? 'no_stream' : revision - 1, [stored])).position;
    }
    return last;
  };
  const aDesk = (tickets: number) => {
    const history = new History();
    for (let index = 0; index < tickets; index++) history.open(`ticket ${index}`);
    for (let index = 0; index < tickets; index++) history.number(`ticket ${index}`);
    history.mail('ticket 0', hoursLater(1));
    return history;
  };

  it('brings the events of all services into the views, many at once, and says so', async () => {
    const { events } = aDesk(40);
    await service.close();
    const last = await append(events);
    service = await start();
    await service.consumer?.passed(last);
    expect(await views.counts()).toEqual({ tickets: 40, timeline: events.length, contacts: 1, numbers: 40 });
    expect([...applied].sort()).toEqual(events.map(({ id }) => id).sort());
    expect(calls).toBeLessThan(events.length / 4);
  });

  it('goes on after a stop from the checkpoint beside the views', async () => {
    const history = aDesk(3);
    await service.consumer?.passed(await append(history.events));
    await service.close();
    const known = history.events.length;
    history.act('ticket 1', hoursLater(2), aMove('new', 'open'));
    const last = await append(history.events.slice(known));
    applied.length = 0;
    service = await start();
    await service.consumer?.passed(last);
    expect(applied).toEqual(history.events.slice(known).map(({ id }) => id));
  });

  it('parks the ticket of an event that can’t be folded, and brings in all others', async () => {
    poisoned.add(anId('ticket 3'));
    const { events } = aDesk(6);
    await service.consumer?.passed(await append(events));
    expect((await views.counts()).tickets).toBe(5);
    expect(await bus.parked()).toEqual([expect.objectContaining({ ticket_id: anId('ticket 3'), error: 'poison' })]);
    poisoned.clear();
    expect(await bus.retryParked('projector', anId('ticket 3'))).toMatchObject({ error: null });
    expect(await views.ticket(anId('ticket 3'))).not.toBeNull();
  });

  it('starts again from the new views when a rebuild swapped them: nothing is lost, nothing parked', async () => {
    const history = aDesk(5);
    await service.consumer?.passed(await append(history.events));
    const known = history.events.length;
    await rebuildViews({ folder, store });
    history.open('a later one');
    history.act('ticket 2', hoursLater(3), aMove('new', 'open'));
    await service.consumer?.passed(await append(history.events.slice(known)));
    expect((await views.counts()).timeline).toBe(history.events.length);
    expect((await views.ticket(anId('ticket 2')))?.ticket?.state.status).toBe('open');
    expect(await bus.parked()).toEqual([]);
  });
});
