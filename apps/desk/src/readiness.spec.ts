import type { Consumer, ConsumerStatus } from '@eventdesk/event-bus';
import { InProcessClient, InProcessRequests } from '@eventdesk/event-bus/nest';
import { readiness } from './readiness';

const requests = new InProcessRequests();
requests.register('desk.commands.ping', async () => ({ ok: true }));
const consumer = (name: string, fault: string | null) => ({ status: () => ({ name, fault }) as ConsumerStatus }) as Consumer;
const check = (looked: () => Promise<null>, fault: string | null = null) =>
  readiness(new InProcessClient(requests), { ticket: looked }, { consumers: () => [consumer('projector', fault)] });

describe('readiness', () => {
  it('is given when commands are taken and the views answer for one ticket, and asks them nothing dearer', async () => {
    const looked = jest.fn(async () => null);
    expect(await check(looked)).toEqual({ ok: true, checks: { commands: 'ok', views: 'ok', projector: 'ok' } });
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('says what is wrong without the reason, which may be private', async () => {
    const answer = await check(() => Promise.reject(new Error('/secret/views.db is locked')), 'the log is corrupt');
    expect(answer).toEqual({ ok: false, checks: { commands: 'ok', views: 'does not answer', projector: 'stands still' } });
  });
});
