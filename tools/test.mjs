// `npm test`: format, lint with boundaries, types, build, then every test. Stops at the first step that fails.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';

process.env.NX_DAEMON ??= 'false';
const results = 'node_modules/.cache/eventdesk/jest.json';
mkdirSync('node_modules/.cache/eventdesk', { recursive: true });

const steps = [
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  // Without a cached project graph the boundary rule would skip itself in silence.
  ['project graph', 'nx', ['graph', '--file=node_modules/.cache/eventdesk/graph.json']],
  ['lint and boundaries', 'eslint', ['--max-warnings=0', '.']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the page', 'tsc', ['-p', 'apps/web']],
  ['types of its build', 'tsc', ['-p', 'apps/web/tsconfig.node.json']],
  ['build', 'nx', ['run-many', '-t', 'build', '--output-style=static']],
  ['size of the page', 'node', ['tools/page-budget.mjs']],
  ['client of the page', 'node', ['tools/api-types.mjs', '--check']],
  ['tests', 'jest', ['--json', `--outputFile=${results}`]],
];

for (const [name, command, args] of steps) {
  const started = Date.now();
  const quiet = name === 'project graph';
  const { status, stdout, stderr } = spawnSync(
    command === 'node' ? command : 'npx',
    command === 'node' ? args : ['--no-install', command, ...args],
    {
      stdio: quiet ? 'pipe' : 'inherit',
      encoding: 'utf8',
    },
  );
  if (quiet && status !== 0) process.stdout.write(`${stdout}${stderr}`);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (name === 'tests') summarise();
  if (status !== 0) process.exit(status ?? 1);
}

/** Tests by level: the suffix of a spec is its level. */
function summarise() {
  const { testResults, numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  const levels = { unit: 0, integration: 0, 'end to end': 0 };
  for (const { name, assertionResults } of testResults)
    levels[/e2e-spec/.test(name) ? 'end to end' : /int-spec/.test(name) ? 'integration' : 'unit'] += assertionResults.length;
  console.log(
    Object.entries(levels)
      .map(([level, count]) => `${level}: ${count}`)
      .join(', '),
  );
  // A suite that does not even start counts as a failure of its own.
  const broken =
    numFailedTestSuites -
    testResults.filter(({ assertionResults }) => assertionResults.some(({ status }) => status === 'failed')).length;
  console.log(`${numPassedTests} passed, ${numFailedTests + Math.max(broken, 0)} failed`);
}
