/** A service's consumer over JetStream: one of perhaps several instances that share its partitions. */
import type { Category } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import { backoff } from '../common/retry';
import type { TicketQueues } from '../common/ticket-queues';
import { type Progress, reached, Waiters } from '../common/waiters';
import type { CheckpointStore, Consumer, ConsumerStatus } from '../port';
import { isAway } from './faults';
import type { HandledAnswers } from './handled-answers';
import { KeptElsewhere } from './kept-elsewhere';
import { Ownership } from './ownership';
import type { Partition } from './partition';
import type { JetStreamJob } from './reading';
import { Room } from './room';
import { queuesOf } from './queues';
import { categoryOf, LONGEST_DELAY_MS, type PartitionSettings } from './settings';

export interface JetStreamConsumerSettings extends Omit<
  PartitionSettings,
  'queues' | 'room' | 'waiters' | 'checkpoint' | 'epoch' | 'onMove' | 'categories'
> {
  prefixes: readonly string[];
  concurrency: number;
  checkpoints: CheckpointStore | undefined;
}

/** Events in memory per ticket that may be at work; and never more than MOST_IN_MEMORY. */
const AHEAD = 4;
const MOST_IN_MEMORY = 4_096;
const LOOK_EVERY_MS = 1_000;

export class JetStreamConsumer implements Consumer, Progress {
  readonly #waiters = new Waiters(() => this);
  readonly #queues: TicketQueues<JetStreamJob>;
  readonly #categories: Category[];
  readonly #ownership: Ownership;
  readonly #kept: KeptElsewhere | null;
  readonly #timers: NodeJS.Timeout[];
  readonly #forget: () => void;
  readonly #stopping = new AbortController();
  #certain: string | null = null;
  #head: string | null = null;
  #isLooking = false;
  /** Restart and stop, one after another. */
  #turn: Promise<void> = Promise.resolve();

