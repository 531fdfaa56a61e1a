/** The live views' collections, whichever they are by now. */
import type { Db } from 'mongodb';
import { type Collections, openCollections } from './collections';
import { checkVersion, prepareLive } from './generations';
import { inTime } from './lasting-client';
import { type Pointer, PointerDocument } from './pointer';

/** Everybody waits for the look: should it be lost, so would they. Milliseconds. */
const LONGEST_LOOK = 60_000;

/** How often it is looked whether the views were swapped: so long may a process go on with the old ones. Milliseconds. */
export const LOOK_EVERY = 200;

export interface Live {
  pointer: Pointer;
  collections: Collections;
}

export class LiveViews {
  #live: Live;
  #lookedAt = performance.now();
  #looking: Promise<Live> | null = null;

  private constructor(
    private readonly db: Db,
    pointer: Pointer,
    private readonly onSwap: () => void,
  ) {
    this.#live = { pointer, collections: openCollections(db, pointer.views) };
  }

  static async open(db: Db, onSwap: () => void): Promise<LiveViews> {
    return new LiveViews(db, await prepareLive(db), onSwap);
  }

  /** As last looked at. */
  get known(): Live {
    return this.#live;
  }

  async recent(): Promise<Live> {
    return performance.now() - this.#lookedAt < LOOK_EVERY ? this.#live : (this.#looking ??= this.now());
  }

  /** Of this very moment. */
  async now(): Promise<Live> {
    try {
      const asked = performance.now();
      const pointer = await inTime(LONGEST_LOOK, this.#look());
      checkVersion(pointer);
      this.#lookedAt = asked;
      return this.#take(pointer);
    } finally {
      this.#looking = null;
    }
  }

  #take(pointer: Pointer): Live {
    const { born, generation } = this.#live.pointer;
    const isSame = pointer.born === born;
    // Two looks may come back in another order than they were sent.
    if (isSame && pointer.generation < generation) return this.#live;
    if (isSame && pointer.generation === generation) return (this.#live = { ...this.#live, pointer });
    this.#live = { pointer, collections: openCollections(this.db, pointer.views) };
    this.onSwap();
    return this.#live;
  }

  async #look(): Promise<Pointer> {
    return (await new PointerDocument(this.db).read()) ?? this.#beginAgain();
  }

  /** Somebody dropped the database, as views may be: that is a swap to empty ones. */
  async #beginAgain(): Promise<Pointer> {
    await new PointerDocument(this.db).begin(this.#live.pointer.generation);
    return prepareLive(this.db);
  }
}
