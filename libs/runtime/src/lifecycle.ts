import type { Logger } from 'pino';

interface Part {
  name: string;
  stop: () => Promise<void> | void;
}

/** Starts nothing itself; remembers what was started and stops it in the opposite order, each part once, whatever another does. */
export class Lifecycle {
  #parts: Part[] = [];
  #stopped: Promise<boolean> | null = null;
  readonly #stopping = new AbortController();

  constructor(private readonly logger: Logger) {}

  /** Registers how to stop what was just started. */
  started(name: string, stop: Part['stop']): void {
    this.#parts.push({ name, stop });
  }

  /** Aborted when the stop begins: for work that could outlast the deadline, and may be left for the next start. */
  get stopping(): AbortSignal {
    return this.#stopping.signal;
  }

  /** @returns true when every part stopped without an error; further calls wait for the first. */
  stop(): Promise<boolean> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<boolean> {
    this.#stopping.abort();
    let clean = true;
    for (const { name, stop } of this.#parts.reverse()) {
      try {
        await stop();
        this.logger.debug({ part: name }, 'stopped');
      } catch (error) {
        clean = false;
        this.logger.error({ part: name, err: error }, 'did not stop cleanly');
      }
    }
    return clean;
  }
}

/** Stops on SIGTERM and SIGINT and exits: 0 when all stopped cleanly, 1 otherwise or after the deadline. @param deadlineMs milliseconds */
export function stopOnSignals(lifecycle: Lifecycle, logger: Logger, deadlineMs = 9_500): void {
  const stop = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    const overdue = setTimeout(() => {
      logger.error('could not stop in time');
      process.exit(1);
    }, deadlineMs);
    void lifecycle.stop().then((clean) => {
      clearTimeout(overdue);
      process.exit(clean ? 0 : 1);
    });
  };
  process.once('SIGTERM', stop).once('SIGINT', stop);
}
