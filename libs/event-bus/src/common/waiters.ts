/** Those who wait for a consumer to come to a position. Nobody polls: progress wakes them. */
import { comparePositions } from '@eventdesk/event-store';

/** How far a consumer is. */
export interface Progress {
  /** Are all events of this ticket up to there finished or parked? */
  isHandled(ticketId: string, position: string): boolean;
  /** Is everything up to there finished or parked? */
  isPassed(position: string): boolean;
}

interface Waiter {
  position: string;
  resolve(): void;
  reject(error: Error): void;
}

/** Whether one who is `at` a position has come to another. */
export const reached = (at: string | null, position: string): boolean => at !== null && comparePositions(at, position) >= 0;

export class Waiters {
  readonly #byTicket = new Map<string, Waiter[]>();
  #passing: Waiter[] = [];
  #ended: Error | null = null;

  /** @param progress of now: a restart sets it back */
  constructor(private readonly progress: () => Progress) {}

  /** @param signal of a caller who may give up: rejects with its reason, and nothing of the wait is kept */
  handled(ticketId: string, position: string, signal?: AbortSignal): Promise<void> {
    if (this.progress().isHandled(ticketId, position)) return Promise.resolve();
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    let giveUp = () => {};
    const waiting = this.#wait(position, (waiter) => {
      const waiters = this.#byTicket.get(ticketId);
      if (waiters) waiters.push(waiter);
      else this.#byTicket.set(ticketId, [waiter]);
      giveUp = () => this.#giveUp(ticketId, waiter, signal?.reason as Error);
      signal?.addEventListener('abort', giveUp);
    });
    if (!signal) return waiting;
    const ended = () => signal.removeEventListener('abort', giveUp);
    waiting.then(ended, ended);
    return waiting;
  }

  passed(position: string): Promise<void> {
    if (this.progress().isPassed(position)) return Promise.resolve();
    return this.#wait(position, (waiter) => this.#passing.push(waiter));
  }

  /** Events of this ticket were finished or parked. */
  ticketMoved(ticketId: string): void {
    const waiters = this.#byTicket.get(ticketId);
    if (!waiters) return;
    const left = release(waiters, ({ position }) => this.progress().isHandled(ticketId, position));
    if (left.length > 0) this.#byTicket.set(ticketId, left);
    else this.#byTicket.delete(ticketId);
  }

  positionMoved(): void {
    if (this.#passing.length === 0) return;
    this.#passing = release(this.#passing, ({ position }) => this.progress().isPassed(position));
  }

  /** More of the log was read: a ticket may turn out to have nothing there. */
  readOn(): void {
    for (const ticketId of [...this.#byTicket.keys()]) this.ticketMoved(ticketId);
  }

  /** Rejects all that wait, and all that would from now on. */
  end(error: Error): void {
    this.#ended = error;
    for (const waiter of [...this.#passing, ...[...this.#byTicket.values()].flat()]) waiter.reject(error);
    this.#passing = [];
    this.#byTicket.clear();
  }

  #giveUp(ticketId: string, waiter: Waiter, reason: Error): void {
    const left = this.#byTicket.get(ticketId)?.filter((one) => one !== waiter) ?? [];
    if (left.length > 0) this.#byTicket.set(ticketId, left);
    else this.#byTicket.delete(ticketId);
    waiter.reject(reason);
  }

  #wait(position: string, add: (waiter: Waiter) => void): Promise<void> {
    if (this.#ended) return Promise.reject(this.#ended);
    const promise = new Promise<void>((resolve, reject) => add({ position, resolve, reject }));
    // Whoever gave up waiting is not to bring the process down when the consumer stops.
    promise.catch(() => {});
    return promise;
  }
}

function release(waiters: Waiter[], isOver: (waiter: Waiter) => boolean): Waiter[] {
  const left: Waiter[] = [];
  for (const waiter of waiters) {
    if (isOver(waiter)) waiter.resolve();
    else left.push(waiter);
  }
  return left;
}
