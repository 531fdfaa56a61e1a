/** Rebuilds of the views that somebody asked for from outside: one at a time, beside the projector's own work. */
import { randomUUID } from 'node:crypto';
import type { Instant, RebuildReply, RebuildStatus } from '@eventdesk/contracts';
import type { RebuildRecord, RebuildReport, ViewName } from '@eventdesk/read-models';
import type { Logger } from '@eventdesk/runtime';

export interface RebuildOrder {
  /** This view alone; all when absent. */
  view?: ViewName;
  onProgress: (events: number) => void;
}

export interface RebuildPorts {
  /** Builds beside the live views and swaps. @throws whatever kept it from that: then the live views stay as they are */
  rebuild: (order: RebuildOrder) => Promise<RebuildReport>;
  record: RebuildRecord;
  /** Position of the log's last event. */
  head: () => Promise<string | null>;
  now: () => Instant;
  logger: Pick<Logger, 'info' | 'error' | 'warn'>;
}

/** How often is told how far it is, and that it goes on. Milliseconds. */
const TELL_EVERY = 1_000;

export class Rebuilds {
  constructor(private readonly ports: RebuildPorts) {}

  /** Answers when it has begun. @throws StoreUnavailable, ViewsUnavailable */
  async start(view: ViewName | 'all'): Promise<RebuildReply> {
    const { record, head, now } = this.ports;
    const status: RebuildStatus = {
      id: randomUUID(),
      view,
      state: 'running',
      events_done: 0,
      events_total: countedBy(await head()),
      started_at: now(),
      finished_at: null,
      error: null,
    };
    if (!(await record.begin(status))) return { outcome: 'refused', status: await record.read() };
    void this.#run(status, view);
    return { outcome: 'accepted', status };
  }

  /** @throws ViewsUnavailable */
  status(): Promise<RebuildStatus> {
    return this.ports.record.read();
  }

  async #run(begun: RebuildStatus, view: ViewName | 'all'): Promise<void> {
    const { rebuild, logger } = this.ports;
    let events_done = 0;
    const telling = setInterval(() => void this.#tell({ ...begun, events_done }), TELL_EVERY).unref();
    try {
      const onProgress = (events: number) => void (events_done = events);
      const { events, failed } = await rebuild({ ...(view === 'all' ? {} : { view }), onProgress });
      logger.info({ view, events, failed: failed.length }, 'the views were rebuilt');
      clearInterval(telling);
      await this.#end({ ...begun, state: 'done', events_done: events, error: unfolded(failed) });
    } catch (error) {
      logger.error({ err: error, view }, 'the views could not be rebuilt; they are as before');
      clearInterval(telling);
      await this.#end({ ...begun, state: 'failed', events_done, error: error instanceof Error ? error.message : String(error) });
    }
  }

  #end(status: RebuildStatus): Promise<void> {
    return this.#tell({ ...status, finished_at: this.ports.now() });
  }

  /** What cannot be told now is taken for lost after a while; the rebuild itself does not depend on it. */
  async #tell(status: RebuildStatus): Promise<void> {
    const { record, logger } = this.ports;
    await record.save(status).catch((error: unknown) => logger.warn({ err: error }, 'how far a rebuild is cannot be kept now'));
  }
}

/** The positions of some stores count events from 1, those of others are places in a file. */
const countedBy = (head: string | null): number | null => {
  if (head === null) return 0;
  return /^\d+$/.test(head) ? Number(head) : null;
};

const unfolded = (failed: RebuildReport['failed']): string | null =>
  failed.length === 0
    ? null
    : `cannot be folded to their end: the tickets ${failed.map(({ ticket_id }) => ticket_id).join(', ')}`;
