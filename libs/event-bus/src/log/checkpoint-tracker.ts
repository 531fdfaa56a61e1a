/** Which position a checkpoint may claim while events finish in any order. */

/** An event under way. */
export interface UnderWay {
  /** The position read just before it: all that a checkpoint may claim while this is the oldest unfinished event. */
  readonly before: string | null;
}

export class CheckpointTracker {
  /** In the order of reading: a Set keeps it, and forgets from anywhere at no cost. */
  readonly #unfinished = new Set<UnderWay>();
  #read: string | null;

  constructor(start: string | null) {
    this.#read = start;
  }

  /** Position read up to. */
  get read(): string | null {
    return this.#read;
  }

  get unfinished(): number {
    return this.#unfinished.size;
  }

  /** Everything up to here is finished: never past an unfinished event. */
  get position(): string | null {
    for (const oldest of this.#unfinished) return oldest.before;
    return this.#read;
  }

  begin(position: string): UnderWay {
    const event = { before: this.#read };
    this.#read = position;
    this.#unfinished.add(event);
    return event;
  }

  /** Read up to here, and nothing to do about it. */
  skip(position: string): void {
    this.#read = position;
  }

  finish(event: UnderWay): void {
    this.#unfinished.delete(event);
  }
}
