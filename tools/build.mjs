// Builds projects and what they need, or everything, silently unless it fails: what a command prints is its own.
// usage: node tools/build.mjs [PROJECT …]
import { spawnSync } from 'node:child_process';

const projects = process.argv.slice(2);
process.stderr.write(`Building ${projects.join(', ') || 'everything'} …\n`);
const { status, stdout, stderr } = spawnSync(
  'npx',
  [
    '--no-install',
    'nx',
    'run-many',
    '-t',
    'build',
    ...(projects.length ? ['-p', projects.join(',')] : []),
    '--output-style=static',
  ],
  {
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  },
);
if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
process.exit(status ?? 1);
