/** Those who wait for a consumer to come to a position. Nobody polls: progress wakes them. */
import { comparePositions } from '@eventdesk/event-store';

/** How far a consumer is. */
export interface Progress {
  readonly read: string | null;
  readonly position: string | null;
  /** Position of the ticket's oldest unfinished event; null when it has none. */
  oldestUnfinished(ticketId: string): string | null;
}

interface Waiter {
  position: string;
  resolve(): void;
  reject(error: Error): void;
}

const reached = (at: string | null, position: string) => at !== null && comparePositions(at, position) >= 0;

export class Waiters {
  readonly #byTicket = new Map<string, Waiter[]>();
  #passing: Waiter[] = [];
  #ended: Error | null = null;

  /** @param progress of now: a restart sets it back */
  constructor(private readonly progress: () => Progress) {}

  handled(ticketId: string, position: string): Promise<void> {
    if (this.#isHandled(ticketId, position)) return Promise.resolve();
    return this.#wait(position, (waiter) => {
      const waiters = this.#byTicket.get(ticketId);
      if (waiters) waiters.push(waiter);
      else this.#byTicket.set(ticketId, [waiter]);
    });
  }

  passed(position: string): Promise<void> {
    if (reached(this.progress().position, position)) return Promise.resolve();
    return this.#wait(position, (waiter) => this.#passing.push(waiter));
  }

  /** Events of this ticket were finished or parked. */
  ticketMoved(ticketId: string): void {
    const waiters = this.#byTicket.get(ticketId);
    if (!waiters) return;
    const left = release(waiters, ({ position }) => this.#isHandled(ticketId, position));
    if (left.length > 0) this.#byTicket.set(ticketId, left);
    else this.#byTicket.delete(ticketId);
  }

  positionMoved(): void {
    if (this.#passing.length === 0) return;
    const at = this.progress().position;
    this.#passing = release(this.#passing, ({ position }) => reached(at, position));
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

  #wait(position: string, add: (waiter: Waiter) => void): Promise<void> {
    if (this.#ended) return Promise.reject(this.#ended);
    const promise = new Promise<void>((resolve, reject) => add({ position, resolve, reject }));
    // Whoever gave up waiting is not to bring the process down when the consumer stops.
    promise.catch(() => {});
    return promise;
  }

  #isHandled(ticketId: string, position: string): boolean {
    const { read } = this.progress();
    const oldest = this.progress().oldestUnfinished(ticketId);
    return reached(read, position) && (oldest === null || comparePositions(oldest, position) > 0);
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
