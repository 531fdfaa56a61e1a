import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { scripts } from '../package.json';

it('npm start builds the page, which the desk finds by its path when it runs', () => {
  const [, , ...projects] = scripts.prestart.split(' ');
  const out = execFileSync('npx', ['--no-install', 'nx', 'run-many', '-t', 'build', '-p', projects.join(','), '--graph=stdout'], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
    env: { ...process.env, NX_DAEMON: 'false' },
  });
  const { tasks } = (JSON.parse(out) as { tasks: { tasks: Record<string, unknown> } }).tasks;
  expect(Object.keys(tasks)).toEqual(expect.arrayContaining(['@eventdesk/desk:build', '@eventdesk/web:build']));
});
