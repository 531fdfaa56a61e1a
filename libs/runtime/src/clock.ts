/** The only source of time. Rules get instants with their commands; nothing else reads a clock. */
export interface Clock {
  /** ISO 8601, UTC, milliseconds. */
  now(): string;
  /**
   * Resolves at that instant, or when the signal aborts; `null` waits for the signal alone. Never rejects. A service that sleeps by
   * the clock is one sleeper at rest and none at work: who moves a manual clock sees by this that it is done.
   */
  sleepUntil(instant: string | null, signal: AbortSignal): Promise<void>;
  /** Stands still but for `POST /admin/clock`. */
  readonly manual: boolean;
}

/** Timers stand still while the machine is suspended and do not follow a corrected clock, so time is looked at again after each leg. */
const LONGEST_LEG_MS = 30_000;

export const systemClock: Clock = {
  manual: false,
  now: () => new Date().toISOString(),
  async sleepUntil(instant, signal) {
    const until = instant === null ? Infinity : Date.parse(instant);
    for (let left = until - Date.now(); left > 0 && !signal.aborted; left = until - Date.now())
      await new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, Math.min(left, LONGEST_LEG_MS));
        signal.addEventListener('abort', done);
      });
  },
};

interface Sleeper {
  until: string | null;
  wake: () => void;
}

/** Starts at an instant and moves only when told, never back. Whoever sleeps until an instant passed is woken, earliest first. */
export class ManualClock implements Clock {
  readonly manual = true;
  #now: string;
  #sleepers = new Set<Sleeper>();

  constructor(start: string) {
    this.#now = new Date(start).toISOString();
  }

  now(): string {
    return this.#now;
  }

  sleepUntil(instant: string | null, signal: AbortSignal): Promise<void> {
    if (signal.aborted || (instant !== null && instant <= this.#now)) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        until: instant,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      signal.addEventListener('abort', sleeper.wake);
      this.#sleepers.add(sleeper);
    });
  }

  /** How many sleep: a service that was woken is at work until it sleeps again. */
  get sleeping(): number {
    return this.#sleepers.size;
  }

  /** When the next sleeper is to be woken; null when none waits for an instant. */
  get nextWake(): string | null {
    const instants = [...this.#sleepers].flatMap(({ until }) => (until === null ? [] : [until])).sort();
    return instants[0] ?? null;
  }

  /** @throws RangeError when the instant is in this clock's past */
  moveTo(instant: string): void {
    if (instant < this.#now) throw new RangeError(`the clock is at ${this.#now} and does not go back to ${instant}`);
    this.#now = instant;
    for (const sleeper of [...this.#sleepers]) if (sleeper.until !== null && sleeper.until <= instant) sleeper.wake();
  }
}
