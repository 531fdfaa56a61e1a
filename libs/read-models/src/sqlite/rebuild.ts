/** Builds the views anew from the log, beside the live ones, and swaps when done. Readers and the projector go on meanwhile. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@eventdesk/event-store';
import { type ViewName, viewNames } from '../port';
import { RebuildOvertaken, type RebuildReport } from '../rebuild-report';
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
import { LogFolding } from './log-folding';
import { ViewWriter } from './writer';

export interface RebuildOptions {
  /** As for `openSqliteViews`. */
  folder: string;
  store: Pick<EventStore, 'readAll'>;
  /** Builds this view only and copies the others; all when absent. */
  view?: ViewName;
  /** Called after every batch, with how many events were folded so far. */
  onProgress?: (events: number) => void;
  /** How many documents are folded in memory before they are written. Default 20,000. */
  batch?: number;
}

/** @throws RebuildOvertaken, and what reading the log throws: then the live views stay as they are */
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

type Built = Pick<RebuildReport, 'events' | 'checkpoint' | 'rebuilt' | 'failed'>;

async function buildAll(path: string, options: RebuildOptions): Promise<Built> {
  const sql = openForBuilding(path);
  try {
    createTables(sql);
    const folding = new LogFolding(sql, options, new ViewWriter(sql, { fresh: true }));
    await folding.goOn();
    createIndexes(sql);
    // What was appended meanwhile: the sooner after the swap the projector has caught up, the better.
    await folding.goOn();
    const { events, checkpoint, failed } = folding;
    if (checkpoint !== null) saveCheckpoint(sql, checkpoint);
    return { events, checkpoint, failed, rebuilt: countsOf(sql) };
  } finally {
    sql.close();
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
    const folding = new LogFolding(sql, options, new ViewWriter(sql, { views: [view] }));
    await folding.goOn();
    const { events, failed } = folding;
    return { events, failed, checkpoint: loadCheckpoint(sql), rebuilt: countsOf(sql) };
  } finally {
    sql.close();
  }
}

/** Nobody else sees the file, and a crash throws it away: no journal, no waiting for the disk. */
function openForBuilding(path: string): Sql {
  const sql = Sql.open(path, 'off');
  sql.database.exec('PRAGMA journal_mode = OFF; PRAGMA cache_size = -65536');
  return sql;
}
