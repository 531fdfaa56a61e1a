/** The launcher of separate services, with programs in their place that only say that they are ready, and then go on talking. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const services = ['ticket-command', 'numbering', 'sla-monitor', 'notification', 'projector', 'gateway'];
const program = (name: string) => `
  console.log(JSON.stringify({ msg: '${name} is ready' }));
  setInterval(() => console.log('{}'), 10);
`;
const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the launcher of separate services', () => {
  let folder: string;
  let launcher: ChildProcess;
  let pids: number[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-launcher-'));
    for (const name of services) {
      mkdirSync(join(folder, 'apps', name, 'dist'), { recursive: true });
      writeFileSync(join(folder, 'apps', name, 'dist/main.js'), program(name));
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeEach(async () => {
    launcher = spawn(process.execPath, [join(__dirname, 'services.mjs')], {
      cwd: folder,
      env: { NATS_URL: 'nats://127.0.0.1:1', MONGODB_URL: 'mongodb://127.0.0.1:1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    pids = [];
    const ready = new Set<string>();
    createInterface({ input: launcher.stderr! }).on('line', (line) => {
      const [, pid] = /started as process (\d+)/.exec(line) ?? [];
      if (pid !== undefined) pids.push(Number(pid));
    });
    createInterface({ input: launcher.stdout! }).on('line', (line) => {
      const [, name] = /"msg":"([\w-]+) is ready"/.exec(line) ?? [];
      if (name !== undefined) ready.add(name);
    });
    while (ready.size < services.length || pids.length < services.length) await sleep(20);
  });
  afterEach(() => {
    for (const pid of [launcher.pid ?? 0, ...pids]) if (pid > 0 && lives(pid)) process.kill(pid, 'SIGKILL');
  });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('leaves no service behind on %s', async (signal) => {
    const ended = once(launcher, 'exit');
    launcher.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(pids.filter(lives)).toEqual([]);
  });

  it('leaves none behind when its terminal is closed: what it says gets nowhere, then it hangs up', async () => {
    const ended = once(launcher, 'exit');
    launcher.stdout?.destroy();
    launcher.stderr?.destroy();
    await sleep(200);
    launcher.kill('SIGHUP');
    expect(await ended).toEqual([0, null]);
    expect(pids.filter(lives)).toEqual([]);
  });
});
