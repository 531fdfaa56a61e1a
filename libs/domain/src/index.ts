export * from './decider';
export * from './sla/state';
