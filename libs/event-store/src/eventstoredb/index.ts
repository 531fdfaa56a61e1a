export { openEventStoreDb, type EventStoreDbOptions } from './store';
