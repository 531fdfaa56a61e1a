/** What the client's errors mean to the callers of the store, and how long to go on trying. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ErrorType, isCommandError, MaxAppendSizeExceededError } from '@eventstore/db-client';
import { StoreUnavailable } from '../port';

const PASSING: ReadonlySet<ErrorType> = new Set([
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.UNKNOWN,
]);
const RESOURCE_EXHAUSTED = 8;
/** gRPC's INVALID_ARGUMENT, PERMISSION_DENIED, FAILED_PRECONDITION, OUT_OF_RANGE and UNIMPLEMENTED. */
const LASTING_CODES: ReadonlySet<number> = new Set([3, 7, RESOURCE_EXHAUSTED, 9, 11, 12]);

/** An election takes a few seconds; a pause no longer than this has a reader back soon after it. */
const LONGEST_PAUSE_MS = 5_000;
const FIRST_PAUSE_MS = 100;

/** StoreUnavailable where trying again may help, RangeError where the server takes no event so large, else the error as it is. */
export function asPortError(error: unknown): Error {
  if (error instanceof MaxAppendSizeExceededError)
    return new RangeError(`the server takes ${error.maxAppendSize} bytes an append (MaxAppendSize), these events are larger`);
  if (isLargeEvent(error)) return new RangeError(`the server takes no event so large: ${error.message}`);
  if (isPassing(error))
    return new StoreUnavailable(`the event store does not answer as it should: ${error.message}`, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

/** KurrentDB's own limit of an event, and gRPC's of a message: this client has no class for either. */
const isLargeEvent = (error: unknown): error is Error =>
  error instanceof Error &&
  isCommandError(error) &&
  (Number(error.code) === RESOURCE_EXHAUSTED || /maximum append event size/i.test(error.message));

function isPassing(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  if (!isCommandError(error)) return error.message.startsWith('Failed to discover');
  return PASSING.has(error.type) && !LASTING_CODES.has(error.code ?? 0);
}

/** Tries again while that may help, pausing longer each time, and never in step with other processes. */
export class Patience {
  #tries = 0;
  #failingSince: number | null = null;

  /** @param ms of failing until patience ends; @param ended cuts a pause short */
  constructor(
    private readonly ms: number,
    private readonly ended: AbortSignal,
  ) {}

  succeeded(): void {
    this.#tries = 0;
    this.#failingSince = null;
  }

  get leftMs(): number {
    return this.#failingSince === null ? this.ms : Math.max(0, this.#failingSince + this.ms - performance.now());
  }

  /** Returns when it is time for the next try. @throws the error when none may help, or patience would end before it */
  async after(error: unknown): Promise<void> {
    const reason = asPortError(error);
    this.#failingSince ??= performance.now();
    if (!(reason instanceof StoreUnavailable) || this.ended.aborted || this.leftMs < this.#longestPauseMs) throw reason;
    await this.pause();
  }

  async pause(): Promise<void> {
    const ms = this.#longestPauseMs * (0.5 + Math.random() / 2);
    this.#tries++;
    await sleep(ms, undefined, { signal: this.ended }).catch(() => undefined);
  }

  get #longestPauseMs(): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** this.#tries, LONGEST_PAUSE_MS);
  }
}
