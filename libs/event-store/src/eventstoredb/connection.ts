/** The client with everything that is being read through it, so that one signal ends all of it. */
import { setMaxListeners } from 'node:events';
import { StoreUnavailable } from '../port';
import type { Client } from './client';
import { Patience } from './faults';
import { Intake, type Source } from './intake';

export interface Timing {
  /** How long a call is tried again while the server is away, ms. */
  patienceMs: number;
  /** How long nothing may come from the server before that is looked into, ms. */
  silenceMs: number;
}

export class Connection {
  readonly #open = new Set<Intake<unknown>>();

  constructor(
    readonly client: Client,
    readonly timing: Timing,
    readonly closed: AbortSignal,
  ) {
    setMaxListeners(0, closed);
    closed.addEventListener('abort', () => this.#open.forEach((intake) => this.give(intake)), { once: true });
  }

  /** The same, for a reader who may be told to stop. */
  until(signal: AbortSignal): Connection {
    return new Connection(this.client, this.timing, AbortSignal.any([this.closed, signal]));
  }

  /** @throws StoreUnavailable */
  mustBeOpen(): void {
    if (this.closed.aborted) throw new StoreUnavailable('the event store is closed');
  }

  patience(): Patience {
    return new Patience(this.timing.patienceMs, this.closed);
  }

  /** A stream of the client to take from; `give` it back when done. */
  open<T>(stream: Source, cancel: () => Promise<void>): Intake<T> {
    const intake = new Intake<T>(stream, cancel);
    if (this.closed.aborted) intake.close();
    else this.#open.add(intake);
    return intake;
  }

  give(intake: Intake<unknown>): void {
    this.#open.delete(intake);
    intake.close();
  }

  /** The next of a read that has an end; null there. @throws StoreUnavailable when the server falls silent */
  async next<T>(intake: Intake<T>): Promise<T[] | null> {
    const items = await intake.take(this.timing.silenceMs);
    this.mustBeOpen();
    if (items?.length === 0) throw new StoreUnavailable(`nothing came within ${this.timing.silenceMs} ms`);
    return items;
  }
}
