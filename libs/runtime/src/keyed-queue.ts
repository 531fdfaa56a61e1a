/** Runs the work of one key one at a time, in the order it came; different keys side by side. A failure is its caller's alone. */
export class KeyedQueue {
  #last = new Map<string, Promise<unknown>>();

  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const result = before === undefined ? work() : before.then(work);
    const settled: Promise<void> = result.then(
      () => this.#leave(key, settled),
      () => this.#leave(key, settled),
    );
    this.#last.set(key, settled);
    return result;
  }

  /** How many keys have work under way. */
  get size(): number {
    return this.#last.size;
  }

  #leave(key: string, settled: Promise<unknown>): void {
    if (this.#last.get(key) === settled) this.#last.delete(key);
  }
}
