export * from './clock';
export * from './config';
export * from './keyed-queue';
export * from './lifecycle';
export * from './logger';
export * from './metrics';
