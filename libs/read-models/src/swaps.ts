/** What one who applies events is to know of other views that took the place of his: he must start again from their checkpoint. */
import { ViewsSwapped } from './port';

/** He may have been told when he could not start again: he had not begun. Milliseconds. */
const REMIND_EVERY = 1_000;

export class Swaps {
  #isStale = false;
  #toldAt = -Infinity;

  constructor(private readonly onSwap: (() => void) | undefined) {}

  get areToldOf(): boolean {
    return this.onSwap !== undefined;
  }

  /** From a swap until the new views' checkpoint was asked for. */
  get isStale(): boolean {
    return this.#isStale;
  }

  readonly noticed = (): void => {
    this.#isStale = true;
    this.#toldAt = performance.now();
    if (this.onSwap) queueMicrotask(this.onSwap);
  };

  checkpointLoaded(): void {
    this.#isStale = false;
  }

  /** @throws ViewsSwapped while the new views' checkpoint was not asked for */
  refuseStale(): void {
    this.remind();
    if (this.#isStale) throw new ViewsSwapped();
  }

  remind(): void {
    if (this.#isStale && performance.now() - this.#toldAt >= REMIND_EVERY) this.noticed();
  }
}
