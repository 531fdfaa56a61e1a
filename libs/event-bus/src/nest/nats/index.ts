export { NatsRequestClient, type NatsRequestClientOptions } from './client';
export { createNatsRequests, type NatsRequestsOptions } from './requests';
