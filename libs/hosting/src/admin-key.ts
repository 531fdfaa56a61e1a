import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@eventdesk/runtime';
import { isLoopback } from './variables';

/**
 * The key with the admin role, made on the first start (mode 0600).
 * @throws ConfigError when the file holds no key, or when a desk without a key of its own is to listen beyond this machine
 */
export function openAdminKey(dataFolder: string, host: string): { key: string; file: string; created: boolean } {
  const file = join(dataFolder, 'admin-key');
  if (existsSync(file)) return { key: keyIn(file), file, created: false };
  if (!isLoopback(host))
    throw new ConfigError([
      `EVENTDESK_HOST: ${host} can be reached by other machines, but this desk has no authentication set up yet. ` +
        `Start it once on 127.0.0.1, which writes the admin key to ${file}, or put a key there yourself (mode 0600)`,
    ]);
  const key = randomBytes(32).toString('base64url');
  const created = place(file, key);
  return { key: created ? key : keyIn(file), file, created };
}

/** Whole or not at all, and never over another's: of two gateways that start at once one makes the key. */
function place(file: string, key: string): boolean {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, `${key}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine);
  }
}

function keyIn(file: string): string {
  const key = readFileSync(file, 'utf8').trim();
  if (key.length >= 16) return key;
  throw new ConfigError([`${file}: holds no usable key; expected at least 16 characters, or delete it to have one made`]);
}
