export { createGateway } from './create-gateway';
export type { FollowUp, GatewayPorts, Readiness } from './ports';
