// Builds a project and what it needs, or everything, silently unless it fails: what a command prints is its own.
// usage: node tools/build.mjs [PROJECT]
import { spawnSync } from 'node:child_process';

const [, , project] = process.argv;
process.stderr.write(`Building ${project ?? 'everything'} …\n`);
const { status, stdout, stderr } = spawnSync(
  'npx',
  ['--no-install', 'nx', ...(project ? ['run', `${project}:build`] : ['run-many', '-t', 'build']), '--output-style=static'],
  {
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  },
);
if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
process.exit(status ?? 1);
