export { createLogEventBus, type LogEventBusOptions } from './bus';
export type { RetryPolicy } from '../common/retry';
export type { BusLogger, EventOutcome } from '../common/attempts';
