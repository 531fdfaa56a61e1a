import type { Recorded } from '@eventdesk/contracts';
import { TryLater } from '@eventdesk/event-bus';
import { ViewsSwapped, type ViewStore, ViewsUnavailable } from '@eventdesk/read-models';
import type { Logger } from '@eventdesk/runtime';

export interface ProjectorPorts {
  views: Pick<ViewStore, 'apply'>;
  logger: Pick<Logger, 'info' | 'error' | 'warn'>;
  /** Called with what has just come into the views. */
  onApplied?: (events: readonly Recorded[]) => void;
}

interface Waiting {
  event: Recorded;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Everything that waits goes into the views in one transaction: the more there is to do, the less each event costs. */
export class Projector {
  #waiting: Waiting[] = [];
  #running = false;

  constructor(private readonly ports: ProjectorPorts) {}

  /** Resolves when the event is in the views. @throws TryLater when the views are away or were swapped, else what is wrong with it */
  project(event: Recorded): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ event, done, failed });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    // The bus hands out the events of many tickets in one turn: lets all of them come.
    for (await nextTurn(); this.#waiting.length > 0; await nextTurn()) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#applyAll(batch);
    }
    this.#running = false;
  }

  async #applyAll(batch: readonly Waiting[]): Promise<void> {
    const error = await this.#apply(batch);
    if (error === null || batch.length === 1 || error instanceof TryLater) return this.#settle(batch, error);
    this.ports.logger.warn({ events: batch.length, err: error }, 'applying events one by one to find the one that fails');
    for (const waiting of batch) this.#settle([waiting], await this.#apply([waiting]));
  }

  /** @returns what went wrong, null when nothing did */
  async #apply(batch: readonly Waiting[]): Promise<Error | null> {
    try {
      await this.ports.views.apply(batch.map(({ event }) => event));
      return null;
    } catch (error) {
      if (error instanceof ViewsSwapped || error instanceof ViewsUnavailable)
        return new TryLater(error.message, { cause: error });
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #settle(batch: readonly Waiting[], error: Error | null): void {
    for (const { done, failed } of batch) {
      if (error) failed(error);
      else done();
    }
    if (error) return;
    try {
      this.ports.onApplied?.(batch.map(({ event }) => event));
    } catch (fault) {
      this.ports.logger.warn({ err: fault }, 'who was told of applied events failed; they stay applied');
    }
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
