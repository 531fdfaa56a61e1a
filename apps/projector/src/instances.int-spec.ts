import 'reflect-metadata';
import { join } from 'node:path';
import { categories, eventCodec, type Recorded } from '@eventdesk/contracts';
import { eventually, type Instance, Instances } from '@eventdesk/event-bus/instances';
import { InProcessRequests, type RunningService, ServiceServer, startService } from '@eventdesk/event-bus/nest';
import { checkpointsBeside, type ViewStore } from '@eventdesk/read-models';
import { History } from '@eventdesk/read-models/contract';
import { openSqliteViews, rebuildViews } from '@eventdesk/read-models/sqlite';
import { createLogger } from '@eventdesk/runtime';
import { aMove, hoursLater, openedAt, withServer } from '@eventdesk/testing';
import { noRebuilding, sharedViews } from './shared-views.for-spec';
import { ProjectorModule } from '.';

const logger = createLogger('silent');
const TICKETS = 10;

withServer('nats', (natsUrl) =>
  withServer('mongodb', (url) => {
    describe('several instances of the projector, on one set of views', () => {
      jest.setTimeout(60_000);
      let desk: Instances;
      let writer: Instance;
      let shared: ReturnType<typeof sharedViews>;
      let views: ViewStore;
      let running: { instance: Instance; service: RunningService; views: ViewStore }[];
      beforeEach(async () => {
        desk = new Instances(natsUrl, () => openedAt);
        writer = await desk.start(categories);
        shared = sharedViews(url);
        views = await shared.open();
        running = [];
      });
      afterEach(async () => {
        await Promise.all(running.map(stop));
        await views.close();
        await desk.close();
        await shared.drop();
      });

      const start = async () => {
        const instance = await desk.start([]);
        const restarted = () =>
          void instance.bus
            .consumers()[0]
            ?.restart()
            .catch(() => {});
        const ownViews = await shared.open(restarted);
        const checkpoints = checkpointsBeside(ownViews);
        const server = new ServiceServer({
          name: 'projector',
          bus: instance.bus,
          commands: new InProcessRequests(),
          checkpoints,
        });
        const service = await startService(
          ProjectorModule.with({ views: ownViews, logger, rebuilding: noRebuilding }),
          server,
          false,
        );
        running.push({ instance, service, views: ownViews });
      };
      const startSeveral = (count: number) => Promise.all(Array.from({ length: count }, start));
      const stop = async (one: (typeof running)[number]) => {
        await one.service.close();
        await one.instance.stop();
        await one.views.close();
      };

      const append = async (events: readonly Recorded[]) => {
        for (const { id, stream, revision, position: _, recorded_at: __, type, data, ...metadata } of events) {
          const stored = eventCodec.encode(id, { type, data }, metadata);
          await writer.store.append(stream, revision === 0 ? 'no_stream' : revision - 1, [stored]);
        }
      };
      const aHistory = () => {
        const history = new History();
        for (let index = 0; index < TICKETS; index++) history.open(`ticket ${index}`);
        for (let index = 0; index < TICKETS; index++) {
          history.number(`ticket ${index}`);
          history.act(`ticket ${index}`, hoursLater(1), aMove('new', 'open'));
          history.mail(`ticket ${index}`, hoursLater(1));
        }
        return history;
      };
      /** As one alone folds them, in another engine, from the log. */
      const eventuallyAFreshReplay = async () => {
        const folder = join(desk.folder, 'fresh');
        await rebuildViews({ folder, store: desk.store });
        const fresh = openSqliteViews({ folder });
        const expected = await fresh.digests();
        await fresh.close();
        await eventually(async () => expect(await views.digests()).toEqual(expected), 45_000);
        expect(await writer.bus.parked()).toEqual([]);
      };

      it.each([2, 3])('%i of them make the same views', async (instances) => {
        await startSeveral(instances);
        await append(aHistory().events);
        await eventuallyAFreshReplay();
      });

      it('make the same views when all are replaced one by one while events come', async () => {
        await startSeveral(2);
        const appending = append(aHistory().events);
        for (let round = 0; round < 2; round++) {
          await start();
          await stop(running.shift()!);
        }
        await appending;
        await eventuallyAFreshReplay();
      });

      it('make the same views when one vanishes and the views are swapped meanwhile', async () => {
        await startSeveral(3);
        const { events } = aHistory();
        await append(events.slice(0, events.length / 2));
        await running[0]!.instance.cut();
        const appending = append(events.slice(events.length / 2));
        await shared.rebuild(desk.store);
        await appending;
        await eventuallyAFreshReplay();
      });
    });
  }),
);
