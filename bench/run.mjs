// Measures the built workspace: `npm run bench`, or `npm run bench -- append load` for some of it.
// A bench is a file beside this one whose default export takes a `report` function; one without is a helper. Every figure is a ratio inside one run.
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { Reports } from './lib/report.mjs';

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length));
const names = process.argv.slice(2);
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`no bench named ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  process.exit(2);
}

const reports = new Reports();
for (const name of names.length > 0 ? names : all) {
  const { default: bench } = await import(`./${name}.mjs`);
  if (!bench) continue;
  console.error(`${name} …`);
  await bench((figure) => reports.add(figure));
}
console.log(`\nNode ${process.version} on ${cpus().length} × ${cpus()[0]?.model.trim()}\n\n${reports.table()}`);
process.exitCode = reports.belowFloor ? 1 : 0;
