import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredEvent } from '@eventdesk/contracts';
import type { Consumer } from '@eventdesk/event-bus';
import { comparePositions } from '@eventdesk/event-store';
import type { GatewayPorts } from '../ports';
import { ViewsBehind } from './views-behind';

/** So many of the last events, at least, are at hand for those who follow; who is further behind reads the log. */
const AT_HAND = 2_000;
/** Before a subscription that ended is opened again. Milliseconds. */
const PAUSE = 1_000;

/**
 * One subscription for however many follow: the log's last events in memory, and word when there are more. What is told can be
 * read: events are taken when the views have them. Only views of other processes that are over two seconds behind are not waited
 * for: then a client that reads what it was told asks for the `revision` that came with it.
 */
export class LogTail {
  readonly #stop = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #events: StoredEvent[] = [];
  /** Everything after this position, as far as the tail knows the log, is in `#events`. */
  #from: string | null = null;
  #head: string | null = null;
  #reading: Promise<void> | null = null;

  readonly #views: ViewsBehind;

  /** @param isFollowed whether anybody follows: while nobody does, nobody is asked how far the views are elsewhere */
  constructor(
    private readonly ports: Pick<GatewayPorts, 'store' | 'logger' | 'bus'>,
    private readonly isFollowed: () => boolean = () => true,
  ) {
    this.#views = new ViewsBehind(ports.bus, this.#stop.signal);
  }

  async start(): Promise<void> {
    const projector = this.#projector();
    this.#head = this.#from = projector ? projector.status().position : await this.ports.store.head();
    this.#reading = this.#read();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake();
    await this.#reading;
  }

  /** For who begins to follow: resolves when the views have what was taken before anybody did, two seconds later at most. */
  followed(): Promise<void> {
    return this.#views.skipped();
  }

  /** Up to here the log is known and can be read in the views. */
  get head(): string | null {
    return this.#head;
  }

  /** The events after this position; null when not all of them are at hand. */
  after(position: string | null): StoredEvent[] | null {
    if (this.#from !== null && (position === null || comparePositions(position, this.#from) < 0)) return null;
    const seen = position === null ? -1 : this.#events.findLastIndex((event) => comparePositions(event.position, position) <= 0);
    return this.#events.slice(seen + 1);
  }

  /** Waits for more, until the signal aborts or `ms` milliseconds are over. @returns false when nothing came by then */
  more(signal: AbortSignal, ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve(!timeUp);
      };
      let timeUp = false;
      const timer = setTimeout(() => {
        timeUp = true;
        done();
      }, ms).unref();
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  async #read(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        for await (const { events, position } of this.ports.store.subscribe({ after: this.#head }, signal)) {
          await this.#inViews(events, position);
          if (signal.aborted) return;
          this.#take(events, position);
        }
      } catch (error) {
        this.ports.logger.error({ err: error }, 'live updates stopped; reading the log again');
      }
      // A store that is closing ends its subscriptions without a fault: asked again at once, it would leave no turn to anybody.
      await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
    }
  }

  #projector(): Consumer | undefined {
    return this.ports.bus.consumers().find((consumer) => consumer.status().name === 'projector');
  }

  /** Asks once, however many follow: a projector that stands still keeps whoever asked. */
  async #inViews(events: readonly StoredEvent[], position: string): Promise<void> {
    const projector = this.#projector();
    if (projector) return unlessAborted(projector.passed(position), this.#stop.signal);
    if (this.isFollowed()) await this.#views.caughtUp(events);
    else this.#views.skip(events);
  }

  #take(events: readonly StoredEvent[], position: string): void {
    this.#events.push(...events);
    if (this.#events.length > 2 * AT_HAND)
      this.#from = this.#events.splice(0, this.#events.length - AT_HAND).at(-1)?.position ?? this.#from;
    this.#head = position;
    this.#wake();
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}

const unlessAborted = (promise: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) resolve();
  });
