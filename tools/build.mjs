// Builds a project and what it needs, silently unless it fails: what a command prints is its own.  usage: node tools/build.mjs PROJECT
import { spawnSync } from 'node:child_process';

process.stderr.write(`Building ${process.argv[2]} …\n`);
const { status, stdout, stderr } = spawnSync(
  'npx',
  ['--no-install', 'nx', 'run', `${process.argv[2]}:build`, '--output-style=static'],
  {
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  },
);
if (status !== 0) process.stderr.write(`${stdout}${stderr}`);
process.exit(status ?? 1);
