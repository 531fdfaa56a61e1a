/** Saves a moving checkpoint often enough, and not more often. */
import type { CheckpointStore } from '../port';
import { messageOf } from './retry';

const EVERY_MS = 200;
const EVERY_EVENTS = 1_000;

export class CheckpointSaver {
  #latest: string | null = null;
  #saved: string | null = null;
  #unsaved = 0;
  #timer: NodeJS.Timeout | undefined;
  #saving: Promise<void> | null = null;
  #fault: string | null = null;
  #closed = false;

  constructor(private readonly store: CheckpointStore) {}

  /** Why the last save failed; events go on, but a crash would bring more of them again. */
  get fault(): string | null {
    return this.#fault;
  }

  moved(position: string): void {
    this.#latest = position;
    this.#unsaved++;
    if (this.#unsaved >= EVERY_EVENTS) this.#saveNow();
    else this.#saveSoon();
  }

  /** Saves what is not saved yet; nothing once closed: the store may be another run's by then. */
  async flush(): Promise<void> {
    while (this.#saving) await this.#saving;
    if (!this.#closed && this.#latest !== this.#saved) await this.#save();
  }

  /** Saves nothing from now on; resolves when a save under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#saving;
  }

  #saveSoon(): void {
    if (!this.#closed) this.#timer ??= setTimeout(() => this.#saveNow(), EVERY_MS);
  }

  #saveNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#saving || this.#closed) return;
    this.#saving = this.#save().finally(() => {
      this.#saving = null;
      if (this.#latest !== this.#saved) this.#saveSoon();
    });
  }

  async #save(): Promise<void> {
    const position = this.#latest;
    if (position === null) return;
    this.#unsaved = 0;
    try {
      await this.store.save(position);
      this.#saved = position;
      this.#fault = null;
    } catch (error) {
      this.#fault = `the checkpoint could not be saved: ${messageOf(error)}`;
    }
  }
}
