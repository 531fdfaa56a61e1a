/** The projector as a process of its own: the views are in MongoDB. */
import { openViews, runService } from '@eventdesk/hosting';
import { checkpointsBeside } from '@eventdesk/read-models';
import { ProjectorModule } from './module';

/** Of no ticket: looking it up costs the same however many there are. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

runService('projector', async (host) => {
  const { bus, logger } = host;
  // Rebuilt views come with a checkpoint of their own: from there the projector goes on.
  const views = await openViews(
    host,
    () =>
      void bus
        .consumers()[0]
        ?.restart()
        .catch(() => undefined),
  );
  return {
    module: ProjectorModule.with({ views, logger }),
    server: { checkpoints: checkpointsBeside(views) },
    engines: { views: () => views.ticket(NOBODY) },
  };
});
