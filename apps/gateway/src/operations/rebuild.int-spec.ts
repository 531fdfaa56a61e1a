import { noRebuild, requestPatterns } from '@eventdesk/contracts';
import { anId, openedAt } from '@eventdesk/testing';
import { startGateway, type TestGateway } from '../testing/gateway-for-spec';

describe('a rebuild asked for over HTTP', () => {
  let gateway: TestGateway;
  beforeEach(async () => void (gateway = await startGateway()));
  afterEach(() => gateway.stop());
  const running = { ...noRebuild, id: anId('rebuild'), view: 'all', state: 'running', started_at: openedAt };
  const answers = (outcome: string) =>
    gateway.desk.requests.responders.set(requestPatterns.rebuild, async () => ({ outcome, status: running }));
  const start = (view: string) => gateway.send('POST', `/admin/projections/${view}/rebuild`);

  it.each(['all', 'tickets', 'timeline', 'contacts', 'numbers'])('of %s is begun, and answered at once', async (view) => {
    answers('accepted');
    expect(await start(view)).toMatchObject({ status: 202, body: { id: running.id, state: 'running' } });
    expect(gateway.desk.requests.asked.at(-1)).toEqual({ pattern: requestPatterns.rebuild, data: { view } });
  });

  it('of what is no view is a 404 that names the views', async () => {
    const { status, body } = await start('everything');
    expect([status, body['code'], body['detail']]).toEqual([404, 'not_found', expect.stringContaining('tickets, timeline')]);
  });

  it('while another one runs is a 409 that tells of that one', async () => {
    answers('refused');
    expect(await start('all')).toMatchObject({ status: 409, body: { code: 'rebuild_running', rebuild: running } });
  });

  it('shows how far it is', async () => {
    gateway.desk.requests.responders.set(requestPatterns.rebuildStatus, async () => running);
    expect(await gateway.send('GET', '/admin/projections/rebuild')).toMatchObject({ status: 200, body: running });
  });
});
