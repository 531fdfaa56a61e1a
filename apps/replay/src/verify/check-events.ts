/** The whole log through the checks of single events. Where it is damaged, reading goes on behind the damage. */
import { CorruptEvent, type EventStore, type LogBatch } from '@eventdesk/event-store';
import { checkEvent } from './event-checks';
import { type Finding, note } from './fault';
import { Ledger } from './ledger';

/**
 * Damaged events are left to the check of the hash chain, which names them.
 * @param scratch a temporary folder
 */
export async function* checkEvents(
  store: EventStore,
  scratch: string,
  onBatch: (batch: LogBatch) => void,
): AsyncGenerator<Finding> {
  const ledger = Ledger.open(scratch);
  try {
    for await (const batch of soundBatches(store, ({ stream }) => ledger.assumeOpened(stream))) {
      for (const stored of batch.events) yield* checkEvent(stored, ledger);
      onBatch(batch);
    }
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
