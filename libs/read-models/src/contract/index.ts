/** What every view store must do, whichever engine it is. An adapter's spec runs all of it in a few lines. */
import { figureContract } from './figures';
import type { CreateViews } from './fixture';
import { forecastContract } from './forecast';
import { foldingContract } from './folding';
import { listContract } from './lists';
import { queueContract } from './queues';
import { rebuildContract } from './rebuilding';
import { reportContract } from './reports';
import { registerContract } from './registers';
import { removalContract } from './removal';
import { searchContract } from './search';
import { similarContract } from './similar';

export type { CreateViews, ViewsUnderTest } from './fixture';
export { History, logOf } from './history';

/** Needs jest's globals. */
export function viewStoreContract(name: string, create: CreateViews): void {
  describe(`${name} as a view store`, () => {
    foldingContract(create);
    listContract(create);
    searchContract(create);
    similarContract(create);
    figureContract(create);
    forecastContract(create);
    queueContract(create);
    reportContract(create);
    registerContract(create);
    removalContract(create);
    rebuildContract(create);
  });
}
