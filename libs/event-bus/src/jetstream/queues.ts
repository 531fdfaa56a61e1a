/** The queues of a consumer's tickets, whichever of its partitions they are in. */
import { Attempts, type AttemptSettings } from '../common/attempts';
import { TicketQueues } from '../common/ticket-queues';
import { LeaseLost } from './lease';
import type { Partition } from './partition';
import type { JetStreamJob } from './reading';

/** @param onDone an event was finished or parked; whether more moved by it than its ticket */
export function queuesOf(
  settings: AttemptSettings & { concurrency: number },
  partitionOf: (ticketId: string) => Partition | undefined,
  onDone: (ticketId: string, hasMoved: boolean) => void,
): TicketQueues<JetStreamJob> {
  const attempts = new Attempts<JetStreamJob>(settings, async ({ ticketId, stored, failures }, error) => {
    const partition = partitionOf(ticketId);
    // Another may be done with it by now: what is parked here then, nobody would look for.
    if (!partition?.ledger.held) throw new LeaseLost(`the partition of ${ticketId}`);
    await partition.parked.park(ticketId, stored, { attempts: failures, error });
    return { kind: 'done' };
  });
  return new TicketQueues(settings.concurrency, {
    attempt: async (job) => {
      const attempted = partitionOf(job.ticketId)?.attempt(job, () => attempts.attempt(job));
      return (await attempted) ?? { kind: 'removed' };
    },
    done: (job) => onDone(job.ticketId, partitionOf(job.ticketId)?.finished(job) ?? false),
  });
}
