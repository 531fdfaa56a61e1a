import type { ViewStore } from './port';

/** The views as the place where the checkpoint of whoever keeps them up is kept. */
export const checkpointsBeside = (views: Pick<ViewStore, 'loadCheckpoint' | 'saveCheckpoint' | 'epoch'>) => ({
  load: () => views.loadCheckpoint(),
  save: (position: string) => views.saveCheckpoint(position),
  epoch: () => views.epoch(),
});
