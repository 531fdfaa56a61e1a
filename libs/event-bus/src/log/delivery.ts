/** One run of a consumer, from a checkpoint until it is stopped: hands events to the handler, retries, parks. */
import type { StoredEvent } from '@eventdesk/contracts';
import { comparePositions, type LogBatch } from '@eventdesk/event-store';
import { Attempts, type Job, ticketOf } from '../common/attempts';
import { type Attempted, TicketQueues } from '../common/ticket-queues';
import { type Progress, reached } from '../common/waiters';
import { CheckpointTracker, type UnderWay } from './checkpoint-tracker';
import { LogReader, type LogTaker } from './log-reader';
import { ParkedWork } from './parked-work';
import type { ConsumerSettings } from './settings';

interface LogJob extends Job {
  readonly place: UnderWay;
}

/** What the consumer wants to know of it. */
export interface DeliveryWatcher {
  /** Events of the ticket were finished or parked. */
  ticketMoved(ticketId: string): void;
  positionMoved(position: string): void;
  readOn(): void;
}

/** Events in memory per ticket that may be at work; and never more than MOST_IN_MEMORY. */
const AHEAD = 4;
const MOST_IN_MEMORY = 4_096;

export class Delivery implements LogTaker, Progress {
  readonly parked: ParkedWork;
  readonly #tracker: CheckpointTracker;
  readonly #queues: TicketQueues<LogJob>;
  readonly #reader: LogReader;
  readonly #limit: number;
  #position: string | null;
  #roomMade: (() => void) | null = null;
  #stopping = false;

  constructor(
    private readonly settings: ConsumerSettings,
    private readonly watcher: DeliveryWatcher,
    checkpoint: string | null,
  ) {
    const { name, store, state, now, concurrency } = settings;
    this.parked = new ParkedWork({ consumer: name, store, state, now }, checkpoint);
    this.#tracker = new CheckpointTracker(checkpoint);
    this.#position = checkpoint;
    this.#limit = Math.min(AHEAD * concurrency, MOST_IN_MEMORY);
    const attempts = new Attempts<LogJob>(settings, (job, error) => this.#park(job, error));
    this.#queues = new TicketQueues(concurrency, {
      attempt: (job) => attempts.attempt(job),
      done: (job) => this.#finished(job.ticketId, [job]),
    });
    this.#reader = new LogReader(settings, this);
  }

  get read(): string | null {
    return this.#tracker.read;
  }

  get position(): string | null {
    return this.#tracker.position;
  }

  get pending(): number {
    return this.#tracker.unfinished;
  }

  get fault(): string | null {
    return this.#reader.fault;
  }

  isHandled(ticketId: string, position: string): boolean {
    const oldest = this.#queues.jobsOf(ticketId)[0]?.stored.position;
    return reached(this.read, position) && (oldest === undefined || comparePositions(oldest, position) > 0);
  }

  isPassed(position: string): boolean {
    return reached(this.position, position);
  }

  start(): void {
    this.#reader.start();
  }

  look(head: string | null): void {
    this.#reader.look(head);
  }

  retryParked(ticketId: string) {
    return this.parked.retry(ticketId, this.settings.handler);
  }

  /** Reads and starts nothing more; resolves when the handlers at work have ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#roomMade?.();
    await Promise.all([this.#reader.stop(), this.#queues.stop(), this.parked.stop()]);
  }

  async take(batch: LogBatch): Promise<void> {
    for (const stored of batch.events) {
      while (this.pending >= this.#limit && !this.#stopping) await new Promise<void>((resolve) => (this.#roomMade = resolve));
      if (this.#stopping) return;
      this.#accept(stored);
    }
    this.#tracker.skip(batch.position);
    this.#moved();
    this.watcher.readOn();
  }

  #accept(stored: StoredEvent): void {
    const ticketId = ticketOf(stored);
    if (this.parked.has(ticketId)) {
      this.parked.add(ticketId, stored);
      this.#tracker.skip(stored.position);
      return;
    }
    this.#queues.push(ticketId, { ticketId, stored, place: this.#tracker.begin(stored.position), failures: 0, postponed: 0 });
  }

  #park({ ticketId, failures }: LogJob, error: string): Attempted {
    const jobs = [...this.#queues.jobsOf(ticketId)];
    this.parked.park(
      ticketId,
      jobs.map((job) => job.stored),
      { attempts: failures, error },
    );
    this.#queues.remove(ticketId);
    this.#finished(ticketId, jobs);
    return { kind: 'removed' };
  }

  #finished(ticketId: string, jobs: readonly LogJob[]): void {
    for (const { place } of jobs) this.#tracker.finish(place);
    if (this.#roomMade && this.pending < this.#limit) {
      this.#roomMade();
      this.#roomMade = null;
    }
    this.#moved();
    this.watcher.ticketMoved(ticketId);
  }

  #moved(): void {
    const { position } = this.#tracker;
    if (position === null || position === this.#position) return;
    this.#position = position;
    this.watcher.positionMoved(position);
  }
}
