import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DeskProcess, runDesk, startDesk } from '@eventdesk/testing';

const folders: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'desk-start-'));
  folders.push(path);
  return path;
};
afterAll(() => folders.forEach((path) => rmSync(path, { recursive: true })));

describe('a first start', () => {
  const data = join(folder(), 'not', 'there', 'yet');
  let desk: DeskProcess;
  beforeAll(async () => void (desk = await startDesk(data)));
  afterAll(() => desk.stop());

  it('makes the data folder and an admin key that only its owner may read, and says where it is', () => {
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'admin-key')).mode & 0o777).toBe(0o600);
    expect(desk.output.join('\n')).toContain('admin-key');
    expect(desk.output.join('\n')).not.toContain(desk.key);
  });

  it('is live and ready without a key, and shows nothing else without one', async () => {
    for (const path of ['/health/live', '/health/ready']) expect((await fetch(`${desk.url}${path}`)).status).toBe(200);
    const refused = await fetch(`${desk.url}/tickets`);
    expect([refused.status, refused.headers.get('content-type')]).toEqual([
      401,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(await refused.json()).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('has no clock to be moved when it runs on the system’s', async () => {
    expect((await desk.request('POST', '/admin/clock', { advance: 'PT1H' })).status).toBe(404);
  });

  it('keeps a second desk off its folder, with a message that says so', async () => {
    const { code, output } = await runDesk(data);
    expect(code).not.toBe(0);
    expect(output).toMatch(/is in use by process \d+/);
    expect(output).toContain(data);
    expect((await desk.request('GET', '/tickets')).status).toBe(200);
  });

  it('keeps another desk off its log, wherever that one has its other data', async () => {
    const { code, output } = await runDesk(folder(), { EVENT_STORE_URL: `sqlite:${join(data, 'events.db')}` });
    expect(code).not.toBe(0);
    expect(output).toContain(`${data} is in use`);
  });

  it('stops on SIGTERM with 0, and keeps its key for the next start', async () => {
    expect(await desk.stop()).toBe(0);
    const again = await startDesk(data);
    expect(again.key).toBe(desk.key);
    expect(await again.stop('SIGINT')).toBe(0);
  });
});

describe('a start that is refused', () => {
  it('names file, line, path and what was expected of desk.yaml', async () => {
    const config = join(folder(), 'desk.yaml');
    writeFileSync(config, 'business_entities: []\nticket_types:\n  support: { workflow: 3 }\n');
    const { code, output } = await runDesk(folder(), { EVENTDESK_CONFIG: config });
    expect(code).not.toBe(0);
    expect(output).toContain(`${config}:1: business_entities`);
    expect(output).toMatch(/desk\.yaml:3: ticket_types\.support\.workflow/);
  });

  it('names the variable', async () => {
    const { code, output } = await runDesk(folder(), { EVENTDESK_PORT: 'many' });
    expect(code).not.toBe(0);
    expect(output).toContain('EVENTDESK_PORT: expected a port number');
  });

  it('does not listen beyond this machine before there is a key', async () => {
    const data = folder();
    const { code, output } = await runDesk(data, { EVENTDESK_HOST: '0.0.0.0' });
    expect(code).not.toBe(0);
    expect(output).toContain('EVENTDESK_HOST');
    expect(existsSync(join(data, 'admin-key'))).toBe(false);
  });
});
