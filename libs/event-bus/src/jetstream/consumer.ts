/** A service's consumer over JetStream: one of perhaps several instances that share its partitions. */
import { type Category, categories as all } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import { Attempts } from '../common/attempts';
import { TicketQueues } from '../common/ticket-queues';
import { type Progress, reached, Waiters } from '../common/waiters';
import type { CheckpointStore, Consumer, ConsumerStatus } from '../port';
import type { HandledAnswers } from './handled-answers';
import { KeptElsewhere } from './kept-elsewhere';
import { Ownership } from './ownership';
import type { Partition } from './partition';
import type { JetStreamJob } from './reading';
import { Room } from './room';
import type { PartitionSettings } from './settings';

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
  readonly #ownership: Ownership;
  readonly #kept: KeptElsewhere | null;
  readonly #timers: NodeJS.Timeout[];
  readonly #forget: () => void;
  readonly #stopping = new AbortController();
  #position: string | null = null;
  #head: string | null = null;
  /** Restart and stop, one after another. */
  #turn: Promise<void> = Promise.resolve();

  /** @throws CheckpointBeyondHead, and whatever store and broker fail with; then nothing runs */
  static async start(settings: JetStreamConsumerSettings, onStop: () => void): Promise<JetStreamConsumer> {
    const consumer = new JetStreamConsumer(settings, onStop);
    try {
      await consumer.#kept?.load();
      await settings.relays.refresh();
      await consumer.#ownership.start();
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
    this.#queues = this.#makeQueues();
    this.#kept = checkpoints
      ? new KeptElsewhere({ ...settings, checkpoints, onSaved: (position) => this.#saved(position) })
      : null;
    this.#ownership = new Ownership({
      ...settings,
      categories: settings.prefixes.map(categoryOf),
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
    return this.#partitionOf(ticketId)?.isOurs ?? false;
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
    const oldest = this.#queues.jobsOf(ticketId)[0]?.stored.position;
    const { read } = this.#ownership.placeOf(this.settings.broker.partitionOf(ticketId));
    return reached(read, position) && (oldest === undefined || comparePositions(oldest, position) > 0);
  }

  isPassed(position: string): boolean {
    return reached(this.#ownership.lowest('position'), position);
  }

  restart(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#stopping.signal.aborted) throw new Error(`the consumer "${this.settings.name}" stopped`);
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
      await this.#kept?.close();
      await this.#ownership.leave();
      await this.#queues.stop();
      this.#waiters.end(new Error(`the consumer "${this.settings.name}" stopped`));
      this.onStop();
    });
  }

  #makeQueues(): TicketQueues<JetStreamJob> {
    const attempts = new Attempts<JetStreamJob>(this.settings, async ({ ticketId, stored, failures }, error) => {
      await this.#partitionOf(ticketId)?.parked.park(ticketId, stored, { attempts: failures, error });
      return { kind: 'done' };
    });
    return new TicketQueues(this.settings.concurrency, {
      attempt: async (job) => {
        const attempted = this.#partitionOf(job.ticketId)?.attempt(job, () => attempts.attempt(job));
        return (await attempted) ?? { kind: 'removed' };
      },
      done: (job) => {
        this.#partitionOf(job.ticketId)?.finished(job);
        this.#moved();
      },
    });
  }

  #partitionOf(ticketId: string): Partition | undefined {
    return this.#ownership.of(this.settings.broker.partitionOf(ticketId));
  }

  async #saved(position: string): Promise<void> {
    await Promise.all(this.#ownership.held.map((partition) => partition.saved(position)));
  }

  #moved(): void {
    this.#waiters.readOn();
    const position = this.#ownership.lowest('position');
    if (position === this.#position) return;
    this.#position = position;
    if (position !== null) this.#kept?.moved(position);
    this.#waiters.positionMoved();
  }

  /** Nobody tells what other instances did. */
  async #look(): Promise<void> {
    this.#head = await this.settings.store.head().catch(() => this.#head);
    await this.settings.relays.refresh().catch(() => {});
    this.#moved();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

/** @throws Error for streams that are no category's: the stream has no subject for them */
function categoryOf(prefix: string): Category {
  const category = all.find((name) => `${name}-` === prefix);
  if (!category) throw new Error(`"${prefix}" is no category of the desk: over JetStream, only whole categories can be followed`);
  return category;
}
