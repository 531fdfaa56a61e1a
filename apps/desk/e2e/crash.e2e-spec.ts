import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const workspace = resolve(__dirname, '../../..');

describe('a desk killed with -9 while clients open tickets', () => {
  it('has every acknowledged ticket, numbers without gap or double, every clock and mail once', () => {
    const run = spawnSync(process.execPath, [join(workspace, 'tools/crash.mjs'), '--clients=16', '--kills=2', '--seconds=4'], {
      cwd: workspace,
      encoding: 'utf8',
    });
    expect(`${run.stderr}${run.stdout}`).not.toContain('FAULT');
    expect(run.status).toBe(0);
    expect((JSON.parse(run.stdout) as { acknowledged: number }).acknowledged).toBeGreaterThan(100);
  }, 120_000);
});
