import type { EventStore } from '@eventdesk/event-store';
import type { CheckpointStore, EventHandler } from '../port';
import type { ConsumerState } from './consumer-state';
import type { RetryPolicy } from './retry';

/** Pino's shape, or anything like it. */
export interface BusLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export type EventOutcome = 'handled' | 'retried' | 'parked';

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
