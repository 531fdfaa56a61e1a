/** How many events may be in memory. */
export class Room {
  #taken = 0;
  #waiting: (() => void)[] = [];

  constructor(private readonly limit: number) {}

  get isFull(): boolean {
    return this.#taken >= this.limit;
  }

  take(): void {
    this.#taken++;
  }

  free(count = 1): void {
    this.#taken -= count;
    if (!this.isFull) this.wake();
  }

  /** Resolves when there may be some: look again. */
  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
