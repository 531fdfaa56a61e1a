/** The whole log through the checks of single events. Where it is damaged, reading goes on behind the damage. */
import { CorruptEvent, type EventStore, type LogBatch } from '@eventdesk/event-store';
import { checkEvent } from './event-checks';
import { checkPlace } from './check-place';
import { fault, type Finding, note } from './fault';
import { Ledger } from './ledger';

export interface EventsToCheck {
  store: EventStore;
  /** Whether the store keeps a hash chain: its check names damaged events, and proves revisions and ids. */
  chained: boolean;
  /** A temporary folder. */
  scratch: string;
  onBatch: (batch: LogBatch) => void;
}

export async function* checkEvents({ store, chained, scratch, onBatch }: EventsToCheck): AsyncGenerator<Finding> {
  const ledger = Ledger.open(scratch);
  const damaged: Finding[] = [];
  const onCorrupt = (error: CorruptEvent) => {
    ledger.assumeOpened(error.stream);
    if (chained) return;
    // Its place is taken, whatever stands in it.
    ledger.putRevision(error.stream, error.revision);
    damaged.push(fault('events', `position ${error.position} (${error.stream}, revision ${error.revision})`, 'cannot be read'));
  };
  try {
    for await (const batch of soundBatches(store, onCorrupt)) {
      yield* damaged.splice(0);
      for (const stored of batch.events) {
        if (!chained) yield* checkPlace(stored, ledger);
        yield* checkEvent(stored, ledger);
      }
      onBatch(batch);
    }
    yield* damaged;
    const { tickets, unnumbered } = ledger.counts();
    if (unnumbered > 0)
      yield note('numbers', 'numbering', `${unnumbered} of ${tickets} tickets have no number yet: numbering has not seen them`);
  } finally {
    ledger.close();
  }
}

async function* soundBatches(store: EventStore, onCorrupt: (error: CorruptEvent) => void): AsyncGenerator<LogBatch> {
  for (let after: string | null = null; ;) {
    try {
      for await (const batch of store.readAll({ after })) {
        yield batch;
        after = batch.position;
      }
      return;
    } catch (error) {
      if (!(error instanceof CorruptEvent)) throw error;
      onCorrupt(error);
      after = error.position;
    }
  }
}
