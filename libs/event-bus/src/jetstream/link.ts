/** The connection as it is now. What was asked when it broke would otherwise wait for an answer that never comes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Events, type NatsConnection } from 'nats';
import { BrokerUnavailable } from './faults';

const links = new WeakMap<NatsConnection, Link>();

export class Link {
  readonly #onLost = new Set<() => void>();
  readonly #onBack = new Set<() => void>();
  #isLost = false;

  /** The one of this connection: each that listens to the connection itself would stay for as long as it lives. */
  static of(nats: NatsConnection): Link {
    const link = links.get(nats) ?? new Link(nats);
    links.set(nats, link);
    return link;
  }

  private constructor(nats: NatsConnection) {
    void this.#watch(nats);
  }

  /** What was asked may have been done all the same. @throws BrokerUnavailable as soon as the connection breaks, and at once while it is broken */
  ask<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isLost) return Promise.reject(new BrokerUnavailable('there is no connection'));
    return new Promise((resolve, reject) => {
      const lost = () => reject(new BrokerUnavailable('the connection broke'));
      this.#onLost.add(lost);
      work()
        .then(resolve, reject)
        .finally(() => this.#onLost.delete(lost));
    });
  }

  onBack(listener: () => void): () => void {
    this.#onBack.add(listener);
    return () => this.#onBack.delete(listener);
  }

  /** Sleeps, but no longer than until the signal aborts, or the connection is back: then there is no reason to wait any more. */
  async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const back = new AbortController();
    const forget = this.onBack(() => back.abort());
    const end = () => back.abort();
    signal.addEventListener('abort', end);
    if (!signal.aborted) await sleep(milliseconds, undefined, { signal: back.signal }).catch(() => {});
    signal.removeEventListener('abort', end);
    forget();
  }

  async #watch(nats: NatsConnection): Promise<void> {
    for await (const { type } of nats.status()) {
      if (type === Events.Disconnect) this.#lost();
      else if (type === Events.Reconnect) this.#back();
    }
    this.#lost();
  }

  #lost(): void {
    this.#isLost = true;
    for (const listener of [...this.#onLost]) listener();
  }

  #back(): void {
    this.#isLost = false;
    for (const listener of [...this.#onBack]) listener();
  }
}
