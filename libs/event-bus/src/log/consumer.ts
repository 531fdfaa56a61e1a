/** A durable consumer: what outlives its runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { comparePositions } from '@eventdesk/event-store';
import { CheckpointSaver } from '../common/checkpoint-saver';
import type { RetryResult } from '../common/parked';
import { backoff, messageOf, PATIENCE_MS } from '../common/retry';
import { Waiters } from '../common/waiters';
import { CheckpointBeyondHead, type Consumer, type ConsumerStatus } from '../port';
import { Delivery } from './delivery';
import type { ConsumerSettings } from './settings';

interface Beginning {
  checkpoint: string | null;
  head: string | null;
}

export class LogConsumer implements Consumer {
  readonly #waiters = new Waiters(() => this.#delivery);
  #head: string | null;
  #saver: CheckpointSaver;
  #delivery: Delivery;
  /** Why a restart has not come about yet; the consumer stands still meanwhile. */
  #fault: string | null = null;
  readonly #stopping = new AbortController();
  /** Restart and stop, one after another. */
  #turn: Promise<void> = Promise.resolve();

  /** @throws CheckpointBeyondHead, and whatever the stores fail with; then nothing runs */
  static async start(settings: ConsumerSettings, onStop: () => void): Promise<LogConsumer> {
    return new LogConsumer(settings, onStop, await beginning(settings));
  }

  private constructor(
    private readonly settings: ConsumerSettings,
    private readonly onStop: () => void,
    { checkpoint, head }: Beginning,
  ) {
    this.#head = head;
    this.#saver = new CheckpointSaver(settings.checkpoints);
    this.#delivery = this.#deliverFrom(checkpoint);
  }

  status(): ConsumerStatus {
    const { position, read, pending, parked, fault } = this.#delivery;
    return {
      name: this.settings.name,
      position,
      pending,
      caughtUp:
        this.#fault === null &&
        pending === 0 &&
        (this.#head === null || (read !== null && comparePositions(read, this.#head) >= 0)),
      parked: parked.tickets,
      fault: this.#fault ?? fault ?? this.#saver.fault,
    };
  }

  /** There is no other instance: the state file has one process at a time. */
  holds(): boolean {
    return true;
  }

  handled(ticketId: string, position: string, signal?: AbortSignal): Promise<void> {
    return this.#waiters.handled(ticketId, position, signal);
  }

  passed(position: string): Promise<void> {
    return this.#waiters.passed(position);
  }

  retryParked(ticketId: string): Promise<RetryResult> {
    return this.#delivery.retryParked(ticketId);
  }

  /** Told about the log's head from time to time. */
  look(head: string | null): void {
    this.#head = head;
    this.#delivery.look(head);
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      // First: a save of the old run must not land on the store that took the old one's place.
      await this.#saver.close();
      await this.#delivery.stop();
      const { checkpoint, head } = await this.#beginAgain();
      this.#head = head;
      this.#saver = new CheckpointSaver(this.settings.checkpoints);
      this.#delivery = this.#deliverFrom(checkpoint);
      this.#fault = null;
    });
  }

  stop(): Promise<void> {
    this.#stopping.abort();
    return this.#inTurn(async () => {
      await this.#delivery.stop();
      await this.#saver.flush();
      await this.#saver.close();
      this.#waiters.end(new Error(`the consumer "${this.settings.name}" stopped`));
      this.onStop();
    });
  }

  /** Tries until it can: a consumer that gave up would stand still until somebody looked. @throws Error when it stops meanwhile */
  async #beginAgain(): Promise<Beginning> {
    const { name, retry, logger } = this.settings;
    const { signal } = this.#stopping;
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        return await beginning(this.settings);
      } catch (error) {
        this.#fault = messageOf(error);
        if (failures === 1) logger?.warn({ consumer: name, err: error }, 'a consumer can not start again yet');
        await sleep(backoff(failures, retry.firstDelayMs, PATIENCE_MS), undefined, { signal }).catch(() => {});
      }
    }
    throw new Error(`the consumer "${name}" stopped`);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  #deliverFrom(checkpoint: string | null): Delivery {
    const saver = this.#saver;
    const watcher = {
      ticketMoved: (ticketId: string) => this.#waiters.ticketMoved(ticketId),
      readOn: () => this.#waiters.readOn(),
      positionMoved: (position: string) => {
        saver.moved(position);
        this.#waiters.positionMoved();
      },
    };
    const delivery = new Delivery(this.settings, watcher, checkpoint);
    delivery.start();
    this.settings.logger?.info({ consumer: this.settings.name, position: checkpoint }, 'a consumer started');
    return delivery;
  }
}

async function beginning({ name, checkpoints, store }: ConsumerSettings): Promise<Beginning> {
  const checkpoint = await checkpoints.load();
  const head = await store.head();
  if (checkpoint !== null && (head === null || comparePositions(checkpoint, head) > 0))
    throw new CheckpointBeyondHead(name, checkpoint, head);
  return { checkpoint, head };
}
