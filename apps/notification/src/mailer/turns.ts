/** So many at a time; the others wait for their turn, in the order they came. */
export class Turns {
  #free: number;
  #waiting: { begin: () => void; refuse: (error: unknown) => void }[] = [];

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** @throws what the waiting were refused with, or what the work throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((begin, refuse) => this.#waiting.push({ begin, refuse }));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next.begin();
      else this.#free++;
    }
  }

  /** Sends away all that wait. */
  refuse(error: unknown): void {
    for (const { refuse } of this.#waiting.splice(0)) refuse(error);
  }
}
