import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventCodec, type RebuildReply, type Recorded, type RebuildStatus, requestPatterns } from '@eventdesk/contracts';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import { InProcessRequests, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { checkpointsBeside, rebuildRecordInMemory, type ViewStore } from '@eventdesk/read-models';
import { History } from '@eventdesk/read-models/contract';
import { openSqliteViews, rebuildViews } from '@eventdesk/read-models/sqlite';
import { createLogger } from '@eventdesk/runtime';
import { aMove, anId, hoursLater, openedAt } from '@eventdesk/testing';
import type { RebuildOrder } from './rebuilds';
import { ProjectorModule } from '.';

const now = () => openedAt;

describe('a rebuild that the projector is asked for', () => {
  let folder: string;
  let store: ReturnType<typeof openSqliteEventStore>;
  let bus: ReturnType<typeof createLogEventBus>;
  let views: ViewStore;
  let service: RunningService;
  let requests: InProcessRequests;
  /** What a rebuild waits for before it ends. */
  let held: Promise<void>;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eventdesk-rebuilds-'));
    store = openSqliteEventStore({ path: join(folder, 'events.db'), now });
    bus = createLogEventBus({ store, statePath: join(folder, 'consumers.db'), now });
    views = openSqliteViews({ folder, onSwap: () => void service.consumer?.restart() });
    requests = new InProcessRequests();
    held = Promise.resolve();
    const rebuild = async (order: RebuildOrder) => {
      const report = await rebuildViews({ folder, store, ...order });
      await held;
      return report;
    };
    const rebuilding = { rebuild, record: rebuildRecordInMemory(), head: () => store.head(), now };
    service = await startService(
      ProjectorModule.with({ views, logger: createLogger('silent'), rebuilding }),
      new ServiceServer({ name: 'projector', bus, commands: requests, checkpoints: checkpointsBeside(views) }),
      false,
    );
  });
  afterEach(async () => {
    await service.close();
    await bus.close();
    await views.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (view: string) => requests.request(requestPatterns.rebuild, { view }, 5_000) as Promise<RebuildReply>;
  const status = () => requests.request(requestPatterns.rebuildStatus, {}, 5_000) as Promise<RebuildStatus>;
  const ended = async (): Promise<RebuildStatus> => {
    for (;;) {
      const known = await status();
      if (known.state !== 'running') return known;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
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
    return history;
  };
  const freshDigests = async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'eventdesk-fresh-'));
    await rebuildViews({ folder: fresh, store });
    const replayed = openSqliteViews({ folder: fresh });
    const digests = await replayed.digests();
    await replayed.close();
    rmSync(fresh, { recursive: true });
    return digests;
  };

  it('under writes ends with the views of a fresh replay', async () => {
    const history = aDesk(60);
    await service.consumer?.passed(await append(history.events));
    const known = history.events.length;
    for (let index = 0; index < 60; index++) history.act(`ticket ${index}`, hoursLater(1), aMove('new', 'open'));
    const [, last] = await Promise.all([ask('all'), append(history.events.slice(known))]);
    expect(await ended()).toMatchObject({ state: 'done', error: null, view: 'all' });
    await service.consumer?.passed(last);
    expect(await views.digests()).toEqual(await freshDigests());
    expect((await views.ticket(anId('ticket 59')))?.ticket?.state.status).toBe('open');
  });

  it('says how far it is, and is one at a time', async () => {
    const history = aDesk(3);
    await service.consumer?.passed(await append(history.events));
    expect(await status()).toMatchObject({ state: 'idle', id: null });
    let letGo = () => {};
    held = new Promise((resolve) => (letGo = resolve));
    const { status: begun } = await ask('timeline');
    expect(begun).toMatchObject({
      state: 'running',
      view: 'timeline',
      events_total: history.events.length,
      started_at: openedAt,
    });
    expect(await ask('all')).toEqual({ outcome: 'refused', status: begun });
    letGo();
    expect(await ended()).toEqual({ ...begun, state: 'done', events_done: history.events.length, finished_at: openedAt });
    expect(await ask('all')).toMatchObject({ outcome: 'accepted' });
    await ended();
  });

  it('that fails leaves the live views as they are, and says why', async () => {
    const history = aDesk(3);
    await service.consumer?.passed(await append(history.events));
    const before = await views.digests();
    held = Promise.reject(new Error('the disk is full'));
    held.catch(() => undefined);
    await ask('contacts');
    expect(await ended()).toMatchObject({ state: 'failed', error: 'the disk is full' });
    expect(await views.digests()).toEqual(before);
  });

  it('of a view that there is not is an error of whoever asks', async () => {
    await expect(ask('nothing')).rejects.toThrow('Invalid');
    expect(await status()).toMatchObject({ state: 'idle' });
  });
});
