/** The parked tickets of one partition: one document each at the broker. Only who holds the partition changes them. */
import { eventCodec, type ParkedTicket, type StoredEvent } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { type Failure, loadParked, type RetryResult, typeOf, WAITS } from '../common/parked';
import { messageOf } from '../common/retry';
import { reached } from '../common/waiters';
import type { EventHandler } from '../port';
import type { Broker } from './broker';
import type { Bucket, Found } from './bucket';

interface Parked extends Failure {
  consumer: string;
  ticket_id: string;
  events: ParkedEvent[];
}

interface ParkedEvent {
  id: string;
  type: string;
  stream: string;
  revision: number;
  position: string;
  parked_at: string;
}

export interface ParkedTicketsOptions {
  consumer: string;
  partition: number;
  broker: Pick<Broker, 'bucket' | 'partitionOf'>;
  store: EventStore;
  now: () => string;
}

export class ParkedTickets {
  readonly #tickets = new Map<string, Found<Parked>>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #retries = new Map<string, Promise<RetryResult>>();
  #stopping = false;

  constructor(private readonly options: ParkedTicketsOptions) {}

  get size(): number {
    return this.#tickets.size;
  }

  has(ticketId: string): boolean {
    return this.#tickets.has(ticketId);
  }

  /** @param again the position from which the stream gives everything again: what is parked past it is forgotten here */
  async load(again?: { after: string | null }): Promise<void> {
    const { broker, consumer, partition } = this.options;
    const found = await broker.bucket.all<Parked>(`parked.${consumer}.>`);
    this.#tickets.clear();
    for (const { value, revision } of found.filter((one) => broker.partitionOf(one.value.ticket_id) === partition)) {
      this.#tickets.set(value.ticket_id, { value, revision });
      if (!again) continue;
      const events = value.events.filter(({ position }) => reached(again.after, position));
      if (events.length < value.events.length) await this.#change(value.ticket_id, { ...value, events });
    }
  }

  /** The first failing event of a ticket. Durable when it resolves. */
  park(ticketId: string, stored: StoredEvent, failure: Failure): Promise<void> {
    return this.#inTurn(ticketId, async () => {
      const events = [this.#reference(stored)];
      await this.#change(ticketId, { consumer: this.options.consumer, ticket_id: ticketId, ...failure, events });
    });
  }

  /** A further event of a parked ticket. @returns false when the ticket is not parked any more: the event is to be handled then */
  keep(ticketId: string, stored: StoredEvent): Promise<boolean> {
    return this.#inTurn(ticketId, async () => {
      const parked = this.#tickets.get(ticketId)?.value;
      if (!parked) return false;
      const isThere = parked.events.some(({ stream, revision }) => stream === stored.stream && revision === stored.revision);
      if (!isThere) await this.#change(ticketId, { ...parked, events: [...parked.events, this.#reference(stored)] });
      return true;
    });
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
    if (!this.#tickets.has(ticketId)) await this.#lookUp(ticketId);
    for (let finished = 0; ; finished++) {
      const first = this.#tickets.get(ticketId)?.value.events[0];
      if (!first) return { finished, error: null };
      if (this.#stopping) return { finished, error: `the consumer "${this.options.consumer}" is stopping` };
      try {
        await handler(eventCodec.decode(await loadParked(this.options.store, first)));
        await this.#update(ticketId, (parked) => ({ ...parked, ...WAITS, events: parked.events.slice(1) }));
      } catch (error) {
        await this.#update(ticketId, (parked) => ({ ...parked, attempts: parked.attempts + 1, error: messageOf(error) }));
        return { finished, error: messageOf(error) };
      }
    }
  }

  /** It may have been parked by an instance that held the ticket before, or not be loaded yet. */
  async #lookUp(ticketId: string): Promise<void> {
    const found = await this.options.broker.bucket.get<Parked>(this.#keyOf(ticketId));
    if (found) this.#tickets.set(ticketId, found);
  }

  #keyOf(ticketId: string): string {
    return `parked.${this.options.consumer}.${ticketId}`;
  }

  #update(ticketId: string, next: (parked: Parked) => Parked): Promise<void> {
    return this.#inTurn(ticketId, async () => {
      const parked = this.#tickets.get(ticketId);
      if (parked) await this.#change(ticketId, next(parked.value));
    });
  }

  /** @throws Error when another instance changed it: then it is read again, and this one does not decide any more */
  async #change(ticketId: string, value: Parked): Promise<void> {
    const { bucket } = this.options.broker;
    const key = this.#keyOf(ticketId);
    const before = this.#tickets.get(ticketId)?.revision ?? 0;
    const isEmpty = value.events.length === 0;
    const revision = isEmpty ? await bucket.remove(key, before) : await bucket.replace(key, value, before);
    if (revision === null) {
      const found = await bucket.get<Parked>(key);
      if (found) this.#tickets.set(ticketId, found);
      else this.#tickets.delete(ticketId);
      throw new Error(`what is parked of ${ticketId} was changed by another instance`);
    }
    if (isEmpty) this.#tickets.delete(ticketId);
    else this.#tickets.set(ticketId, { value, revision });
  }

  #reference(stored: StoredEvent): ParkedEvent {
    const { id, stream, revision, position } = stored;
    return { id, type: typeOf(stored), stream, revision, position, parked_at: this.options.now() };
  }

  #inTurn<R>(ticketId: string, work: () => Promise<R>): Promise<R> {
    const turn = (this.#turns.get(ticketId) ?? Promise.resolve()).then(work, work);
    this.#turns.set(ticketId, turn);
    const settled = () => {
      if (this.#turns.get(ticketId) === turn) this.#turns.delete(ticketId);
    };
    turn.then(settled, settled);
    return turn;
  }
}

/** What is parked of every consumer, whoever holds its partitions. */
export async function parkedTickets(bucket: Bucket): Promise<ParkedTicket[]> {
  const documents = await bucket.all<Parked>('parked.>');
  return documents
    .sort((a, b) => a.revision - b.revision)
    .flatMap(({ value: { consumer, ticket_id, attempts, error, events } }) => {
      const [first] = events;
      if (!first) return [];
      const { id: event_id, type: event_type, parked_at } = first;
      return [{ consumer, ticket_id, event_id, event_type, attempts, error, parked_at, waiting: events.length - 1 }];
    });
}
