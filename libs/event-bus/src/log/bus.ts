/** Consumers fed from the log itself: one process, no broker. */
import type { EventStore } from '@eventdesk/event-store';
import type { EventBus } from '../port';

/** Pino's shape, or anything like it. */
export interface BusLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface RetryPolicy {
  /** How often a handler is tried before its ticket is parked. */
  attempts: number;
  firstDelayMs: number;
  maxDelayMs: number;
}

export type EventOutcome = 'handled' | 'retried' | 'parked';

export interface LogEventBusOptions {
  store: EventStore;
  /** SQLite file of checkpoints and parked work (`consumers.db`); created when absent. */
  statePath: string;
  /** The clock: when something was parked. Retries wait in real time, whatever the clock says. */
  now: () => string;
  logger?: BusLogger;
  /** Default: 5 attempts, 100 ms doubling up to 5 s, with jitter. */
  retry?: Partial<RetryPolicy>;
  /** Called after every attempt, with how long the handler took. */
  onEvent?: (consumer: string, outcome: EventOutcome, seconds: number) => void;
}

export function createLogEventBus(_options: LogEventBusOptions): EventBus {
  throw new Error('under construction');
}
