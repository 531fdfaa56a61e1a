import { type Category, categories as all } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { AttemptSettings } from '../common/attempts';
import type { TicketQueues } from '../common/ticket-queues';
import type { Waiters } from '../common/waiters';
import type { Broker } from './broker';
import type { JetStreamJob } from './reading';
import type { Kept } from './kept-elsewhere';
import type { RelayWatch } from './relay-watch';
import type { Room } from './room';

/** Longest wait before the broker is tried again: a server that is being started, or a stream that is being filled, is soon there. Milliseconds. */
export const LONGEST_DELAY_MS = 3_000;

/** All that the partitions of one consumer work with. */
export interface PartitionSettings extends AttemptSettings {
  categories: readonly Category[];
  broker: Broker;
  relays: RelayWatch;
  store: EventStore;
  now: () => string;
  queues: TicketQueues<JetStreamJob>;
  room: Room;
  waiters: Pick<Waiters, 'handled'>;
  leaseMs: number;
  ackWaitMs: number;
  /** The checkpoint kept elsewhere that everything must be read from; undefined when the broker keeps it. */
  checkpoint: () => Promise<Kept> | undefined;
  /** Of what that is the position; always the same when the broker keeps it. */
  epoch: () => string;
  /** Something was read, finished or parked. */
  onMove: () => void;
}

/** @throws Error for streams that are no category's: the stream has no subject for them */
export function categoryOf(prefix: string): Category {
  const category = all.find((name) => `${name}-` === prefix);
  if (!category) throw new Error(`"${prefix}" is no category of the desk: over JetStream, only whole categories can be followed`);
  return category;
}
