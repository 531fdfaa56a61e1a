// Makes the keys of a new desk, once: one that is there is left alone.  usage: node deploy/container/keys.mjs FILE…
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('usage: keys.mjs FILE…');
for (const file of files.filter((one) => !existsSync(one))) {
  // Whole or not at all: a container killed here must not leave an empty key behind. The group may read it: Prometheus does.
  writeFileSync(`${file}.new`, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o640, flush: true });
  renameSync(`${file}.new`, file);
}
