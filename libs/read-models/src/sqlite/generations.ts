/** Which file holds the live views: `views.current` names it, `views.db` when there is none. A swap is one rename. */
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = 'views.db';
const pointer = (folder: string) => join(folder, 'views.current');
const generation = /^views(?:-(\d+))?\.db$/;

/** Name of the live file, without the folder. */
export function currentFile(folder: string): string {
  try {
    const name = readFileSync(pointer(folder), 'utf8').trim();
    return generation.test(name) ? name : FIRST;
  } catch (error) {
    if (isMissing(error)) return FIRST;
    throw error;
  }
}

/** Something that differs after every swap, and is cheaper to ask for than the name. */
export function pointerVersion(folder: string): string {
  const found = statSync(pointer(folder), { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.mtimeMs}` : 'none';
}

/** 0 for the first, then counting up; null for what is no views' file. */
export function generationOf(file: string): number | null {
  const match = generation.exec(file);
  return match && Number(match[1] ?? 0);
}

/** Makes an empty file for the next generation. No name is used twice: an open file of an older generation is never mistaken for it. */
export function claimNextFile(folder: string): string {
  for (;;) {
    const numbers = [currentFile(folder), ...readdirSync(folder)].map((name) => generationOf(name) ?? 0);
    const name = `views-${Math.max(...numbers) + 1}.db`;
    try {
      closeSync(openSync(join(folder, name), 'wx'));
      return name;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Makes this file the live one for every process, at once and for good. Its content must be on the disk. */
export function makeCurrent(folder: string, file: string): void {
  const next = `${pointer(folder)}.new`;
  writeFileSync(next, `${file}\n`, { flush: true });
  renameSync(next, pointer(folder));
  syncFolder(folder);
}

/**
 * Deletes generations before the live one; later ones may be under construction. What another process still holds open on
 * Windows is left for whoever comes next.
 */
export function removeOldGenerations(folder: string): void {
  const current = generationOf(currentFile(folder)) ?? 0;
  for (const name of readdirSync(folder)) {
    const number = generationOf(name);
    if (number !== null && number < current) removeViews(join(folder, name));
  }
}

/** A database with what SQLite keeps beside it. */
export function removeViews(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal'])
    try {
      rmSync(path + suffix, { force: true });
    } catch (error) {
      if (!isBusy(error)) throw error;
    }
}

/** Puts a file's bytes on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename is on the disk once its folder is; Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
const isMissing = (error: unknown) => codeOf(error) === 'ENOENT';
const isBusy = (error: unknown) => ['EBUSY', 'EPERM', 'EACCES'].includes(codeOf(error) ?? '');
