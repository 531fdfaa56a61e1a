import type { Recorded } from '@eventdesk/contracts';
import type { ViewStore } from '@eventdesk/read-models';

interface Waiting {
  event: Recorded;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Applies all events that wait at the same turn as one transaction of the views; one that can't be applied fails alone. */
export class Projector {
  #waiting: Waiting[] = [];

  constructor(private readonly views: Pick<ViewStore, 'apply'>) {}

  /** Resolves when the event is in every view. */
  project(event: Recorded): Promise<void> {
    return new Promise((done, failed) => {
      if (this.#waiting.push({ event, done, failed }) === 1) setImmediate(() => void this.#applyAll());
    });
  }

  async #applyAll(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      await this.views.apply(batch.map(({ event }) => event));
      for (const { done } of batch) done();
    } catch (error) {
      if (batch.length === 1) batch[0]?.failed(error);
      else for (const { event, done, failed } of batch) await this.views.apply([event]).then(done, failed);
    }
  }
}
