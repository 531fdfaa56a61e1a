import type { ConsumerStatus } from '@eventdesk/event-bus';
import { InProcessClient, InProcessRequests } from '@eventdesk/event-bus/nest';
import { type Needed, readiness } from './readiness';

const requests = new InProcessRequests();
requests.register('desk.commands.ping', async () => ({ ok: true }));
const sound: Needed = {
  requests: new InProcessClient(requests),
  views: { ticket: () => Promise.resolve(null) },
  kept: { check: () => Promise.resolve() },
  bus: { statuses: () => Promise.resolve([{ name: 'projector', fault: null } as ConsumerStatus]) },
};
const secret = () => Promise.reject(new Error('/secret/views.db is locked'));

describe('readiness', () => {
  it('is given when commands are taken, views answer and keys can be read, and asks them nothing dear', async () => {
    const looked = jest.fn(async () => null);
    const checks = { commands: 'ok', views: 'ok', sessions: 'ok', projector: 'ok' };
    expect(await readiness({ ...sound, views: { ticket: looked } })).toEqual({ ok: true, checks });
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('says what is wrong without the reason, which may be private', async () => {
    const { ok, checks } = await readiness({ ...sound, views: { ticket: secret }, kept: { check: secret } });
    expect(ok).toBe(false);
    expect(checks).toMatchObject({ commands: 'ok', views: 'does not answer', sessions: 'does not answer' });
  });

  it('does not take a gateway away because a consumer stands still, but shows it', async () => {
    const statuses = () => Promise.resolve([{ name: 'projector', fault: 'the log is corrupt' } as ConsumerStatus]);
    expect(await readiness({ ...sound, bus: { statuses } })).toMatchObject({ ok: true, checks: { projector: 'stands still' } });
  });

  it('waits for no engine that answers nothing at all', async () => {
    const silent = () => new Promise<never>(() => undefined);
    const answer = await readiness({ ...sound, views: { ticket: silent }, bus: { statuses: silent } });
    expect(answer).toMatchObject({ ok: false, checks: { views: 'does not answer', consumers: 'can not be asked' } });
  });
});
