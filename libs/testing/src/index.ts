export * from './builders';
export * from './decider-spec';
export { defaultDesk } from './default-desk';
export * from './desk-process';
