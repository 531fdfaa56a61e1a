export * from './builders';
export * from './decider-spec';
export { defaultDesk } from './default-desk';
export { type Answer, type DeskProcess, runDesk, startDesk } from './desk-process';
export { type Services, type ServicesOptions, startServices } from './services-process';
export { type DeskAtServers, dropDesk } from './drop-desk';
export { browserPath, withBrowser } from './browser';
export { realServers, withServer, withVariable } from './real-server';
export { TcpProxy } from './tcp-proxy';
