/** Builds the views anew from the log, beside the live ones, and swaps when done. Readers and the projector go on meanwhile. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventCodec } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { type ViewName, viewNames } from '../port';
import { countsOf } from './digests';
import {
  claimNextFile,
  currentFile,
  generationOf,
  makeCurrent,
  removeOldGenerations,
  removeViews,
  syncFile,
} from './generations';
import { clearView, createIndexes, createTables, loadCheckpoint, saveCheckpoint } from './schema';
import { Sql } from './sql';
import { openSqliteViews } from './store';
import { ViewWriter } from './writer';

export interface RebuildOptions {
  /** As for `openSqliteViews`. */
  folder: string;
  store: EventStore;
  /** Builds this view only and copies the others; all when absent. */
  view?: ViewName;
  /** Called after every batch, with how many events were folded so far. */
  onProgress?: (events: number) => void;
  /** How many documents are folded in memory before they are written. Default 20,000. */
  batch?: number;
}

export interface RebuildReport {
  /** Events folded. */
  events: number;
  /** Checkpoint of the new views: the projector goes on from here. */
  checkpoint: string | null;
  rebuilt: Record<ViewName, number>;
  live: Record<ViewName, number>;
  /** Views whose counts differ: the live ones lagged behind the log, or were wrong. Empty when all agree. */
  differences: ViewName[];
}

/** Another rebuild that began later was swapped in first. */
export class RebuildOvertaken extends Error {
  constructor() {
    super('another rebuild has put newer views in place; this one was thrown away');
    this.name = 'RebuildOvertaken';
  }
}

const DOCUMENTS_IN_HAND = 20_000;

/** @throws RebuildOvertaken, and what reading the log or folding it throws: then the live views stay as they are */
export async function rebuildViews(options: RebuildOptions): Promise<RebuildReport> {
  const { folder } = options;
  const live = openSqliteViews({ folder });
  const file = claimNextFile(folder);
  const path = join(folder, file);
  try {
    const built = options.view ? await buildOne(path, options, options.view) : await buildAll(path, options);
    syncFile(path);
    const before = await live.counts();
    if (!existsSync(path) || (generationOf(currentFile(folder)) ?? 0) > (generationOf(file) ?? 0)) throw new RebuildOvertaken();
    makeCurrent(folder, file);
    const differences = viewNames.filter((view) => before[view] !== built.rebuilt[view]);
    return { ...built, live: before, differences };
  } catch (error) {
    removeViews(path);
    throw error;
  } finally {
    await live.close();
    removeOldGenerations(folder);
  }
}

type Built = Pick<RebuildReport, 'events' | 'checkpoint' | 'rebuilt'>;

async function buildAll(path: string, options: RebuildOptions): Promise<Built> {
  const sql = openForBuilding(path);
  try {
    createTables(sql);
    const writer = new ViewWriter(sql, { fresh: true });
    const first = await foldLog(sql, writer, options, null);
    createIndexes(sql);
    // What was appended meanwhile: the sooner after the swap the projector has caught up, the better.
    const rest = await foldLog(sql, writer, options, first.checkpoint);
    const checkpoint = rest.checkpoint ?? first.checkpoint;
    if (checkpoint !== null) saveCheckpoint(sql, checkpoint);
    return { events: first.events + rest.events, checkpoint, rebuilt: countsOf(sql) };
  } finally {
    closeBuilt(sql);
  }
}

/** The copy's other views may lack the last events, so its checkpoint stays; folding those again into the new one changes nothing. */
async function buildOne(path: string, options: RebuildOptions, view: ViewName): Promise<Built> {
  const live = Sql.open(join(options.folder, currentFile(options.folder)), 'normal');
  try {
    live.copyTo(path);
  } finally {
    live.close();
  }
  const sql = openForBuilding(path);
  try {
    sql.transaction(() => clearView(sql, view));
    const { events } = await foldLog(sql, new ViewWriter(sql, { views: [view] }), options, null);
    return { events, checkpoint: loadCheckpoint(sql), rebuilt: countsOf(sql) };
  } finally {
    closeBuilt(sql);
  }
}

/** Nobody else sees the file, and a crash throws it away: no journal, no waiting for the disk. */
function openForBuilding(path: string): Sql {
  const sql = Sql.open(path, 'off');
  sql.database.exec('PRAGMA journal_mode = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536');
  return sql;
}

/** libsql lets go of a closed file when its statements are collected: until then an exclusive lock would keep readers out. */
function closeBuilt(sql: Sql): void {
  if (!sql.database.inTransaction) sql.database.exec('PRAGMA locking_mode = NORMAL; SELECT 1 FROM sqlite_schema');
  sql.close();
}

/** All events after a position, up to the log's head. `checkpoint` is null when there were none. */
async function foldLog(sql: Sql, writer: ViewWriter, options: RebuildOptions, after: string | null) {
  const { store, onProgress, batch = DOCUMENTS_IN_HAND } = options;
  let events = 0;
  let checkpoint: string | null = null;
  // One for all: each commit would write the last pages of every table once more.
  sql.database.exec('BEGIN');
  for await (const read of store.readAll({ after })) {
    writer.fold(read.events.map((stored) => eventCodec.decode(stored)));
    if (writer.held >= batch) writer.flush();
    events += read.events.length;
    checkpoint = read.position;
    onProgress?.(events);
  }
  writer.flush();
  sql.database.exec('COMMIT');
  return { events, checkpoint };
}
