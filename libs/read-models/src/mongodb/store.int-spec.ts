import { withServer } from '@eventdesk/testing';
import { viewStoreContract } from '../contract';
import { CleanDatabases } from './clean-databases';
import { openMongoViews, rebuildMongoViews } from '.';

withServer('mongodb', (url) => {
  const databases = new CleanDatabases(url);
  afterAll(() => databases.dropAll());

  viewStoreContract('MongoDB', async () => {
    const database = databases.take();
    let views = await openMongoViews({ url, database });
    return {
      views,
      reopen: async () => {
        await views.close();
        return (views = await openMongoViews({ url, database }));
      },
      rebuild: async (store, view) => {
        // A few documents in hand at a time, so that some are written and taken up again.
        await rebuildMongoViews({ url, database, store, batch: 3, grace: 250, ...(view ? { view } : {}) });
      },
      cleanup: async () => {
        await views.close();
        await databases.giveBack(database);
      },
    };
  });
});
