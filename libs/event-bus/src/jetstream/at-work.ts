/** What handlers are busy with right now. */
export class AtWork<Job> {
  readonly #jobs = new Set<Job>();
  #waiting: (() => void)[] = [];

  get size(): number {
    return this.#jobs.size;
  }

  begin(job: Job): void {
    this.#jobs.add(job);
  }

  end(job: Job): void {
    this.#jobs.delete(job);
    if (this.#jobs.size === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** Resolves when nothing is at work. */
  async rest(): Promise<void> {
    if (this.#jobs.size > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
