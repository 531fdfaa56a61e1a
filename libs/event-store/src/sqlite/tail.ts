/** Wakes whoever waits for new events: at once after appends of this process, by polling for those of others. */
import type { Database } from './database';

/** How late an append of another process may be noticed after a quiet time. One poll costs about a microsecond. */
const POLL_MS = 25;
/** How late while others append, and for so long after they did. */
const POLL_BUSY_MS = 4;
const BUSY_FOR_MS = 1_000;

export class LogTail {
  #waiting = new Set<() => void>();
  #poll: NodeJS.Timeout | null = null;
  #seen: number;
  #busyUntil = -Infinity;

  constructor(private readonly dataVersion: () => number) {
    this.#seen = dataVersion();
  }

  /** Grows with every append noticed. To be taken before the log is read, and given to `changedSince` after. */
  version = 0;

  /** Resolves when there may be something new since that version, or when the signal aborts. Never rejects. */
  changedSince(version: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || version !== this.version) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        this.#pollWhileSomebodyWaits();
        resolve();
      };
      signal.addEventListener('abort', done);
      this.#waiting.add(done);
      this.#pollWhileSomebodyWaits();
    });
  }

  wake(): void {
    this.version++;
    for (const done of [...this.#waiting]) done();
  }

  #pollWhileSomebodyWaits(): void {
    if (this.#waiting.size > 0) this.#poll ??= setTimeout(() => this.#lookForOthers(), this.#pollMs);
    else if (this.#poll) {
      clearTimeout(this.#poll);
      this.#poll = null;
    }
  }

  get #pollMs(): number {
    return performance.now() < this.#busyUntil ? POLL_BUSY_MS : POLL_MS;
  }

  #lookForOthers(): void {
    this.#poll = null;
    const version = this.#versionNow();
    if (version !== this.#seen) {
      this.#seen = version;
      this.#busyUntil = performance.now() + BUSY_FOR_MS;
      this.wake();
    }
    this.#pollWhileSomebodyWaits();
  }

  /** A file that cannot be read counts as changed: whoever wakes meets the fault itself, where somebody can catch it. */
  #versionNow(): number {
    try {
      return this.dataVersion();
    } catch {
      return NaN;
    }
  }
}

/** A number that changes whenever another connection, of this process or of another, has committed. */
export function dataVersionOf(database: Database): () => number {
  const statement = database.prepare('PRAGMA data_version').raw();
  return () => (statement.get([]) as [number])[0];
}
