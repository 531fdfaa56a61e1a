import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this, compressing costs more than it saves. Bytes. */
const WORTH_IT = 1_024;
const text = /\.(?:js|css|html|svg)$/;

/** Writes `.br` and `.gz` beside what a build made; the gateway sends them as they are. */
export const precompress = (): Plugin => ({
  name: 'eventdesk:precompress',
  apply: 'build',
  writeBundle({ dir = '' }) {
    for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
      const path = join(dir, name);
      if (!text.test(name) || statSync(path).size < WORTH_IT) continue;
      const content = readFileSync(path);
      writeFileSync(`${path}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    }
  },
});
