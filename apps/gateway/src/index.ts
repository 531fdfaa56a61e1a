export { createGateway } from './create-gateway';
export { interfaceDocument } from './gateway.module';
export { createFollowUp } from './follow-up';
export { type GatewayStore, KeptUnavailable } from './kept/port';
export { openSqliteKept, type SqliteKeptOptions } from './kept/sqlite';
export { readiness } from './readiness';
export type { FollowUp, GatewayPorts, Readiness } from './ports';
