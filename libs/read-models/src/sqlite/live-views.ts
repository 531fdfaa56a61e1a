/** The live views' database, whichever file it is by now. */
import { join } from 'node:path';
import { isDamage } from './errors';
import { currentFile, pointerVersion, removeOldGenerations, removeViews } from './generations';
import { createIndexes, createTables, SCHEMA_VERSION, schemaOf } from './schema';
import { Sql } from './sql';

/** How often a read looks whether the views were swapped. Milliseconds. */
const LOOK_EVERY = 200;

export class LiveViews {
  #pointer: string;
  #file: string;
  #sql: Sql;
  #lookedAt = performance.now();

  constructor(
    private readonly folder: string,
    private readonly onSwap: () => void,
  ) {
    this.#pointer = pointerVersion(folder);
    [this.#file, this.#sql] = openCurrent(folder);
    removeOldGenerations(folder);
  }

  /** For a read: at most so long after a swap it may still get the old views. */
  get forReading(): Sql {
    return performance.now() - this.#lookedAt < LOOK_EVERY ? this.#sql : this.now;
  }

  get file(): string {
    return this.#file;
  }

  /** Of this very moment. */
  get now(): Sql {
    this.#lookedAt = performance.now();
    const pointer = pointerVersion(this.folder);
    if (pointer !== this.#pointer) this.#swap(pointer);
    return this.#sql;
  }

  close(): void {
    this.#sql.close();
  }

  #swap(pointer: string): void {
    const [file, sql] = openCurrent(this.folder);
    const [oldFile, old] = [this.#file, this.#sql];
    [this.#pointer, this.#file, this.#sql] = [pointer, file, sql];
    old.close();
    removeOldGenerations(this.folder);
    if (file !== oldFile) this.onSwap();
  }
}

function openCurrent(folder: string): [file: string, sql: Sql] {
  for (;;) {
    const file = currentFile(folder);
    const sql = openViews(join(folder, file));
    // Swapped and deleted between reading the name and opening: what was opened is a new, empty file of the old name.
    if (currentFile(folder) === file) return [file, sql];
    sql.close();
  }
}

/** Views are disposable: those of another version of this program, or damaged ones, are begun anew. */
function openViews(path: string): Sql {
  const sql = openUsable(path);
  if (sql) return sql;
  removeViews(path);
  const fresh = openUsable(path);
  if (!fresh) throw new Error(`${path} can't be made anew`);
  return fresh;
}

/** Null when what is there is of no use. */
function openUsable(path: string): Sql | null {
  let sql: Sql | null = null;
  try {
    sql = Sql.open(path, 'normal');
    if (schemaOf(sql) === null) createViews(sql);
    if (schemaOf(sql) === SCHEMA_VERSION) return sql;
  } catch (error) {
    sql?.close();
    if (isDamage(error)) return null;
    throw error;
  }
  sql.close();
  return null;
}

/** Another process may be at it too: one of them makes them. */
const createViews = (sql: Sql): void =>
  sql.transaction(() => {
    if (schemaOf(sql) !== null) return;
    createTables(sql);
    createIndexes(sql);
  });
