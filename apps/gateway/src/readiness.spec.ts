import { requestPatterns } from '@eventdesk/contracts';
import type { ConsumerStatus } from '@eventdesk/event-bus';
import { type Needed, readiness } from './readiness';
import { FakeRequests } from './testing/fake-requests-for-spec';

const status = (name: string, fault: string | null = null): ConsumerStatus => ({
  name,
  position: '1',
  pending: 0,
  caughtUp: true,
  parked: 0,
  fault,
});

function gateway(change: Partial<Needed> = {}): Needed {
  const requests = new FakeRequests();
  requests.responders.set(requestPatterns.ping, async () => 'pong');
  return {
    requests,
    views: { ticket: async () => null },
    kept: { check: async () => undefined },
    bus: { statuses: async () => [status('numbering')] },
    ...change,
  };
}
const away = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:27017'));
const silent = () => new Promise<never>(() => undefined);

describe('a gateway', () => {
  it('is ready while commands are taken, views answer and sessions can be read', async () =>
    expect(await readiness(gateway())).toEqual({
      ok: true,
      checks: { commands: 'ok', views: 'ok', sessions: 'ok', numbering: 'ok' },
    }));

  it.each<[string, Partial<Needed>]>([
    ['commands', { requests: new FakeRequests() }],
    ['views', { views: { ticket: away } }],
    ['views', { views: { ticket: silent } }],
    ['sessions', { kept: { check: away } }],
  ])('is not while %s do not answer, and says no more than that', async (what, change) => {
    const { ok, checks } = await readiness(gateway(change));
    expect([ok, checks[what], JSON.stringify(checks)]).toEqual([false, 'does not answer', expect.not.stringContaining('10.0')]);
  });

  it('stays ready while a consumer stands still or none can be asked, and shows it', async () => {
    const still = { bus: { statuses: async () => [status('projector', 'the log is damaged')] } };
    expect(await readiness(gateway(still))).toMatchObject({ ok: true, checks: { projector: 'stands still' } });
    for (const statuses of [away, silent])
      expect(await readiness(gateway({ bus: { statuses } }))).toMatchObject({
        ok: true,
        checks: { consumers: 'can not be asked' },
      });
  });
});
