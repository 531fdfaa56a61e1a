/** The event bus between processes: consumers share partitions of one JetStream stream that relays fill from the log. */
import type { ParkedTicket } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { nuid, type Subscription } from 'nats';
import type { BusLogger, EventOutcome } from '../common/attempts';
import { defaultRetry, type RetryPolicy } from '../common/retry';
import type { Consumer, ConsumerOptions, ConsumerStatus, EventBus, EventHandler } from '../port';
import { Broker, type BrokerSettings } from './broker';
import { JetStreamConsumer, type JetStreamConsumerSettings } from './consumer';
import { BrokerUnavailable } from './faults';
import { HandledRequests } from './handled-requests';
import { parkedTickets } from './parked-tickets';
import { RelayWatch } from './relay-watch';
import { askToRetry } from './retry-requests';
import { answerStatuses, askStatuses } from './status-requests';

export interface JetStreamEventBusOptions extends BrokerSettings {
  /** For its head, and for parked events when they are tried again: the broker keeps only references to them. */
  store: EventStore;
  /** The clock: when something was parked. */
  now: () => string;
  logger?: BusLogger;
  /** Default: 5 attempts, 100 ms doubling up to 5 s, with jitter. */
  retry?: Partial<RetryPolicy>;
  /** Called after every attempt, with how long the handler took. */
  onEvent?: (consumer: string, outcome: EventOutcome, seconds: number) => void;
  /** Milliseconds of silence after which other instances take over an instance's partitions. Default 10 s. */
  leaseMs?: number;
  /** Milliseconds until the server delivers again what was neither acknowledged nor said to be under way. Default 30 s. */
  ackWaitMs?: number;
}

const DEFAULT_CONCURRENCY = 256;

/** An event bus over JetStream. The connection stays the caller's: close the bus first. */
export const createJetStreamEventBus = (options: JetStreamEventBusOptions): EventBus => new JetStreamEventBus(options);

class JetStreamEventBus implements EventBus {
  readonly #broker: Broker;
  readonly #instance = nuid.next();
  readonly #relays: RelayWatch;
  readonly #handled: HandledRequests;
  readonly #answering: Subscription;
  readonly #closing = new AbortController();
  #asking: Promise<ConsumerStatus[]> | null = null;
  readonly #consumers = new Map<string, JetStreamConsumer>();
  readonly #starting = new Map<string, Promise<Consumer>>();

  constructor(private readonly options: JetStreamEventBusOptions) {
    this.#broker = new Broker(options);
    this.#relays = new RelayWatch(this.#broker, options.store);
    this.#handled = new HandledRequests(this.#broker, (name, partition) => this.#consumers.get(name)?.answersOf(partition));
    const statuses = () => this.consumers().map((consumer) => consumer.status());
    this.#answering = answerStatuses(this.#broker, this.#instance, statuses);
  }

  consume(options: ConsumerOptions, handler: EventHandler): Promise<Consumer> {
    const { name } = options;
    if (this.#consumers.has(name) || this.#starting.has(name))
      return Promise.reject(new Error(`the consumer "${name}" runs already`));
    const starting = this.#start(options, handler).finally(() => this.#starting.delete(name));
    this.#starting.set(name, starting);
    return starting;
  }

  consumers(): Consumer[] {
    return [...this.#consumers.values()];
  }

  /** @throws NobodyHolds, BrokerUnavailable, the signal's reason */
  handled(name: string, ticketId: string, position: string, signal?: AbortSignal): Promise<void> {
    return this.#handled.handled(name, ticketId, position, signal);
  }

  /** Takes half a second; who asks meanwhile gets the same answer. @throws BrokerUnavailable */
  statuses(): Promise<ConsumerStatus[]> {
    return (this.#asking ??= askStatuses(this.#broker, this.#instance).finally(() => (this.#asking = null)));
  }

  /** Of every consumer, whichever instance holds it. @throws BrokerUnavailable */
  async parked(): Promise<ParkedTicket[]> {
    try {
      return await parkedTickets(this.#broker.bucket);
    } catch (error) {
      throw new BrokerUnavailable(error);
    }
  }

  /** Asks the instance that holds the ticket, which need not be this one. @throws BrokerUnavailable */
  retryParked(name: string, ticketId: string): Promise<{ finished: number; error: string | null }> {
    return askToRetry(this.#broker, name, ticketId);
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('the event bus was closed'));
    await Promise.allSettled(this.#starting.values());
    await Promise.all(this.consumers().map((consumer) => consumer.stop()));
    this.#handled.close();
    this.#answering.unsubscribe();
    this.#relays.close();
  }

  async #start(options: ConsumerOptions, handler: EventHandler): Promise<Consumer> {
    const { name } = options;
    const onStop = () => this.#consumers.delete(name);
    const consumer = await JetStreamConsumer.start(this.#settings(options, handler), onStop, this.#closing.signal);
    this.#consumers.set(name, consumer);
    return consumer;
  }

  #settings({ name, prefixes, concurrency, checkpoints }: ConsumerOptions, handler: EventHandler): JetStreamConsumerSettings {
    const { store, now, logger, retry, onEvent, leaseMs, ackWaitMs } = this.options;
    return {
      ...{ name, prefixes, handler, checkpoints, store, now, logger, onEvent },
      broker: this.#broker,
      relays: this.#relays,
      concurrency: concurrency ?? DEFAULT_CONCURRENCY,
      retry: { ...defaultRetry, ...retry },
      leaseMs: leaseMs ?? 10_000,
      ackWaitMs: ackWaitMs ?? 30_000,
    };
  }
}
