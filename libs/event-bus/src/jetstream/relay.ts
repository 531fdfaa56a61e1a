/** Carries a service's own events from the log to the stream. The append is the only transaction; all the rest follows from the log. */
import type { Category } from '@eventdesk/contracts';
import { comparePositions, type EventStore } from '@eventdesk/event-store';
import { nuid } from 'nats';
import type { BusLogger } from '../common/attempts';
import { backoff, messageOf } from '../common/retry';
import { Broker, type BrokerSettings } from './broker';
import { CategoryLedger } from './category-ledger';
import { RelayTerm } from './relay-term';
import { LONGEST_DELAY_MS } from './settings';

export interface RelayOptions extends BrokerSettings {
  store: EventStore;
  /** What this service writes. Relays of the same category, in whichever process, take turns: one works, the others stand by. */
  categories: readonly Category[];
  logger?: BusLogger;
  /** Milliseconds of silence after which another instance takes over. Default 10 s. */
  leaseMs?: number;
  /** Called with how many events JetStream has confirmed. */
  onPublished?: (events: number) => void;
}

export interface RelayStatus {
  categories: readonly Category[];
  /** Does this instance relay, or stand by for another? */
  leading: boolean;
  /** Everything up to here is in the stream; null when nothing is, or nobody here knows. */
  position: string | null;
  /** Why it stands still, when it does. */
  fault: string | null;
}

export interface Relay {
  status(): RelayStatus;
  /** Publishes nothing more, and lets another instance take over at once. */
  stop(): Promise<void>;
}

/** Starts relaying, for as long as the process lives: what goes wrong shows as `fault` and is tried again. */
export const startRelay = (options: RelayOptions): Relay => new LeasedRelay(options);

const FIRST_DELAY_MS = 100;

class LeasedRelay implements Relay {
  readonly #broker: Broker;
  readonly #ledgers: CategoryLedger[];
  readonly #leaseMs: number;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #fault: string | null = null;
  #failures = 0;

  constructor(private readonly options: RelayOptions) {
    this.#broker = new Broker(options);
    this.#leaseMs = options.leaseMs ?? 10_000;
    const lease = { owner: nuid.next(), ttlMs: this.#leaseMs };
    this.#ledgers = options.categories.map((category) => new CategoryLedger(this.#broker, category, lease));
    this.#running = this.#run(this.#stop.signal);
  }

  status(): RelayStatus {
    const positions = this.#ledgers.map(({ position }) => position);
    return {
      categories: this.options.categories,
      leading: this.#ledgers.every(({ held }) => held),
      position: positions.reduce((a, b) => (a === null || b === null ? null : comparePositions(a, b) <= 0 ? a : b)),
      fault: this.#fault,
    };
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await Promise.allSettled(this.#ledgers.filter(({ held }) => held).map((ledger) => ledger.release()));
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if (await this.#acquire()) await this.#lead(signal);
        this.#fault = null;
        await this.#broker.link.pause(this.#leaseMs / 3, signal);
      } catch (error) {
        this.#failed(error);
        await this.#broker.link.pause(backoff(this.#failures, FIRST_DELAY_MS, LONGEST_DELAY_MS), signal);
      }
    }
  }

  async #acquire(): Promise<boolean> {
    for (const ledger of this.#ledgers) if (!(await ledger.acquire())) return false;
    return true;
  }

  async #lead(signal: AbortSignal): Promise<void> {
    const { store, logger, onPublished, categories } = this.options;
    const term = new RelayTerm({
      broker: this.#broker,
      ledgers: this.#ledgers,
      leaseMs: this.#leaseMs,
      store,
      logger,
      onPublished: (events) => {
        this.#works();
        onPublished?.(events);
      },
      onSound: () => this.#works(),
    });
    logger?.info({ categories, position: this.status().position }, 'a relay took up its work');
    await term.follow(signal);
  }

  #works(): void {
    this.#failures = 0;
    this.#fault = null;
  }

  #failed(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    this.#fault = messageOf(error);
    if (this.#failures++ === 0)
      this.options.logger?.error({ categories: this.options.categories, err: error }, 'a relay stopped short');
  }
}
