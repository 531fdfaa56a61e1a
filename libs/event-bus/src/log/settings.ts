import type { EventStore } from '@eventdesk/event-store';
import type { BusLogger, EventOutcome } from '../common/attempts';
import type { RetryPolicy } from '../common/retry';
import type { CheckpointStore, EventHandler } from '../port';
import type { ConsumerState } from './consumer-state';

/** All that one consumer works with. */
export interface ConsumerSettings {
  name: string;
  prefixes: readonly string[];
  concurrency: number;
  handler: EventHandler;
  checkpoints: CheckpointStore;
  store: EventStore;
  state: ConsumerState;
  now: () => string;
  retry: RetryPolicy;
  logger: BusLogger | undefined;
  onEvent: ((consumer: string, outcome: EventOutcome, seconds: number) => void) | undefined;
}
