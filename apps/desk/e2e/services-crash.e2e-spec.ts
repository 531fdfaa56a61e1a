import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { withVariable } from '@eventdesk/testing';

const workspace = resolve(__dirname, '../../..');
const servers = {
  name: 'NATS and MongoDB, to be killed',
  variable: 'MONGODB_CRASH',
  example: "'systemctl kill -s KILL mongod; systemctl start mongod', with MONGODB_CRASH_URL, NATS_CRASH and NATS_CRASH_URL",
};

interface Outcome {
  acknowledged: number;
  results: { fault: string }[];
  faults: number;
}

withVariable(servers, () => {
  describe('separate services, each killed with -9, and the servers they need, while clients open tickets', () => {
    it('have every acknowledged ticket, numbers without gap or double, every clock and mail once, and sound views', () => {
      const run = spawnSync(process.execPath, [join(workspace, 'tools/crash-services.mjs'), '--clients=8', '--pause=1'], {
        cwd: workspace,
        encoding: 'utf8',
        // Nothing else ends a run that waits for a service which stands still.
        timeout: 540_000,
      });
      expect(`${run.stderr}${run.stdout}`).not.toContain('FAULT');
      expect(run.status).toBe(0);
      const { acknowledged, results, faults } = JSON.parse(run.stdout) as Outcome;
      expect([faults, acknowledged > 50]).toEqual([0, true]);
      // Six services, two servers, and the stream.
      expect(results).toHaveLength(9);
    }, 600_000);
  });
});
