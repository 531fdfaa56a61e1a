/** Parked work is kept as references: the log is the truth, and no customer's words are kept in a further place. */
import type { StoredEvent } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';

/** Why the first event of a ticket stands; those behind it have not failed. */
export interface Failure {
  attempts: number;
  error: string;
}

export interface RetryResult {
  finished: number;
  error: string | null;
}

/** What stands for those behind the first. */
export const WAITS: Failure = { attempts: 0, error: 'waits because an earlier event of this ticket failed' };

/** The event's type without its version. */
export const typeOf = ({ type }: StoredEvent): string => type.replace(/\.v\d+$/, '');

/** @throws Error when the log has no such event, StoreUnavailable */
export async function loadParked(
  store: EventStore,
  { stream, revision }: { stream: string; revision: number },
): Promise<StoredEvent> {
  for await (const stored of store.readStream(stream, { from: revision, limit: 1 })) return stored;
  throw new Error(`${stream} has no revision ${revision}: the log is not the one that this was parked from`);
}
