/** A checkpoint that lives where the consumer says: the projector's, beside its views. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore } from '@eventdesk/event-store';
import type { BusLogger } from '../common/attempts';
import { CheckpointSaver } from '../common/checkpoint-saver';
import { backoff, messageOf, PATIENCE_MS, type RetryPolicy } from '../common/retry';
import { reached } from '../common/waiters';
import { CheckpointBeyondHead, type CheckpointStore } from '../port';

export interface Kept {
  position: string | null;
  /** Of what it is the position. */
  epoch: string;
}

export interface KeptElsewhereOptions {
  name: string;
  checkpoints: CheckpointStore;
  store: EventStore;
  retry: RetryPolicy;
  logger: BusLogger | undefined;
  /** It is safe there: acknowledgements may rely on it. */
  onSaved: (position: string) => Promise<void>;
}

export class KeptElsewhere {
  #loaded: Promise<Kept> = Promise.resolve({ position: null, epoch: '' });
  #epoch = '';
  #saver: CheckpointSaver | null = null;
  #fault: string | null = null;

  constructor(private readonly options: KeptElsewhereOptions) {}

  /** Pending while the store cannot be asked. */
  get loaded(): Promise<Kept> {
    return this.#loaded;
  }

  /** Of what was loaded last. */
  get epoch(): string {
    return this.#epoch;
  }

  get fault(): string | null {
    return this.#fault ?? this.#saver?.fault ?? null;
  }

  /** @throws CheckpointBeyondHead, and what the stores fail with */
  async load(): Promise<Kept> {
    const { name, store, checkpoints } = this.options;
    const position = await checkpoints.load();
    const epoch = (this.#epoch = checkpoints.epoch?.() ?? '');
    const head = await store.head();
    if (position !== null && !reached(head, position)) throw new CheckpointBeyondHead(name, position, head);
    this.#loaded = Promise.resolve({ position, epoch });
    this.#saver = new CheckpointSaver({
      load: () => checkpoints.load(),
      save: async (latest) => {
        await checkpoints.save(latest);
        await this.options.onSaved(latest);
      },
    });
    return { position, epoch };
  }

  /** Saves nothing more of before, and loads until it can. @returns rejects when the signal aborts meanwhile */
  async loadAgain(signal: AbortSignal): Promise<Kept> {
    // First: a save of the old run must not land on the store that took the old one's place.
    const closing = this.#saver?.close();
    this.#saver = null;
    this.#loaded = this.#untilLoaded(signal, closing);
    return this.#loaded;
  }

  moved(position: string): void {
    this.#saver?.moved(position);
  }

  async close(): Promise<void> {
    await this.#saver?.flush();
    await this.#saver?.close();
  }

  async #untilLoaded(signal: AbortSignal, closing: Promise<void> | undefined): Promise<Kept> {
    await closing;
    const { name, retry, logger } = this.options;
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        const kept = await this.load();
        this.#fault = null;
        return kept;
      } catch (error) {
        this.#fault = messageOf(error);
        if (failures === 1) logger?.warn({ consumer: name, err: error }, 'a consumer cannot start again yet');
        await sleep(backoff(failures, retry.firstDelayMs, PATIENCE_MS), undefined, { signal }).catch(() => {});
      }
    }
    throw new Error(`the consumer "${name}" stopped`);
  }
}
