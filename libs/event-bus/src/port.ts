/** The event bus as services see it: durable consumers, at least once, in order per ticket. */
import type { ParkedTicket, Recorded } from '@eventdesk/contracts';

export interface ConsumerOptions {
  /** Durable name: its checkpoint and its parked work outlive the process. */
  name: string;
  /** Streams to follow by prefix, like `ticket-`. */
  prefixes: readonly string[];
  /** How many tickets may be under way at once; events of one ticket never are. Default 256. */
  concurrency?: number;
  /** Where this consumer's checkpoint lives, when not with the bus: the projector keeps it beside its views. */
  checkpoints?: CheckpointStore;
}

/** `load` gives the position up to which everything was finished; `null` starts from the beginning of the log. */
export interface CheckpointStore {
  load(): Promise<string | null>;
  save(position: string): Promise<void>;
  /** Names what `load` spoke of last: what other instances have finished for anything else counts for nothing. Absent, it never changes. */
  epoch?(): string;
}

/** Must be idempotent by (stream, revision). Rejecting means "not done": retried with backoff, then parked for this ticket. */
export type EventHandler = (event: Recorded) => Promise<void>;

export interface ConsumerStatus {
  name: string;
  /** Everything up to here is finished or parked. */
  position: string | null;
  /** Events known but not finished. */
  pending: number;
  caughtUp: boolean;
  /** Tickets with parked work. */
  parked: number;
  /** Why the consumer stands still, when it does (a corrupt log, a checkpoint beyond the log's head). */
  fault: string | null;
}

export interface Consumer {
  status(): ConsumerStatus;
  /** Whether this instance is the one of its name that has the ticket, now: its timers are to be set here. */
  holds(ticketId: string): boolean;
  /**
   * Resolves when all events of this ticket up to this position are finished or parked. Rejects when the consumer stops first,
   * and when the signal aborts.
   */
  handled(ticketId: string, position: string, signal?: AbortSignal): Promise<void>;
  /** Resolves when everything up to this position is finished or parked. Rejects when the consumer stops first. */
  passed(position: string): Promise<void>;
  /** Starts again from the checkpoint store (after a rebuild swapped the views); tries until it can. Rejects when it stops. */
  restart(): Promise<void>;
  /** Finishes what is under way, saves the checkpoint. */
  stop(): Promise<void>;
}

export interface EventBus {
  /** @throws CheckpointBeyondHead when the log was restored from an older backup than the checkpoint */
  consume(options: ConsumerOptions, handler: EventHandler): Promise<Consumer>;
  /** Those of this process. */
  consumers(): Consumer[];
  /**
   * Resolves when the consumer of that name, in whichever process, has all events of this ticket up to the position finished or
   * parked. Asked again of whoever holds the ticket next; rejects when nobody does for seconds, when the broker does not answer,
   * and when the signal aborts. The caller bounds the wait.
   */
  handled(consumer: string, ticketId: string, position: string, signal?: AbortSignal): Promise<void>;
  /** One per consumer name, put together from all instances of the desk that answer within half a second. Rejects when none can be asked. */
  statuses(): Promise<ConsumerStatus[]>;
  parked(): Promise<ParkedTicket[]>;
  /** Tries the parked work of one ticket again, in order. Answers how many events were finished, and what failed, if any. */
  retryParked(consumer: string, ticketId: string): Promise<{ finished: number; error: string | null }>;
  close(): Promise<void>;
}

/** Thrown by a handler when what it needs is away for everybody (mail server, database): retried without end, never parked. */
export class TryLater extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TryLater';
  }
}

export class CheckpointBeyondHead extends Error {
  constructor(
    readonly consumer: string,
    readonly checkpoint: string,
    readonly head: string | null,
  ) {
    super(
      `the checkpoint ${checkpoint} of "${consumer}" lies beyond the log's head ${head ?? '(empty)'}: the log was restored from an older backup. ` +
        `Delete the consumers' state to start it from the beginning; handlers are idempotent`,
    );
    this.name = 'CheckpointBeyondHead';
  }
}
