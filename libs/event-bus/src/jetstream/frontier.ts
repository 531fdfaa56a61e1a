/** Turns sequences of the stream into positions of the log, by what the relays tell. */
import { reached } from '../common/waiters';

/** Everything up to this position is in the stream, up to this sequence. */
export interface Mark {
  sequence: number;
  position: string;
}

/** How far something has come. The nearest mark stays until it is reached: newer ones would keep running away from who lags behind. */
export class Frontier {
  #nearest: Mark | null = null;
  #furthest: Mark | null = null;

  constructor(private at: string | null) {}

  get position(): string | null {
    return this.at;
  }

  aim(mark: Mark): void {
    if (reached(this.at, mark.position)) return;
    if (!this.#nearest) this.#nearest = mark;
    else if (mark.sequence >= this.#nearest.sequence) this.#keep(mark);
    else {
      this.#keep(this.#nearest);
      this.#nearest = mark;
    }
  }

  /** @param sequence come to. @returns whether the position moved */
  reach(sequence: number): boolean {
    const before = this.at;
    while (this.#nearest && sequence >= this.#nearest.sequence) {
      if (!reached(this.at, this.#nearest.position)) this.at = this.#nearest.position;
      this.#nearest = this.#furthest;
      this.#furthest = null;
    }
    return this.at !== before;
  }

  #keep(mark: Mark): void {
    if (!this.#furthest || mark.sequence >= this.#furthest.sequence) this.#furthest = mark;
  }
}
