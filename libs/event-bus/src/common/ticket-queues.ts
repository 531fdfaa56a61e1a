/** One queue per ticket: in order within it, up to `concurrency` queues at work at once. */

/** What came of the job at a queue's head. `removed`: the attempt took the whole queue away. */
export type Attempted = { kind: 'done' } | { kind: 'removed' } | { kind: 'again'; afterMs: number };

interface Queue<Job> {
  readonly ticketId: string;
  readonly jobs: [Job, ...Job[]];
  /** Set while the head waits to be tried again; such a queue takes no place among those at work. */
  timer?: NodeJS.Timeout;
}

export interface QueueWork<Job> {
  /** Must not reject. */
  attempt(job: Job): Promise<Attempted>;
  /** The job has left its queue. */
  done(job: Job): void;
}

export class TicketQueues<Job> {
  readonly #queues = new Map<string, Queue<Job>>();
  readonly #ready: Queue<Job>[] = [];
  #atWork = 0;
  #stopped: (() => void) | null = null;

  constructor(
    private readonly concurrency: number,
    private readonly work: QueueWork<Job>,
  ) {}

  push(ticketId: string, job: Job): void {
    const queue = this.#queues.get(ticketId);
    if (queue) {
      queue.jobs.push(job);
      return;
    }
    const fresh: Queue<Job> = { ticketId, jobs: [job] };
    this.#queues.set(ticketId, fresh);
    this.#makeReady(fresh);
  }

  /** The ticket's unfinished jobs, oldest first. */
  jobsOf(ticketId: string): readonly Job[] {
    return this.#queues.get(ticketId)?.jobs ?? [];
  }

  remove(ticketId: string): void {
    this.#queues.delete(ticketId);
  }

  /** Starts nothing more; resolves when what is at work has ended. What waits stays unfinished. */
  stop(): Promise<void> {
    for (const { timer } of this.#queues.values()) clearTimeout(timer);
    return new Promise((resolve) => {
      this.#stopped = resolve;
      if (this.#atWork === 0) resolve();
    });
  }

  #makeReady(queue: Queue<Job>): void {
    this.#ready.push(queue);
    this.#startReady();
  }

  #startReady(): void {
    while (!this.#stopped && this.#atWork < this.concurrency) {
      const queue = this.#ready.shift();
      if (!queue) return;
      void this.#tryHead(queue);
    }
  }

  async #tryHead(queue: Queue<Job>): Promise<void> {
    this.#atWork++;
    const [job] = queue.jobs;
    const attempted = await this.work.attempt(job);
    this.#atWork--;
    if (attempted.kind === 'done') {
      queue.jobs.shift();
      if (queue.jobs.length > 0) this.#ready.push(queue);
      else this.#queues.delete(queue.ticketId);
      this.work.done(job);
    } else if (attempted.kind === 'again' && !this.#stopped) {
      queue.timer = setTimeout(() => this.#makeReady(queue), attempted.afterMs);
    }
    if (this.#stopped && this.#atWork === 0) this.#stopped();
    this.#startReady();
  }
}
