export * from './port';
export * from './handle-command';
export * from './tracing';
