export { createLogEventBus, type LogEventBusOptions } from './bus';
export type { RetryPolicy } from './retry';
export type { BusLogger, EventOutcome } from './settings';
