import { collectDefaultMetrics, Registry } from 'prom-client';

/** Registry of one process, with Node's own figures in it; rooms add theirs. */
export function createMetrics(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
