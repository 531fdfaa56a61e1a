/** Builds the views anew from the log, beside the live ones, and swaps when done. Readers and projectors go on meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from 'mongodb';
import { type ViewName, viewNames } from '../port';
import { RebuildOvertaken, type RebuildReport } from '../rebuild-report';
import { clientOf, type ConnectionOptions, databaseOf, durableDatabase } from './client';
import { type CollectionName, type Collections, collectionsOf, openCollections } from './collections';
import { countsOf } from './digests';
import { withPortErrors } from './errors';
import { checkVersion, dropGeneration, dropOldGenerations, spreadOverShards } from './generations';
import { Hand } from './hand';
import { createIndexes } from './indexes';
import { LOOK_EVERY } from './live-views';
import { type FoldingOptions, LogFolding } from './log-folding';
import { type Pointer, PointerDocument } from './pointer';

export interface MongoRebuildOptions extends FoldingOptions, Omit<ConnectionOptions, 'socketTimeout'> {
  /** Builds this view only and leaves the others; all when absent. */
  view?: ViewName;
  /** How long the old views are kept for readers that have not noticed yet, and reads under way. Milliseconds; default 5,000. */
  grace?: number;
}

/** Building the indexes of a large collection is silent for as long as it takes. */
const SOCKET_TIMEOUT = 3_600_000;
const GRACE = 5_000;

/** @throws RebuildOvertaken, ViewsUnavailable, and what reading the log throws: then the live views stay as they are */
export function rebuildMongoViews(options: MongoRebuildOptions): Promise<RebuildReport> {
  return withPortErrors(async () => {
    const client = clientOf({ ...options, socketTimeout: SOCKET_TIMEOUT });
    try {
      return await new Rebuild(await durableDatabase(client, databaseOf(options)), options).run();
    } finally {
      await client.close();
    }
  });
}

class Rebuild {
  readonly #pointer: PointerDocument;
  readonly #folding: LogFolding;
  readonly #views: readonly ViewName[];

  constructor(
    private readonly db: Db,
    private readonly options: MongoRebuildOptions,
  ) {
    this.#pointer = new PointerDocument(db);
    this.#folding = new LogFolding(options);
    this.#views = options.view ? [options.view] : viewNames;
  }

  async run(): Promise<RebuildReport> {
    const before = (await this.#pointer.read()) ?? (await this.#pointer.begin(0));
    if (this.options.view) checkVersion(before);
    const generation = await this.#pointer.claim();
    const views = Object.fromEntries(this.#views.map((view) => [view, generation]));
    const collections = openCollections(this.db, { ...before.views, ...views });
    const report = await this.#build(collections, before).catch((error: unknown) => this.#giveUp(generation, error));
    const swapped = await this.#pointer.swap(generation, { views, checkpoint: report.checkpoint });
    if (!swapped) return this.#giveUp(generation, new RebuildOvertaken());
    // What was appended since the log was last read may have come into the old views only, until everybody has noticed.
    await sleep(LOOK_EVERY);
    await this.#folding.catchUp(collections, this.#views);
    await this.#dropOld();
    return report;
  }

  async #build(collections: Collections, before: Pointer): Promise<RebuildReport> {
    const { view } = this.options;
    const own = view ? pick(collections, collectionsOf[view]) : collections;
    await spreadOverShards(this.db, own);
    const hand = new Hand(collections, { views: this.#views, fresh: true });
    await this.#folding.build(hand);
    // Sorting once is cheaper than keeping sorted.
    await createIndexes(own);
    await this.#folding.build(hand);
    const { events, failed, checkpoint } = this.#folding;
    const rebuilt = await countsOf(collections);
    const live = await countsOf(openCollections(this.db, before.views));
    const differences = viewNames.filter((name) => live[name] !== rebuilt[name]);
    // Other views than the one rebuilt are as far as they were: folding some events into it again changes nothing.
    return { events, failed, checkpoint: view ? before.checkpoint : checkpoint, rebuilt, live, differences };
  }

  async #giveUp(generation: number, error: unknown): Promise<never> {
    await dropGeneration(this.db, this.#views, generation);
    throw error;
  }

  async #dropOld(): Promise<void> {
    await sleep(this.options.grace ?? GRACE);
    const live = await this.#pointer.read();
    if (live) await dropOldGenerations(this.db, live);
  }
}

const pick = (collections: Collections, names: readonly CollectionName[]): Partial<Collections> =>
  Object.fromEntries(names.map((name) => [name, collections[name]]));
