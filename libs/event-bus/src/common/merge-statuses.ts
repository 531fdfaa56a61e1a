import { comparePositions } from '@eventdesk/event-store';
import type { ConsumerStatus } from '../port';

/** One for each name: what its instances hold is summed, and the slowest says how far it is. */
export function mergeStatuses(statuses: readonly ConsumerStatus[]): ConsumerStatus[] {
  const merged = new Map<string, ConsumerStatus>();
  for (const status of statuses) {
    const before = merged.get(status.name);
    merged.set(status.name, before ? both(before, status) : status);
  }
  return [...merged.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const both = (a: ConsumerStatus, b: ConsumerStatus): ConsumerStatus => ({
  name: a.name,
  position: lowest(a.position, b.position),
  pending: a.pending + b.pending,
  caughtUp: a.caughtUp && b.caughtUp,
  parked: a.parked + b.parked,
  fault: a.fault ?? b.fault,
});

const lowest = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : comparePositions(a, b) <= 0 ? a : b;
