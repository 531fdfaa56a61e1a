/** A document that one at a time may change. Whoever lost it finds out by the very write that it is no longer allowed. */
import type { Bucket, Found } from './bucket';

interface Held<T> {
  owner: string | null;
  value: T;
}

export interface Looked<T> {
  value: T | null;
  free: boolean;
  /** Nobody else has held it since we did. */
  ours: boolean;
}

export class LeaseLost extends Error {
  constructor(readonly key: string) {
    super(`another instance took over "${key}"`);
    this.name = 'LeaseLost';
  }
}

export class Lease<T> {
  #revision = 0;
  #seen = 0;
  #heldUntil = -Infinity;
  /** The revision that another holder was last seen at, and since when by our own clock: nobody's clocks are compared. */
  #observed = { revision: -1, since: 0 };
  #turn: Promise<unknown> = Promise.resolve();

  /** @param owner unique to this run of this instance. @param ttlMs a holder that was silent for so long has lost it to whoever asks */
  constructor(
    private readonly bucket: Bucket,
    readonly key: string,
    private readonly owner: string,
    private readonly ttlMs: number,
  ) {}

  /** Grows with every write: a name made of it is never used twice. */
  get revision(): number {
    return this.#revision;
  }

  /** False as soon as another might hold it. */
  get held(): boolean {
    return performance.now() < this.#heldUntil;
  }

  /** What is written there, by whomever, and whether it may be taken now. */
  look(): Promise<Looked<T>> {
    return this.#inTurn(async () => {
      const found = await this.bucket.get<Held<T | null>>(this.key);
      this.#seen = found?.revision ?? 0;
      return { value: found?.value.value ?? null, free: !found || this.#isFree(found), ours: found?.value.owner === this.owner };
    });
  }

  /** Takes what a look found free. @returns false when somebody was faster */
  take(value: T | null): Promise<boolean> {
    return this.#inTurn(() => this.#write(this.owner, value, this.#seen));
  }

  /**
   * Also renews the lease.
   * @param now the value, asked for when its turn has come: what is written never goes back. @throws LeaseLost when another holds it
   */
  save(now: () => T): Promise<void> {
    return this.#inTurn(async () => {
      const value = now();
      if (await this.#write(this.owner, value, this.#revision)) return;
      // Perhaps a write of our own came through whose answer did not.
      const found = await this.bucket.get<Held<T>>(this.key);
      if (found?.value.owner === this.owner && (await this.#write(this.owner, value, found.revision))) return;
      this.#heldUntil = -Infinity;
      throw new LeaseLost(this.key);
    });
  }

  /** Gives it away at once, instead of by its silence. */
  release(value: T | null): Promise<void> {
    return this.#inTurn(async () => {
      this.#heldUntil = -Infinity;
      await this.bucket.replace(this.key, { owner: null, value }, this.#revision);
    });
  }

  async #write(owner: string, value: T | null, revision: number): Promise<boolean> {
    // From before the write: others count from when they can first see it.
    const until = performance.now() + this.ttlMs;
    const written = await this.bucket.replace(this.key, { owner, value }, revision);
    if (written === null) return false;
    this.#revision = written;
    this.#heldUntil = until;
    return true;
  }

  #isFree({ value: { owner }, revision }: Found<Held<T | null>>): boolean {
    if (owner === null || owner === this.owner) return true;
    if (revision !== this.#observed.revision) this.#observed = { revision, since: performance.now() };
    return performance.now() - this.#observed.since >= this.ttlMs;
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#turn.then(work, work);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}
