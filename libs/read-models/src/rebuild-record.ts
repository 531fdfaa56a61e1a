import { noRebuild, type RebuildStatus } from '@eventdesk/contracts';

/** What is known of the last rebuild that was asked for; instances that share their views share it, so that one runs at a time. */
export interface RebuildRecord {
  /** One whose process is gone has failed. */
  read(): Promise<RebuildStatus>;
  /** @returns false while another one runs: then it changes nothing */
  begin(status: RebuildStatus): Promise<boolean>;
  /** To be told every few seconds while it runs. Of a rebuild that is not the last one any more, nothing is kept. */
  save(status: RebuildStatus): Promise<void>;
}

/** For views that one process alone applies to: whatever ran when it ended is over. */
export function rebuildRecordInMemory(): RebuildRecord {
  let last = noRebuild;
  return {
    read: () => Promise.resolve(last),
    begin(status) {
      const isFree = last.state !== 'running';
      if (isFree) last = status;
      return Promise.resolve(isFree);
    },
    save(status) {
      if (last.id === status.id) last = status;
      return Promise.resolve();
    },
  };
}
