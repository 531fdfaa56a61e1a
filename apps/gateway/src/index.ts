export { createGateway } from './create-gateway';
export { type GatewayStore, KeptUnavailable } from './kept/port';
export { openSqliteKept, type SqliteKeptOptions } from './kept/sqlite';
export type { FollowUp, GatewayPorts, Readiness } from './ports';
