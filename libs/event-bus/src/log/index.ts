export { createLogEventBus, type BusLogger, type EventOutcome, type LogEventBusOptions, type RetryPolicy } from './bus';
