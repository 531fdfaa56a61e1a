/** What could not be written when a request was done is written once the server is back. */
import type { Outcome } from '../port';

export interface Ending {
  scope: string;
  claim: string;
  isNew: boolean;
  outcome: Outcome;
}

/** Between two tries. Milliseconds. */
const PAUSE = 1_000;
/** No more are remembered: the lease of whatever is dropped runs out by itself. */
const MOST = 10_000;

export class Unfinished {
  readonly #endings = new Set<Ending>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly write: (ending: Ending) => Promise<void>,
    private readonly leaseMs: number,
  ) {}

  add(ending: Ending): void {
    if (this.#closed || this.#endings.size >= MOST) return;
    this.#endings.add(ending);
    setTimeout(() => this.#endings.delete(ending), this.leaseMs).unref();
    this.#later();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #later(): void {
    if (this.#timer !== undefined || this.#closed || this.#endings.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#tryAll().finally(() => this.#later());
    }, PAUSE).unref();
  }

  /** Up to the first that fails: the server is away for the others, too. */
  async #tryAll(): Promise<void> {
    for (const ending of this.#endings) {
      try {
        await this.write(ending);
      } catch {
        return;
      }
      this.#endings.delete(ending);
    }
  }
}
