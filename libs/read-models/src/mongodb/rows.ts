import type { Collection, Document } from 'mongodb';
import { insertRows } from './bulk';

const ENOUGH_TO_SEND = 1_000;
const MOST_UNDER_WAY = 3;

/** Rows to be inserted. Eager ones are sent, in the background, as soon as there are enough for a message. */
export class Rows<T extends Document> {
  #waiting: T[] = [];
  readonly #underWay = new Set<Promise<void>>();
  #fault: { error: unknown } | null = null;

  constructor(
    private readonly collection: Collection<T>,
    private readonly eager: boolean,
  ) {}

  add(row: T): void {
    this.#waiting.push(row);
    if (this.eager && this.#waiting.length >= ENOUGH_TO_SEND) this.#send();
  }

  /** Until few enough are under way to go on. @throws what a write in the background has thrown */
  async breathe(): Promise<void> {
    while (this.#underWay.size > MOST_UNDER_WAY) await Promise.race(this.#underWay);
    if (this.#fault) throw this.#fault.error;
  }

  async flush(): Promise<void> {
    this.#send();
    await Promise.all(this.#underWay);
    if (this.#fault) throw this.#fault.error;
  }

  #send(): void {
    if (this.#waiting.length === 0) return;
    const sent = insertRows(this.collection, this.#waiting)
      .catch((error: unknown) => void (this.#fault ??= { error }))
      .finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
    this.#waiting = [];
  }
}
