/** One partition of one consumer, for as long as this instance holds it. */
import type { JsMsg, StreamInfo } from 'nats';
import type { RetryResult } from '../common/parked';
import { backoff, messageOf } from '../common/retry';
import type { Attempted } from '../common/ticket-queues';
import { AtWork } from './at-work';
import type { Durable } from './durable';
import { LeaseLost } from './lease';
import { ParkedTickets } from './parked-tickets';
import type { PartitionLedger } from './partition-ledger';
import { type JetStreamJob, Reading } from './reading';
import { LONGEST_DELAY_MS, type PartitionSettings } from './settings';

export class Partition {
  readonly parked: ParkedTickets;
  readonly #atWork = new AtWork<JetStreamJob>();
  readonly #ending = new AbortController();
  #reading: Reading | null = null;
  #durable: Durable | null = null;
  #working: Promise<void> = Promise.resolve();
  #quieted: Promise<void> = Promise.resolve();
  #ended: Promise<void> | null = null;
  #fault: string | null = null;
  /** How often it was to start over, and which of these times the reading is of. */
  #wanted = 0;
  #begun = 0;

  constructor(
    private readonly settings: PartitionSettings,
    readonly number: number,
    readonly ledger: PartitionLedger,
  ) {
    const { name, broker, store, now } = settings;
    this.parked = new ParkedTickets({ consumer: name, partition: number, broker, store, now });
  }

  get read(): string | null {
    const reading = this.#current;
    // What of a reading that is over was not begun is in no queue any more.
    return reading?.over ? reading.position : (reading?.read ?? this.ledger.position);
  }

  get position(): string | null {
    return this.#current ? this.#current.position : this.ledger.position;
  }

  get certain(): string | null {
    return this.#current ? this.#current.certain : this.ledger.position;
  }

  get pending(): number {
    return this.#reading?.over ? this.#atWork.size : (this.#reading?.pending ?? 0);
  }

  get fault(): string | null {
    return this.#fault;
  }

  get isEnding(): boolean {
    return this.#ending.signal.aborted;
  }

  /** Resolves when it has ended, or was lost to another instance. */
  start(): Promise<void> {
    this.#working = this.#work();
    return this.#working;
  }

  retryParked(ticketId: string): Promise<RetryResult> {
    return this.parked.retry(ticketId, this.settings.handler);
  }

  /** A relay told something. */
  relaysMoved(): void {
    const { relays, categories, onMove } = this.settings;
    const reading = this.#reading;
    if (!reading || reading.over) return;
    if (relays.fillingsOf(categories, reading.start.stream) !== reading.start.fillings) return this.#durable?.close();
    reading.aim(relays.marksOf(categories, this.number, reading.come));
    if (reading.advance()) onMove();
  }

  async attempt(job: JetStreamJob, handle: () => Promise<Attempted>): Promise<Attempted> {
    if (job.reading.over) return { kind: 'removed' };
    // It may be another's by now; as soon as ours is renewed the work goes on.
    if (!this.ledger.held) return { kind: 'again', afterMs: this.settings.leaseMs / 10 };
    this.#atWork.begin(job);
    const attempted = await this.#keepOr(job, handle);
    if (attempted.kind !== 'done') this.#atWork.end(job);
    return attempted.kind === 'again' && job.reading.over ? { kind: 'removed' } : attempted;
  }

  /** @returns whether there is something to tell of more than its ticket */
  finished(job: JetStreamJob): boolean {
    job.reading.finish(job);
    this.settings.room.free();
    this.#atWork.end(job);
    return job.reading.advance();
  }

  /** A checkpoint up to here is safe elsewhere. @throws when that could not be noted: nothing is acknowledged then */
  async saved(checkpoint: string): Promise<void> {
    const reading = this.#current;
    if (!reading || !this.ledger.held) return;
    await this.ledger.relyOn(checkpoint, reading);
    reading.saved(checkpoint);
  }

  settling(): (info: StreamInfo) => void {
    return this.#current?.settling() ?? (() => {});
  }

  stillWorking(): void {
    this.#reading?.stillWorking();
  }

  /** Renews the lease, and looks whether all is well. */
  async renew(): Promise<void> {
    if (this.isEnding && !this.ledger.held) return;
    await this.#unlessLost(this.ledger.save(this.#current));
    await this.#durable?.look(this.settings.room.isFull);
  }

