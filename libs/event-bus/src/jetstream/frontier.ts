/** Turns sequences of the stream into positions of the log, by what the relays tell. */
import { reached } from '../common/waiters';

/** Everything up to this position is in the stream, up to this sequence. */
export interface Mark {
  sequence: number;
  position: string;
}

/** How far something has come. A mark it aims at stays until it is reached: newer ones would keep running away from who lags behind. */
export class Frontier {
  #aim: Mark | null = null;
  #newest: Mark | null = null;

  constructor(private at: string | null) {}

  get position(): string | null {
    return this.at;
  }

  aim(mark: Mark): void {
    if (reached(this.at, mark.position)) return;
    if (this.#aim) this.#newest = mark;
    else this.#aim = mark;
  }

  /** @param sequence come to. @returns whether the position moved */
  reach(sequence: number): boolean {
    const before = this.at;
    while (this.#aim && sequence >= this.#aim.sequence) {
      if (!reached(this.at, this.#aim.position)) this.at = this.#aim.position;
      this.#aim = this.#newest;
      this.#newest = null;
    }
    return this.at !== before;
  }
}
