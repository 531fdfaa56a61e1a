/** The only source of time. Rules get instants with their commands; nothing else reads a clock. */
export interface Clock {
  /** ISO 8601, UTC, milliseconds. */
  now(): string;
  /** Stands still but for `POST /admin/clock`. */
  readonly manual: boolean;
}

export const systemClock: Clock = { now: () => new Date().toISOString(), manual: false };

/** Starts at an instant and moves only when told, never back. */
export class ManualClock implements Clock {
  readonly manual = true;
  #now: string;

  constructor(start: string) {
    this.#now = new Date(start).toISOString();
  }

  now(): string {
    return this.#now;
  }

  moveTo(instant: string): void {
    if (instant < this.#now) throw new RangeError(`the clock is at ${this.#now} and does not go back to ${instant}`);
    this.#now = instant;
  }
}
