/** The one document that says which collections are live, and how far they are. Whatever is swapped is swapped by one write to it. */
import { randomUUID } from 'node:crypto';
import { comparePositions } from '@eventdesk/event-store';
import { type Collection, type Db, MongoServerError } from 'mongodb';
import { untilWritten } from './bulk';
import { surely } from './client';
import { allAt, type Generations, SCHEMA_VERSION } from './collections';
import { DUPLICATE_KEY } from './errors';

export interface Pointer {
  _id: 'live';
  schema: number;
  /** Of this document: another one has begun to count anew. */
  born: string;
  /** That of the last swap. */
  generation: number;
  /** The last that was given to somebody to build: no number is used twice. */
  claimed: number;
  views: Generations;
  checkpoint: string | null;
}
/** A set of views. */
export type PointerTo = Pick<Pointer, 'born' | 'generation'>;
export interface Swap {
  /** Those of other views stay. */
  views: Partial<Generations>;
  checkpoint: string | null;
}

export class PointerDocument {
  readonly #documents: Collection<Pointer>;

  constructor(db: Db) {
    this.#documents = db.collection('views');
  }

  read(): Promise<Pointer | null> {
    return this.#documents.findOne({ _id: 'live' }, surely);
  }

  /** For a database without views. @param after a generation that was live before somebody dropped all; 0 for a new one */
  async begin(after: number): Promise<Pointer> {
    const generation = after + 1;
    const first: Omit<Pointer, '_id'> = {
      schema: SCHEMA_VERSION,
      born: randomUUID(),
      generation,
      claimed: generation,
      views: allAt(generation),
      checkpoint: null,
    };
    try {
      await this.#documents.updateOne({ _id: 'live' }, { $setOnInsert: first }, { upsert: true });
    } catch (error) {
      // Another process was quicker with the very same.
      if (!(error instanceof MongoServerError && error.code === DUPLICATE_KEY)) throw error;
    }
    return this.#found(await this.read());
  }

  async claim(): Promise<number> {
    const pointer = await this.#documents.findOneAndUpdate(
      { _id: 'live' },
      { $inc: { claimed: 1 } },
      { returnDocument: 'after' },
    );
    return this.#found(pointer).claimed;
  }

  /** @returns false when a generation claimed later is live already */
  async swap(generation: number, { views, checkpoint }: Swap): Promise<boolean> {
    const moved = Object.fromEntries(Object.entries(views).map(([view, at]) => [`views.${view}`, at]));
    const { matchedCount } = await this.#documents.updateOne(
      { _id: 'live', generation: { $lt: generation } },
      { $set: { schema: SCHEMA_VERSION, generation, checkpoint, ...moved } },
    );
    return matchedCount > 0;
  }

  /** Only forward. @returns false when other views are live by now: they keep their own */
  async saveCheckpoint({ born, generation }: PointerTo, checkpoint: string): Promise<boolean> {
    let isLive = true;
    await untilWritten(async () => {
      const pointer = await this.read();
      isLive = pointer?.born === born && pointer.generation === generation;
      const known = pointer?.checkpoint ?? null;
      if (!isLive || (known !== null && comparePositions(known, checkpoint) >= 0)) return true;
      const asRead = { _id: 'live' as const, born, generation, checkpoint: known };
      return (await this.#documents.updateOne(asRead, { $set: { checkpoint } })).matchedCount > 0;
    });
    return isLive;
  }

  #found(pointer: Pointer | null): Pointer {
    if (!pointer) throw new Error('the views were dropped at this very moment');
    return pointer;
  }
}