  /** Goes on from the checkpoint as it is by now. Resolves when nothing of before is at work any more. */
  startOver(): Promise<void> {
    this.#wanted++;
    this.#durable?.close();
    return this.#quiet();
  }

  /** Starts nothing more; resolves when nothing is at work. */
  async halt(): Promise<void> {
    this.#ending.abort();
    this.settings.room.wake();
    this.#durable?.close();
    await Promise.all([this.#quiet(), this.parked.stop()]);
    await this.#working;
  }

  /** Halts, and lets another instance go on at once. */
  end(): Promise<void> {
    return (this.#ended ??= this.halt().then(async () => {
      if (this.ledger.held) await this.ledger.release(this.#current).catch(() => {});
    }));
  }

  async #work(): Promise<void> {
    for (let failures = 0; !this.isEnding;) {
      try {
        this.#durable = await this.#unlessLost(this.#open());
        this.#fault = null;
        this.relaysMoved();
        // It was to end or to start over while it opened: what was opened is not what is wanted any more.
        if (this.isEnding || !this.#current) continue;
        for await (const message of this.#durable.messages()) {
          failures = 0;
          if (!(await this.#take(message))) break;
        }
      } catch (error) {
        this.#failed(error, ++failures);
        const delayMs = backoff(failures, this.settings.retry.firstDelayMs, LONGEST_DELAY_MS);
        await this.settings.broker.link.pause(delayMs, this.#ending.signal);
      }
    }
  }

  /** What this instance knows of the stream by sequences it keeps, as long as they mean the same. */
  async #open(): Promise<Durable> {
    const { relays, broker, categories } = this.settings;
    await relays.refresh();
    const { created } = await broker.ensureStream();
    if (!relays.areOf(created, categories)) throw new Error('the stream is new, and its relays have not filled it yet');
    const fillings = relays.fillingsOf(categories, created);
    const wanted = this.#wanted;
    let reading = this.#current;
    if (!reading || reading.over || reading.start.fillings !== fillings) {
      await this.#quiet();
      const start = await this.ledger.start(created, fillings);
      await this.parked.load(start.again ? { after: start.position } : undefined);
      reading = new Reading(start);
    }
    const durable = await this.ledger.openDurable(reading);
    this.#reading = reading;
    this.#begun = wanted;
    return durable;
  }

  /** @returns false when there is nothing to be read here any more */
  async #take(message: JsMsg): Promise<boolean> {
    const { room, queues, onMove } = this.settings;
    const reading = this.#current;
    while (room.isFull && !this.isEnding) await room.wait();
    if (!reading || reading.over || this.isEnding) return false;
    const job = reading.take(message);
    if (job) {
      room.take();
      queues.push(job.ticketId, job);
    }
    if (reading.isMarkDue) this.relaysMoved();
    else if (reading.advance()) onMove();
    return true;
  }

  async #keepOr(job: JetStreamJob, handle: () => Promise<Attempted>): Promise<Attempted> {
    try {
      if (this.parked.has(job.ticketId) && (await this.parked.keep(job.ticketId, job.stored))) return { kind: 'done' };
    } catch (error) {
      this.#failed(error, 1);
      return { kind: 'again', afterMs: this.settings.retry.maxDelayMs };
    }
    return handle();
  }

  /** What was read, unless it is to be read anew. */
  get #current(): Reading | null {
    return this.#wanted === this.#begun ? this.#reading : null;
  }

  /** Starts nothing more of what was read, and waits for what is at work. */
  #quiet(): Promise<void> {
    const reading = this.#reading;
    if (reading && !reading.over) {
      const waiting = reading.leave();
      for (const ticketId of waiting) this.settings.queues.remove(ticketId);
      this.#quieted = this.#atWork.rest().then(() => this.settings.room.free(reading.pending));
    }
    return this.#quieted;
  }

  async #unlessLost<T>(saving: Promise<T>): Promise<T> {
    try {
      return await saving;
    } catch (error) {
      if (error instanceof LeaseLost) void this.end();
      throw error;
    }
  }

  #failed(error: unknown, failures: number): void {
    if (this.isEnding) return;
    this.#fault = messageOf(error);
    const fields = { consumer: this.settings.name, partition: this.number, err: error };
    if (failures === 1) this.settings.logger?.warn(fields, 'a consumer cannot read the stream');
  }
}
