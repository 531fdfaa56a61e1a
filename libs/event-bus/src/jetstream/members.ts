/** Which instances of a consumer are alive: each writes from time to time; who was silent for too long is gone. */
import type { Bucket } from './bucket';

export interface MembersOptions {
  group: string;
  instance: string;
  /** Only those count that say the same. */
  among: string;
  ttlMs: number;
}

export class Members {
  readonly #seen = new Map<string, { revision: number; since: number }>();

  constructor(
    private readonly bucket: Bucket,
    private readonly options: MembersOptions,
  ) {}

  get #key(): string {
    return `member.${this.options.group}.${this.options.instance}-${this.options.among}`;
  }

  beat(): Promise<void> {
    return this.bucket.put(this.#key, {});
  }

  /** How many are alive; at least one. */
  async count(): Promise<number> {
    const found = await this.bucket.all(`member.${this.options.group}.*`);
    const like = found.filter(({ key }) => key.endsWith(`-${this.options.among}`));
    const alive = await Promise.all(like.map((member) => this.#isAlive(member)));
    return Math.max(1, alive.filter(Boolean).length);
  }

  leave(): Promise<void> {
    return this.bucket.purge(this.#key);
  }

  async #isAlive({ key, revision }: { key: string; revision: number }): Promise<boolean> {
    const seen = this.#seen.get(key);
    if (seen?.revision !== revision) this.#seen.set(key, { revision, since: performance.now() });
    else if (performance.now() - seen.since >= this.options.ttlMs) {
      await this.bucket.purge(key);
      return false;
    }
    return true;
  }
}
