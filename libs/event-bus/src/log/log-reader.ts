/** Follows the log for one consumer and does not give up: what ends or fails is opened again from the position read so far. */
import { setTimeout as sleep } from 'node:timers/promises';
import { comparePositions, type LogBatch } from '@eventdesk/event-store';
import { backoff, messageOf, PATIENCE_MS } from '../common/retry';
import type { ConsumerSettings } from './settings';

/** After so many looks at a head ahead of us without a step towards it, a silent subscription counts as dead. */
const PATIENT_LOOKS = 15;

export interface LogTaker {
  /** Exclusive start of the next subscription. */
  readonly read: string | null;
  /** Resolves when there is room for more. */
  take(batch: LogBatch): Promise<void>;
}

export class LogReader {
  readonly #stop = new AbortController();
  #subscription = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #fault: string | null = null;
  #taking = false;
  #lookedAt: string | null = null;
  #looksInVain = 0;

  constructor(
    private readonly settings: ConsumerSettings,
    private readonly taker: LogTaker,
  ) {}

  get fault(): string | null {
    return this.#fault;
  }

  start(): void {
    this.#following = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#subscription.abort();
    await this.#following;
  }

  /** Told about the log's head from time to time. */
  look(head: string | null): void {
    const { read } = this.taker;
    const behind = head !== null && (read === null || comparePositions(read, head) < 0);
    if (!behind) this.#fault = null;
    const moved = read !== this.#lookedAt;
    this.#lookedAt = read;
    this.#looksInVain = behind && !moved && !this.#taking ? this.#looksInVain + 1 : 0;
    if (this.#looksInVain >= PATIENT_LOOKS) {
      this.#looksInVain = 0;
      this.#subscription.abort();
    }
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    for (let failures = 0; !signal.aborted;) {
      try {
        for await (const batch of this.#subscribe()) {
          failures = 0;
          this.#fault = null;
          await this.#take(batch);
          if (signal.aborted) return;
        }
        if (!signal.aborted) this.#failed('the subscription to the log ended', failures);
      } catch (error) {
        this.#failed(messageOf(error), failures);
      }
      failures++;
      await sleep(backoff(failures, this.settings.retry.firstDelayMs, PATIENCE_MS), undefined, { signal }).catch(() => {});
    }
  }

  #subscribe(): AsyncIterable<LogBatch> {
    this.#subscription = new AbortController();
    const { store, prefixes } = this.settings;
    return store.subscribe({ after: this.taker.read, prefixes }, this.#subscription.signal);
  }

  async #take(batch: LogBatch): Promise<void> {
    this.#taking = true;
    try {
      await this.taker.take(batch);
    } finally {
      this.#taking = false;
    }
  }

  #failed(fault: string, failures: number): void {
    this.#fault = fault;
    if (failures === 0) this.settings.logger?.error({ consumer: this.settings.name, fault }, 'a consumer cannot read the log');
  }
}
