import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const workspace = resolve(__dirname, '../../..');
const nobody = 'nats://127.0.0.1:1';

describe.each(['gateway', 'projector'])('the %s, started while NATS is away', (name) => {
  const data = mkdtempSync(join(tmpdir(), 'desk-waiting-'));
  let service: ChildProcess;
  let url: string;
  beforeAll(async () => {
    service = spawn(process.execPath, [join(workspace, `apps/${name}/dist/main.js`)], {
      cwd: workspace,
      env: {
        EVENTDESK_DATA: data,
        EVENTDESK_PORT: '0',
        EVENTDESK_HEALTH_PORT: '0',
        NATS_URL: nobody,
        MONGODB_URL: 'mongodb://127.0.0.1:1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise((found) =>
      createInterface({ input: service.stdout! }).on('line', (line) => {
        const [, at] = /"url":"([^"]+)".*is starting"/.exec(line) ?? [];
        if (at) found(at);
      }),
    );
  });
  afterAll(() => {
    service.kill('SIGKILL');
    rmSync(data, { recursive: true });
  });

  it('lives, so that nobody kills it for what it waits for', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it('is not ready, and says so', async () => {
    const answer = await fetch(`${url}/health/ready`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, checks: { [name]: 'starting' } });
  });

  it('asks everybody else to come again', async () => {
    const answer = await fetch(`${url}/tickets`, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: `${name} is starting` });
  });

  it('stops in good order when it is told to', async () => {
    service.kill('SIGTERM');
    expect(await once(service, 'exit')).toEqual([0, null]);
  });
});
