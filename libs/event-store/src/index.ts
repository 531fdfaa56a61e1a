export * from './port';
export * from './handle-command';
