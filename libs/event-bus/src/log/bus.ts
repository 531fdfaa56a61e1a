/** Consumers fed from the log itself: one process, no broker. */
import type { ParkedTicket } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { BusLogger, EventOutcome } from '../common/attempts';
import { defaultRetry, type RetryPolicy } from '../common/retry';
import type { Consumer, ConsumerOptions, ConsumerStatus, EventBus, EventHandler } from '../port';
import { LogConsumer } from './consumer';
import { ConsumerState } from './consumer-state';
import type { ConsumerSettings } from './settings';

export interface LogEventBusOptions {
  store: EventStore;
  /** SQLite file of checkpoints and parked work (`consumers.db`); created when absent. One process at a time. */
  statePath: string;
  /** The clock: when something was parked. Retries wait in real time, whatever the clock says. */
  now: () => string;
  logger?: BusLogger;
  /** Default: 5 attempts, 100 ms doubling up to 5 s, with jitter. */
  retry?: Partial<RetryPolicy>;
  /** Called after every attempt, with how long the handler took. */
  onEvent?: (consumer: string, outcome: EventOutcome, seconds: number) => void;
}

const DEFAULT_CONCURRENCY = 256;
/** How old a consumer's idea of the log's head may be. Deliveries don't wait for it: it only tells whether one got stuck. */
const LOOK_EVERY_MS = 1_000;

/** An event bus over the store's own log. @throws Error when the state file cannot be opened */
export const createLogEventBus = (options: LogEventBusOptions): EventBus => new LogEventBus(options);

class LogEventBus implements EventBus {
  readonly #state: ConsumerState;
  readonly #consumers = new Map<string, LogConsumer>();
  readonly #starting = new Set<string>();
  readonly #looking: NodeJS.Timeout;

  constructor(private readonly options: LogEventBusOptions) {
    this.#state = new ConsumerState(options.statePath);
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY_MS).unref();
  }

  async consume(options: ConsumerOptions, handler: EventHandler): Promise<Consumer> {
    const { name } = options;
    if (this.#consumers.has(name) || this.#starting.has(name)) throw new Error(`the consumer "${name}" runs already`);
    this.#starting.add(name);
    try {
      const consumer = await LogConsumer.start(this.#settings(options, handler), () => this.#consumers.delete(name));
      this.#consumers.set(name, consumer);
      return consumer;
    } finally {
      this.#starting.delete(name);
    }
  }

  consumers(): Consumer[] {
    return [...this.#consumers.values()];
  }

  async handled(name: string, ticketId: string, position: string, signal?: AbortSignal): Promise<void> {
    await this.#consumer(name).handled(ticketId, position, signal);
  }

  statuses(): Promise<ConsumerStatus[]> {
    return Promise.resolve(this.consumers().map((consumer) => consumer.status()));
  }

  parked(): Promise<ParkedTicket[]> {
    return Promise.resolve(this.#state.parkedTickets());
  }

  async retryParked(name: string, ticketId: string): Promise<{ finished: number; error: string | null }> {
    return this.#consumer(name).retryParked(ticketId);
  }

  async close(): Promise<void> {
    clearInterval(this.#looking);
    await Promise.all(this.consumers().map((consumer) => consumer.stop()));
    this.#state.close();
  }

  #consumer(name: string): LogConsumer {
    const consumer = this.#consumers.get(name);
    if (!consumer) throw new Error(`no consumer "${name}" runs here`);
    return consumer;
  }

  #settings({ name, prefixes, concurrency, checkpoints }: ConsumerOptions, handler: EventHandler): ConsumerSettings {
    const { store, now, logger, retry, onEvent } = this.options;
    return {
      name,
      prefixes,
      handler,
      store,
      now,
      logger,
      onEvent,
      state: this.#state,
      concurrency: concurrency ?? DEFAULT_CONCURRENCY,
      checkpoints: checkpoints ?? this.#state.checkpointsOf(name),
      retry: { ...defaultRetry, ...retry },
    };
  }

  async #look(): Promise<void> {
    try {
      const head = await this.options.store.head();
      for (const consumer of this.#consumers.values()) consumer.look(head);
    } catch {
      // A store that cannot answer shows as the fault of every consumer that reads it.
    }
  }
}
