/** Secrets that the desk makes itself on its first start: a line of base64url in a file of the data folder that only it may read. */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ConfigError } from '@eventdesk/runtime';

/** Whole or not at all, and never over another's: of two processes that start at once one makes the key. @returns null when it was the other */
export function makeKey(file: string): string | null {
  const key = randomBytes(32).toString('base64url');
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${key}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(mine, file);
    return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  } finally {
    rmSync(mine);
  }
}

/** @throws ConfigError when the file holds no key of this length */
export function readKey(file: string, shortest: number): string {
  const key = readFileSync(file, 'utf8').trim();
  if (key.length >= shortest) return key;
  throw new ConfigError([
    `${file}: holds no usable key; expected at least ${shortest} characters, or delete it to have one made`,
  ]);
}
