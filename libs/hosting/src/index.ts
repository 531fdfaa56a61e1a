export { openAdminKey } from './admin-key';
export { browserAddress, createCustomerLinks, type CustomerLinks, openLinkKey } from './customer-links';
export { databaseIn, openEventStore, openTracing, openViews, serversOf, storeFor, type Tracers } from './engines';
export type { Host } from './host';
export { refuseToStart, runProcess } from './run';
export { runService, type ServiceProcess } from './run-service';
export { type HostSettings, mongoUrlOf, type ServiceName } from './settings';
export { untilThere } from './starting';
export { atBroker, httpPlaces, isLoopback, linkKeyOf, linkKeyPlaces, type LogPlace, logPlaceOf, places } from './variables';
