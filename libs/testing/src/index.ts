export * from './builders';
export * from './decider-spec';
export { defaultDesk } from './default-desk';
export * from './desk-process';
export { realServers, withServer, withVariable } from './real-server';
export { TcpProxy } from './tcp-proxy';
