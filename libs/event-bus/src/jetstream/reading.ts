/** What is known of one partition in one filling of the stream: read, under way, finished, acknowledged. */
import { type Category, categoryOf, type StoredEvent } from '@eventdesk/contracts';
import type { JsMsg, StreamInfo } from 'nats';
import { type Job, ticketOf } from '../common/attempts';
import { reached } from '../common/waiters';
import { Frontier, type Mark } from './frontier';
import { FLOOR } from './relay-record';

export interface JetStreamJob extends Job {
  readonly sequence: number;
  readonly reading: Reading;
  /** The latest copy that the server delivered: it is the one to be acknowledged. */
  message: JsMsg;
}

export interface ReadingStart {
  /** When the stream was created, and what it was filled with. */
  stream: string;
  fillings: string;
  /** Everything up to this sequence was acknowledged. */
  floor: number;
  /** Everything up to this position was finished. */
  position: string | null;
  /** For which epoch of a checkpoint kept elsewhere. */
  epoch: string;
  /** Acknowledge only what a checkpoint kept elsewhere covers. */
  acksWait: boolean;
  /** What was acknowledged before is given again. */
  again: boolean;
}

/** What was read, as far as it says where in the log one is. */
export interface Come {
  /** Of the last message. */
  sequence: number;
  /** Everything of the category up to this position stands before it. */
  floors: ReadonlyMap<Category, string>;
}

/** Events between two looks at where in the log one is, in a stream that has more. */
const MARK_EVERY = 64;

export class Reading {
  /** In the order of the stream. */
  readonly #unfinished = new Map<number, JetStreamJob>();
  readonly #unacknowledged = new Map<number, JetStreamJob>();
  readonly #floors = new Map<Category, string>();
  readonly #read: Frontier;
  readonly #done: Frontier;
  #last: number;
  #sinceMark = 0;
  #over = false;
  #certain: string | null;

  constructor(readonly start: ReadingStart) {
    this.#certain = start.position;
    this.#last = start.floor;
    this.#read = new Frontier(start.position);
    this.#done = new Frontier(start.position);
  }

  get come(): Come {
    return { sequence: this.#last, floors: this.#floors };
  }

  /** So many were read since that somewhere in the log is a better answer than the end of the stream, which may be far. */
  get isMarkDue(): boolean {
    return this.#sinceMark >= MARK_EVERY;
  }

  get pending(): number {
    return this.#unfinished.size;
  }

  /** All of the partition up to here was read. */
  get read(): string | null {
    return this.#read.position;
  }

  /** All of the partition up to here is finished or parked. */
  get position(): string | null {
    return this.#done.position;
  }

  /**
   * Where to go on when the stream is filled again: `position`, as of when nothing was known to have been removed from the stream
   * before it was read. What is removed first leaves no trace in what is read.
   */
  get certain(): string | null {
    return this.#certain;
  }

  /** All of the partition up to this sequence is acknowledged, or as good as that. */
  get floor(): number {
    return Math.min(this.#finished, ...[...this.#unacknowledged.keys()].map((sequence) => sequence - 1));
  }

  /** Nothing of it is to be started any more. */
  get over(): boolean {
    return this.#over;
  }

  /** @returns the tickets that have unfinished work */
  leave(): Set<string> {
    this.#over = true;
    return new Set([...this.#unfinished.values()].map(({ ticketId }) => ticketId));
  }

  /** @returns what is to be done about a message; null when that is nothing, or under way */
  take(message: JsMsg): JetStreamJob | null {
    const { streamSequence: sequence } = message.info;
    if (sequence <= this.#last) this.#again(sequence, message);
    else {
      const stored = message.json<StoredEvent>();
      this.#last = sequence;
      this.#sinceMark++;
      this.#noteFloor(stored, message);
      if (!reached(this.position, stored.position)) {
        const job = { ticketId: ticketOf(stored), stored, sequence, reading: this, message, failures: 0, postponed: 0 };
        this.#unfinished.set(sequence, job);
        return job;
      }
      message.ack();
    }
    return null;
  }

  finish(job: JetStreamJob): void {
    this.#unfinished.delete(job.sequence);
    if (this.start.acksWait) this.#unacknowledged.set(job.sequence, job);
    else job.message.ack();
  }

  /** A checkpoint up to here is safe elsewhere. */
  saved(position: string): void {
    for (const job of this.#unacknowledged.values()) {
      if (!reached(position, job.stored.position)) continue;
      job.message.ack();
      this.#unacknowledged.delete(job.sequence);
    }
  }

  /** @returns to be called when nothing had been removed from the stream since: what was finished by now is certain then */
  settling(): (info: StreamInfo) => void {
    const { position } = this;
    return ({ created }) => {
      if (this.start.stream === created) this.#certain = position;
    };
  }

  /** Keeps the server from delivering again what is under way. */
  stillWorking(): void {
    for (const { message } of this.#unfinished.values()) message.working();
    for (const { message } of this.#unacknowledged.values()) message.working();
  }

  aim(marks: readonly Mark[]): void {
    this.#sinceMark = 0;
    for (const mark of marks) {
      this.#read.aim(mark);
      this.#done.aim(mark);
    }
  }

  /** @returns whether there is something to tell */
  advance(): boolean {
    const read = this.#read.reach(this.#last);
    return this.#done.reach(this.#finished) || read;
  }

  /** Everything up to this sequence is finished. */
  get #finished(): number {
    for (const oldest of this.#unfinished.keys()) return oldest - 1;
    return this.#last;
  }

  #noteFloor({ stream }: StoredEvent, message: JsMsg): void {
    const category = categoryOf(stream) as Category;
    const floor = message.headers?.get(FLOOR);
    if (floor && !reached(this.#floors.get(category) ?? null, floor)) this.#floors.set(category, floor);
  }

  /** Delivered before: the acknowledgement was lost, or the work takes longer than the server waits. */
  #again(sequence: number, message: JsMsg): void {
    const job = this.#unfinished.get(sequence) ?? this.#unacknowledged.get(sequence);
    if (job) job.message = message;
    else message.ack();
  }
}
