// Makes the admin key of a new desk, once: a key that is there is left alone.  usage: node deploy/container/admin-key.mjs FILE
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: admin-key.mjs FILE');
if (!existsSync(file)) {
  // Whole or not at all: a container killed here must not leave an empty key behind. The group may read it: Prometheus does.
  writeFileSync(`${file}.new`, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o640, flush: true });
  renameSync(`${file}.new`, file);
}
