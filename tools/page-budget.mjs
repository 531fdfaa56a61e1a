// What a browser loads before the first page of the desk shows, compressed as the gateway sends it. Fails above the budget.
// usage: node tools/page-budget.mjs
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** kB (1,000 bytes), brotli. What a change adds here, every agent waits for each time the desk is released. */
const budgets = { js: 240, css: 40 };
const dist = fileURLToPath(new URL('../apps/web/dist', import.meta.url));

const index = readFileSync(`${dist}/index.html`, 'utf8');
const files = new Set([...index.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path));
const sent = (path) => statSync(existsSync(`${dist}${path}.br`) ? `${dist}${path}.br` : `${dist}${path}`).size / 1_000;

let isOver = false;
for (const [kind, budget] of Object.entries(budgets)) {
  const size = [...files].filter((path) => path.endsWith(`.${kind}`)).reduce((sum, path) => sum + sent(path), 0);
  isOver ||= size > budget;
  console.log(`first load, ${kind}: ${size.toFixed(1)} kB of ${budget} kB`);
}
process.exit(isOver ? 1 : 0);
