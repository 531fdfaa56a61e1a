import { createLogger } from '@eventdesk/runtime';
import { Counter, Registry } from 'prom-client';
import { type HealthServer, serveHealth } from './health';

describe('a service’s answers about itself', () => {
  const state: Record<string, string> = { log: 'ok' };
  const metrics = new Registry();
  let server: HealthServer;
  beforeAll(async () => {
    new Counter({ name: 'eventdesk_seen_total', help: 'Seen', registers: [metrics] }).inc(3);
    const checks = () => Promise.resolve({ ...state });
    server = await serveHealth({ host: '127.0.0.1', port: 0, metrics, logger: createLogger('silent'), checks });
  });
  afterAll(() => server.close());
  const get = (path: string) => fetch(`${server.url}${path}`);

  it('say that it lives, whatever its engines do', async () => {
    state['log'] = 'does not answer';
    expect((await get('/health/live')).status).toBe(200);
  });

  it('say that it is ready while every check is ok, and else what is not', async () => {
    state['log'] = 'ok';
    expect((await get('/health/ready')).status).toBe(200);
    state['log'] = 'does not answer';
    const answer = await get('/health/ready');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ok: false, checks: { log: 'does not answer' } });
  });

  it('give its figures', async () => {
    expect(await (await get('/metrics')).text()).toContain('eventdesk_seen_total 3');
  });

  it('refuse a port that is taken', async () => {
    const port = Number(new URL(server.url).port);
    const again = serveHealth({
      host: '127.0.0.1',
      port,
      metrics,
      logger: createLogger('silent'),
      checks: () => Promise.resolve({}),
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
