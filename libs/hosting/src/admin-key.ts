import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@eventdesk/runtime';
import { makeKey, readKey } from './key-file';
import { isLoopback } from './variables';

const SHORTEST = 16;

/**
 * The key with the admin role, made on the first start (mode 0600).
 * @throws ConfigError when the file holds no key, or when a desk without a key of its own is to listen beyond this machine
 */
export function openAdminKey(dataFolder: string, host: string): { key: string; file: string; created: boolean } {
  const file = join(dataFolder, 'admin-key');
  if (existsSync(file)) return { key: readKey(file, SHORTEST), file, created: false };
  if (!isLoopback(host))
    throw new ConfigError([
      `EVENTDESK_HOST: ${host} can be reached by other machines, but this desk has no authentication set up yet. ` +
        `Start it once on 127.0.0.1, which writes the admin key to ${file}, or put a key there yourself (mode 0600)`,
    ]);
  const made = makeKey(file);
  return { key: made ?? readKey(file, SHORTEST), file, created: made !== null };
}
