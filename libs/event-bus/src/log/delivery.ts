/** One run of a consumer, from a checkpoint until it is stopped: hands events to the handler, retries, parks. */
import { eventCodec, type StoredEvent, UnknownEvent } from '@eventdesk/contracts';
import type { LogBatch } from '@eventdesk/event-store';
import { CheckpointTracker, type UnderWay } from './checkpoint-tracker';
import { LogReader, type LogTaker } from './log-reader';
import { ParkedWork } from './parked-work';
import { backoff, isTemporary, messageOf, PATIENCE_MS } from './retry';
import type { ConsumerSettings } from './settings';
import { type Attempted, TicketQueues } from './ticket-queues';
import type { Progress } from './waiters';

interface Job {
  ticketId: string;
  stored: StoredEvent;
  place: UnderWay;
  failures: number;
  postponed: number;
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
const WARN_EVERY_MS = 30_000;

export class Delivery implements LogTaker, Progress {
  readonly parked: ParkedWork;
  readonly #tracker: CheckpointTracker;
  readonly #queues: TicketQueues<Job>;
  readonly #reader: LogReader;
  readonly #limit: number;
  #position: string | null;
  #roomMade: (() => void) | null = null;
  #stopping = false;
  #warnedAt = -Infinity;

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
    this.#queues = new TicketQueues(concurrency, {
      attempt: (job) => this.#attempt(job),
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

  oldestUnfinished(ticketId: string): string | null {
    return this.#queues.jobsOf(ticketId)[0]?.stored.position ?? null;
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

  async #attempt(job: Job): Promise<Attempted> {
    const started = performance.now();
    try {
      await this.settings.handler(eventCodec.decode(job.stored));
    } catch (error) {
      return this.#failed(job, error, (performance.now() - started) / 1000);
    }
    this.settings.onEvent?.(this.settings.name, 'handled', (performance.now() - started) / 1000);
    return { kind: 'done' };
  }

  #failed(job: Job, error: unknown, seconds: number): Attempted {
    const { name, retry, onEvent } = this.settings;
    if (isTemporary(error)) job.postponed++;
    else job.failures++;
    // No build of the same age will ever read it: trying again would only hold the ticket up.
    const hopeless = error instanceof UnknownEvent || job.failures >= retry.attempts;
    if (hopeless && !isTemporary(error) && this.#park(job, error)) {
      onEvent?.(name, 'parked', seconds);
      return { kind: 'removed' };
    }
    onEvent?.(name, 'retried', seconds);
    this.#warn(job, error);
    const afterMs = isTemporary(error)
      ? backoff(job.postponed, retry.firstDelayMs, PATIENCE_MS)
      : backoff(job.failures, retry.firstDelayMs, retry.maxDelayMs);
    return { kind: 'again', afterMs };
  }

  /** @returns whether it is parked: nothing may pass while that could not be made durable */
  #park({ ticketId, stored, failures }: Job, error: unknown): boolean {
    const { logger, name } = this.settings;
    const jobs = [...this.#queues.jobsOf(ticketId)];
    try {
      this.parked.park(
        ticketId,
        jobs.map((job) => job.stored),
        { attempts: failures, error: messageOf(error) },
      );
    } catch (parkFault) {
      logger?.error({ consumer: name, ticket_id: ticketId, err: parkFault }, 'a failing ticket could not be parked');
      return false;
    }
    this.#queues.remove(ticketId);
    this.#finished(ticketId, jobs);
    logger?.error({ consumer: name, ticket_id: ticketId, event_id: stored.id, err: error }, 'parked a ticket');
    return true;
  }

  /** One line for many: when a mail server is away, everything fails. */
  #warn({ ticketId, stored }: Job, error: unknown): void {
    if (performance.now() - this.#warnedAt < WARN_EVERY_MS) return;
    this.#warnedAt = performance.now();
    const fields = { consumer: this.settings.name, ticket_id: ticketId, event_id: stored.id, err: error };
    this.settings.logger?.warn(fields, 'an event is tried again');
  }

  #finished(ticketId: string, jobs: readonly Job[]): void {
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

/** The ticket an event is about; an event that names none is kept in order with its own stream. */
const ticketOf = ({ metadata, stream }: StoredEvent): string => (metadata as { ticket_id?: string } | null)?.ticket_id ?? stream;
