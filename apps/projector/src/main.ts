/** The projector as a process of its own: the views are in MongoDB. */
import { databaseIn, mongoUrlOf, openViews, runService } from '@eventdesk/hosting';
import { checkpointsBeside } from '@eventdesk/read-models';
import { mongoRebuildRecord, rebuildMongoViews } from '@eventdesk/read-models/mongodb';
import { ProjectorModule } from './module';

/** Of no ticket: looking it up costs the same however many there are. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

runService('projector', async (host) => {
  const { bus, logger, store, clock, settings, lifecycle } = host;
  // Rebuilt views come with a checkpoint of their own: from there the projector goes on.
  const views = await openViews(
    host,
    () =>
      void bus
        .consumers()[0]
        ?.restart()
        .catch(() => undefined),
  );
  const url = mongoUrlOf(settings);
  const place = { url, database: databaseIn(url) };
  const record = mongoRebuildRecord(place);
  lifecycle.started('record of rebuilds', () => record.close());
  return {
    module: ProjectorModule.with({
      ...{ views, logger },
      rebuilding: {
        ...{ record, head: () => store.head(), now: () => clock.now() },
        rebuild: (order) => rebuildMongoViews({ ...place, store, ...order }),
      },
    }),
    server: { checkpoints: checkpointsBeside(views) },
    engines: { views: () => views.ticket(NOBODY) },
  };
});
