/** The parked tickets of one consumer. A parked ticket has no queue: all its events come here, in order, until it is empty. */
import { eventCodec, type StoredEvent } from '@eventdesk/contracts';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import { type Failure, loadParked, type RetryResult } from '../common/parked';
import { messageOf } from '../common/retry';
import type { EventHandler } from '../port';
import type { ConsumerState } from './consumer-state';

export interface ParkedWorkOptions {
  consumer: string;
  state: ConsumerState;
  store: EventStore;
  now: () => string;
}

export class ParkedWork {
  readonly #tickets = new Set<string>();
  readonly #retries = new Map<string, Promise<RetryResult>>();
  #stopping = false;

  /** @param checkpoint what lies beyond it is forgotten here: the log gives it again */
  constructor(
    private readonly options: ParkedWorkOptions,
    checkpoint: string | null,
  ) {
    for (const event of options.state.parkedEvents(options.consumer)) {
      if (checkpoint === null || comparePositions(event.position, checkpoint) > 0) options.state.unpark(event);
      else this.#tickets.add(event.ticket_id);
    }
  }

  get tickets(): number {
    return this.#tickets.size;
  }

  has(ticketId: string): boolean {
    return this.#tickets.has(ticketId);
  }

  /** @param events the one that failed, then all that wait behind it. @throws when it cannot be made durable; then nothing is parked */
  park(ticketId: string, events: readonly StoredEvent[], failure: Failure): void {
    const { state, consumer, now } = this.options;
    const rows = events.map((stored, index) => ({ ticketId, stored, ...(index === 0 ? { failure } : {}) }));
    state.park(consumer, now(), rows);
    this.#tickets.add(ticketId);
  }

  /** A further event of a parked ticket. */
  add(ticketId: string, stored: StoredEvent): void {
    this.options.state.park(this.options.consumer, this.options.now(), [{ ticketId, stored }]);
  }

  /** One try for each event, in order, up to the first that fails. Asked twice at once, both get the same answer. */
  retry(ticketId: string, handler: EventHandler): Promise<RetryResult> {
    const running = this.#retries.get(ticketId);
    if (running) return running;
    const retry = this.#retry(ticketId, handler).finally(() => this.#retries.delete(ticketId));
    this.#retries.set(ticketId, retry);
    return retry;
  }

  /** Resolves when no retry is under way. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled(this.#retries.values());
  }

  async #retry(ticketId: string, handler: EventHandler): Promise<RetryResult> {
    const { state, consumer } = this.options;
    for (let finished = 0; ; finished++) {
      const event = state.firstParked(consumer, ticketId);
      if (!event) {
        // In one go with the look above: an event arriving later finds the ticket's queue open again.
        this.#tickets.delete(ticketId);
        return { finished, error: null };
      }
      if (this.#stopping) return { finished, error: `the consumer "${consumer}" is stopping` };
      try {
        await handler(eventCodec.decode(await loadParked(this.options.store, event)));
        state.unpark(event);
      } catch (error) {
        state.failedAgain(event, messageOf(error));
        return { finished, error: messageOf(error) };
      }
    }
  }
}