  /**
   * Waits for a broker that is away. @param closing ends the waiting
   * @throws CheckpointBeyondHead, whatever the stores fail with, and what NATS refuses; then nothing runs
   */
  static async start(settings: JetStreamConsumerSettings, onStop: () => void, closing: AbortSignal): Promise<JetStreamConsumer> {
    const consumer = new JetStreamConsumer(settings, onStop);
    try {
      for (let failures = 1; !(await consumer.#begin(failures)); failures++) {
        await settings.broker.link.pause(backoff(failures, settings.retry.firstDelayMs, LONGEST_DELAY_MS), closing);
        closing.throwIfAborted();
      }
      return consumer;
    } catch (error) {
      await consumer.stop();
      throw error;
    }
  }

  private constructor(
    private readonly settings: JetStreamConsumerSettings,
    private readonly onStop: () => void,
  ) {
    const { concurrency, checkpoints, ackWaitMs } = settings;
    this.#categories = settings.prefixes.map(categoryOf);
    settings.relays.follow(this.#categories);
    this.#queues = queuesOf(
      settings,
      (ticketId) => this.#partitionOf(ticketId),
      (ticketId, hasMoved) => this.#done(ticketId, hasMoved),
    );
    this.#kept = checkpoints
      ? new KeptElsewhere({ ...settings, checkpoints, onSaved: (position) => this.#saved(position) })
      : null;
    this.#ownership = new Ownership({
      ...settings,
      categories: this.#categories,
      queues: this.#queues,
      waiters: this.#waiters,
      room: new Room(Math.min(AHEAD * concurrency, MOST_IN_MEMORY)),
      checkpoint: () => this.#kept?.loaded,
      epoch: () => this.#kept?.epoch ?? '',
      onMove: () => this.#moved(),
    });
    this.#forget = settings.relays.onChange(() => this.#ownership.held.forEach((partition) => partition.relaysMoved()));
    this.#timers = [
      setInterval(() => void this.#look(), LOOK_EVERY_MS),
      setInterval(() => this.#ownership.held.forEach((one) => one.stillWorking()), ackWaitMs / 3),
    ];
  }

  status(): ConsumerStatus {
    const held = this.#ownership.held;
    const pending = held.reduce((sum, partition) => sum + partition.pending, 0);
    const fault = this.#kept?.fault ?? this.#ownership.fault;
    return {
      name: this.settings.name,
      position: this.#ownership.lowest('position'),
      pending,
      caughtUp: fault === null && pending === 0 && (this.#head === null || reached(this.#ownership.lowest('read'), this.#head)),
      parked: held.reduce((sum, partition) => sum + partition.parked.size, 0),
      fault,
    };
  }

  holds(ticketId: string): boolean {
    const partition = this.#partitionOf(ticketId);
    return partition !== undefined && !partition.isEnding && partition.ledger.held;
  }

  handled(ticketId: string, position: string, signal?: AbortSignal): Promise<void> {
    return this.#waiters.handled(ticketId, position, signal);
  }

  /** For those in this process who wait for tickets of a partition that is held here. */
  answersOf(partition: number): HandledAnswers | undefined {
    return this.#ownership.answersOf(partition);
  }

  passed(position: string): Promise<void> {
    return this.#waiters.passed(position);
  }

  isHandled(ticketId: string, position: string): boolean {
    const { read } = this.#ownership.placeOf(this.settings.broker.partitionOf(ticketId));
    // Those of different categories do not come in the order of the log.
    const isLater = ({ stored }: JetStreamJob) => comparePositions(stored.position, position) > 0;
    return reached(read, position) && this.#queues.jobsOf(ticketId).every(isLater);
  }

  isPassed(position: string): boolean {
    return reached(this.#ownership.lowest('position'), position);
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#stopping.signal.aborted) throw new Error(`the consumer "${this.settings.name}" stopped`);
      this.#certain = null;
      const loading = this.#kept?.loadAgain(this.#stopping.signal);
      await Promise.all([loading, ...this.#ownership.held.map((partition) => partition.startOver())]);
    });
  }

  stop(): Promise<void> {
    this.#stopping.abort();
    return this.#inTurn(async () => {
      for (const timer of this.#timers) clearInterval(timer);
      this.#forget();
      await this.#ownership.halt();
      await this.#settle();
      await this.#kept?.close();
      await this.#ownership.leave();
      await this.#queues.stop();
      this.#waiters.end(new Error(`the consumer "${this.settings.name}" stopped`));
      this.onStop();
    });
  }

  /** @returns false when the broker is away */
  async #begin(attempt: number): Promise<boolean> {
    const { name, relays, broker, logger } = this.settings;
    try {
      await this.#kept?.load();
      await relays.refresh();
      await this.#ownership.start();
      return true;
    } catch (error) {
      if (!isAway(error) || broker.nats.isClosed()) throw error;
      if (attempt === 1) logger?.warn({ consumer: name, err: error }, 'a consumer waits for NATS');
      return false;
    }
  }

  #done(ticketId: string, hasMoved: boolean): void {
    this.#waiters.ticketMoved(ticketId);
    if (hasMoved) this.#moved();
  }

  #partitionOf(ticketId: string): Partition | undefined {
    return this.#ownership.of(this.settings.broker.partitionOf(ticketId));
  }

  async #saved(position: string): Promise<void> {
    await Promise.all(this.#ownership.held.map((partition) => partition.saved(position)));
  }

  #moved(): void {
    this.#waiters.readOn();
    this.#waiters.positionMoved();
  }

  /** Makes certain what was finished by now, unless something was removed from the stream that the relays have not looked at yet. */
  async #settle(): Promise<void> {
    const { broker, relays } = this.settings;
    const settling = this.#ownership.held.map((partition) => partition.settling());
    const info = await broker.streamInfo().catch(() => null);
    if (info && relays.isWhole(info, this.#categories)) for (const settle of settling) settle(info);
    const certain = this.#ownership.lowest('certain');
    if (certain === this.#certain) return;
    this.#certain = certain;
    if (certain !== null) this.#kept?.moved(certain);
  }

  /** Nobody tells what other instances did. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const { store, relays } = this.settings;
    this.#head = await store.head().catch(() => this.#head);
    await relays.refresh().catch(() => {});
    await relays.lookAtSilent().catch(() => {});
    this.#moved();
    await this.#settle();
    this.#isLooking = false;
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
