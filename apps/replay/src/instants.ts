import { Instant } from '@eventdesk/contracts';
import { UsageError } from './usage-error';

/** An instant as people type it: ISO 8601 with an offset, or a date, which stands for its first instant in UTC. @throws UsageError */
export function parseInstant(text: string, option: string): Instant {
  const result = Instant.safeParse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (result.success) return result.data;
  throw new UsageError(`${option} "${text}": expected an instant like 2025-03-01T09:30:00Z, or a date like 2025-03-01`);
}
