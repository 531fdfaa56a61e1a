/** One relay at work: from the moment it holds its categories until something goes wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Category, categoryOf, type StoredEvent } from '@eventdesk/contracts';
import { comparePositions, type EventStore, type LogBatch } from '@eventdesk/event-store';
import { ticketOf } from '../common/attempts';
import type { BusLogger } from '../common/attempts';
import { reached } from '../common/waiters';
import { CheckpointBeyondHead } from '../port';
import type { Broker } from './broker';
import type { CategoryLedger } from './category-ledger';

/** Published without waiting for one another; what a crash may publish again. */
const AT_ONCE = 512;
const SAVE_EVERY_MS = 200;
/** Whoever waits for a consumer waits for this too: the first news is told at once, and then what came meanwhile. */
const TELL_EVERY_MS = 10;
const LOOK_EVERY_MS = 1_000;
/** After so many looks at a head ahead of us without a step towards it, a silent subscription counts as dead. */
const PATIENT_LOOKS = 15;

export interface TermSettings {
  broker: Broker;
  store: EventStore;
  ledgers: readonly CategoryLedger[];
  leaseMs: number;
  logger: BusLogger | undefined;
  onPublished: (events: number) => void;
  /** Some time into the term, all was found as it should be. */
  onSound: () => void;
}

export class RelayTerm {
  readonly #over = new AbortController();
  readonly #ledgers: Map<Category, CategoryLedger>;
  #fault: unknown = null;
  #saving: NodeJS.Timeout | undefined;
  #telling: NodeJS.Timeout | undefined;
  #isMoreToTell = false;
  #savedAt = performance.now();
  #looksInVain = 0;
  #lookedAt: string | null = null;

  constructor(private readonly settings: TermSettings) {
    this.#ledgers = new Map(settings.ledgers.map((ledger) => [ledger.category, ledger]));
  }

  /** Resolves when the signal aborts. @throws whatever ended it: it is to be begun again then */
  async follow(stop: AbortSignal): Promise<void> {
    const { broker, store } = this.settings;
    await this.#fit();
    await this.#refuseBeyondHead();
    const signal = AbortSignal.any([stop, this.#over.signal]);
    const watching = this.#watch(signal).catch((error: unknown) => this.#fail(error));
    const prefixes = [...this.#ledgers.keys()].map((category) => `${category}-`);
    try {
      for await (const batch of store.subscribe({ after: this.#oldest(), prefixes }, signal)) await this.#relay(batch);
    } finally {
      this.#over.abort();
      clearTimeout(this.#saving);
      clearTimeout(this.#telling);
      await watching;
    }
    if (this.#fault) throw this.#fault as Error;
    if (!stop.aborted) throw new Error(`the subscription to the log ended (${broker.stream})`);
  }

  async #fit(): Promise<void> {
    const info = await this.settings.broker.ensureStream();
    for (const ledger of this.#ledgers.values()) {
      if ((await ledger.fit(info)) === 'as it was') continue;
      const fields = { category: ledger.category, position: ledger.position };
      this.settings.logger?.warn(fields, 'the stream of events is not what it was: filling it again from the log');
    }
  }

  /** Events past it are in the stream but not in the log: only somebody who knows how that came about can say what holds. */
  async #refuseBeyondHead(): Promise<void> {
    const head = await this.settings.store.head();
    for (const { category, position } of this.#ledgers.values())
      if (position !== null && !reached(head, position)) throw new CheckpointBeyondHead(`relay of ${category}`, position, head);
  }

  async #relay({ events, position }: LogBatch): Promise<void> {
    for (let start = 0; start < events.length; start += AT_ONCE) {
      const some = events.slice(start, start + AT_ONCE);
      await this.#publish(some);
      this.#moveTo(some.at(-1)?.position ?? position);
      this.settings.onPublished(some.length);
    }
    this.#moveTo(position);
  }

  /**
   * All at once, but of each ticket one at a time: an event is sent when the one before it is confirmed. So whatever fails in
   * between, and even beside another relay that does not know yet that it was replaced, a ticket's events come first in their order.
   */
  async #publish(events: readonly StoredEvent[]): Promise<void> {
    const tickets = new Map<string, StoredEvent[]>();
    for (const event of events) {
      const chain = tickets.get(ticketOf(event));
      if (chain) chain.push(event);
      else tickets.set(ticketOf(event), [event]);
    }
    const results = await Promise.allSettled([...tickets.values()].map((chain) => this.#publishInOrder(chain)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  async #publishInOrder(events: readonly StoredEvent[]): Promise<void> {
    for (const event of events) await this.#ledgers.get(categoryOf(event.stream) as Category)?.publish(event);
  }

  #moveTo(position: string): void {
    for (const ledger of this.#ledgers.values()) ledger.moveTo(position);
    this.#isMoreToTell = true;
    if (!this.#telling) this.#tell();
    this.#saving ??= setTimeout(() => void this.#save().catch((error: unknown) => this.#fail(error)), SAVE_EVERY_MS);
  }

  #tell(): void {
    this.#telling = undefined;
    if (!this.#isMoreToTell) return;
    this.#isMoreToTell = false;
    for (const ledger of this.#ledgers.values()) ledger.tell();
    this.#telling = setTimeout(() => this.#tell(), TELL_EVERY_MS);
  }

  async #save(): Promise<void> {
    this.#saving = undefined;
    this.#savedAt = performance.now();
    await Promise.all([...this.#ledgers.values()].map((ledger) => ledger.save()));
  }

  /** Renews the lease, and looks whether the stream is still there with all that it confirmed. */
  async #watch(signal: AbortSignal): Promise<void> {
    const everyMs = Math.min(LOOK_EVERY_MS, this.settings.leaseMs / 3);
    for (;;) {
      await sleep(everyMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      if (performance.now() - this.#savedAt >= this.settings.leaseMs / 4) await this.#save();
      const info = await this.settings.broker.ensureStream();
      for (const ledger of this.#ledgers.values())
        if (!(await ledger.isSound(info))) throw new Error(`the stream lost what it had confirmed of ${ledger.category}`);
      this.#lookAt(await this.settings.store.head());
      this.settings.onSound();
    }
  }

  #lookAt(head: string | null): void {
    const position = this.#oldest();
    const inVain = head !== null && !reached(position, head) && position === this.#lookedAt;
    this.#lookedAt = position;
    this.#looksInVain = inVain ? this.#looksInVain + 1 : 0;
    if (this.#looksInVain >= PATIENT_LOOKS) throw new Error('the log has more, but its subscription brings nothing');
  }

  #oldest(): string | null {
    const positions = [...this.#ledgers.values()].map((ledger) => ledger.position);
    return positions.reduce((a, b) => (a === null || b === null ? null : comparePositions(a, b) <= 0 ? a : b));
  }

  #fail(error: unknown): void {
    this.#fault ??= error;
    this.#over.abort();
  }
}
