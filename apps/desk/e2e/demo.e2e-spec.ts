import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type DeskProcess, startDesk } from '@eventdesk/testing';

const replay = join(__dirname, '../../replay/dist/main.js');
const newTicket = {
  ticket_type: 'support',
  business_entity_id: 'chargecars',
  subject: 'A real one',
  description: 'Not of the demo.',
  category: 'technical',
  contact: { name: 'Jan', email: 'jan@customer.example' },
};

describe('a desk that is tried with demo data', () => {
  const data = mkdtempSync(join(tmpdir(), 'desk-demo-'));
  let desk: DeskProcess;
  beforeAll(async () => void (desk = await startDesk(data)));
  afterAll(async () => {
    await desk.stop();
    rmSync(data, { recursive: true });
  });

  const get = async <T>(path: string): Promise<T> => (await desk.request<T>('GET', path)).body;
  const until = async (path: string, state: string) => {
    for (;;) {
      const known = await get<{ state: string; error: string | null }>(path);
      if (known.error !== null) throw new Error(known.error);
      if (known.state === state) return known;
      await sleep(50);
    }
  };
  const totalOf = async (query: string) => (await get<{ total: number }>(`/tickets?${query}`)).total;
  const inDemo = (query: string) => totalOf(`business_entity_id=demo&${query}`);

  it('shows a living desk once they are loaded, and mails nobody', async () => {
    expect((await desk.request('POST', '/admin/demo')).status).toBe(202);
    await until('/admin/demo', 'loaded');
    for (const type of ['support', 'sales', 'inquiry']) expect(await inDemo(`type=${type}`)).toBeGreaterThan(20);
    for (const status of ['new', 'open', 'pending', 'resolved', 'closed'])
      expect(await inDemo(`status=${status}`)).toBeGreaterThan(4);
    const { items } = await get<{ items: unknown[] }>('/sla');
    expect(items.length).toBeGreaterThan(10);
    expect(Number((await get<{ open_value: string }>('/pipeline')).open_value)).toBeGreaterThan(0);
    expect(await get('/mailbox')).toMatchObject({ items: [] });
    expect((await desk.request('POST', '/admin/demo')).body).toMatchObject({ code: 'demo_loaded' });
  });

  it('gives a real ticket opened meanwhile the first number of its own brand', async () => {
    const { body } = await desk.request('POST', '/tickets', newTicket);
    expect(body['ticket_number']).toMatch(/^SUP-\d{4}-00001$/);
  });

  it('shows nothing of them once they are removed, but the real ticket, and its log is sound', async () => {
    const [shown] = (await get<{ items: { id: string; ticket_number: string }[] }>('/tickets?business_entity_id=demo&limit=1'))
      .items;
    expect((await desk.request('DELETE', '/admin/demo')).status).toBe(202);
    await until('/admin/demo', 'absent');
    expect([await totalOf('limit=1'), await inDemo('limit=1')]).toEqual([1, 0]);
    expect(await get('/pipeline')).toMatchObject({ open_value: '0.00' });
    expect((await get<{ items: { subject: string }[] }>('/sla')).items).toMatchObject([{ subject: newTicket.subject }]);
    for (const address of [shown?.id, shown?.ticket_number])
      expect((await desk.request('GET', `/tickets/${address}`)).body).toMatchObject({ status: 410, code: 'ticket_removed' });
    const { stdout } = await promisify(execFile)(process.execPath, [replay, 'verify', '--json'], {
      env: { ...process.env, EVENTDESK_DATA: data },
    });
    expect(JSON.parse(stdout)).toMatchObject({ sound: true, faults: [] });
  });

  it('is the same after its views are rebuilt from the page', async () => {
    expect((await desk.request('POST', '/admin/projections/all/rebuild')).status).toBe(202);
    await until('/admin/projections/rebuild', 'done');
    await sleep(300);
    expect(await totalOf('limit=1')).toBe(1);
    expect((await desk.request('POST', '/tickets', newTicket)).body['ticket_number']).toMatch(/-00002$/);
    expect(await totalOf('limit=1')).toBe(2);
  });
});
