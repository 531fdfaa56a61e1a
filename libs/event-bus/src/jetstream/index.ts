export { createJetStreamEventBus, type JetStreamEventBusOptions } from './bus';
export type { BrokerSettings } from './broker';
export { connectNats, type NatsSettings, whyNotNats } from './connection';
export { BrokerUnavailable, NobodyHolds, PartitionsDiffer } from './faults';
export { Refill, type Relayed } from './refill';
export { type Relay, type RelayOptions, type RelayStatus, startRelay } from './relay';
