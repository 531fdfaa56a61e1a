import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ParkedTicket } from '@eventdesk/contracts';
import type { Consumer } from '@eventdesk/event-bus';
import { anId, hoursLater, openedAt } from '@eventdesk/testing';
import { LiveEvents } from '../live/live-events';
import { FakeDesk } from '../testing/fake-desk-for-spec';
import { config, newTicket, quietBus, startGateway } from '../testing/gateway-for-spec';

describe('health', () => {
  it('is live while the process answers, ready only when commands and views work, and says what is wrong', async () => {
    let ok = true;
    const gateway = await startGateway({
      ready: async () => ({ ok, checks: { commands: 'ok', views: ok ? 'ok' : 'views.db is locked' } }),
    });
    expect((await gateway.send('GET', '/health/live')).body).toEqual({ ok: true });
    expect(await gateway.send('GET', '/health/ready')).toMatchObject({ status: 200, body: { ok: true } });
    ok = false;
    const unready = await gateway.send('GET', '/health/ready');
    expect([unready.status, unready.headers['retry-after'], unready.body]).toMatchObject([
      503,
      '1',
      { code: 'unavailable', checks: { commands: 'ok', views: 'views.db is locked' } },
    ]);
    await gateway.stop();
  });
});

describe('consumers', () => {
  const status = { name: 'numbering', position: '7', pending: 3, caughtUp: false, parked: 1, fault: null };
  const parked: ParkedTicket = {
    consumer: 'numbering',
    ticket_id: anId('ticket'),
    event_id: anId('event'),
    event_type: 'TicketOpened',
    attempts: 5,
    error: 'boom',
    parked_at: openedAt,
    waiting: 2,
  };
  const retried: string[][] = [];
  const bus = {
    ...quietBus,
    consumers: () => [{ status: () => status } as Consumer],
    statuses: async () => [status],
    parked: async () => [parked],
    retryParked: async (...asked: string[]) => {
      retried.push(asked);
      return { finished: 2, error: null };
    },
  };

  it('show how far they are, what is parked, and retry it', async () => {
    const gateway = await startGateway({ bus });
    expect((await gateway.send('GET', '/admin/projections')).body).toEqual({
      head: null,
      items: [{ consumer: 'numbering', position: '7', lag: 3, caught_up: false, parked: 1, fault: null }],
    });
    expect((await gateway.send('GET', '/admin/parked')).body).toEqual({ items: [parked] });
    const path = `/admin/parked/numbering/${parked.ticket_id}/retry`;
    expect(await gateway.send('POST', path)).toMatchObject({ status: 200, body: { finished: 2, error: null } });
    expect(retried).toEqual([['numbering', parked.ticket_id]]);
    expect((await gateway.send('POST', path.replace('numbering', 'projector'))).body).toMatchObject({
      code: 'not_found',
      status: 404,
    });
    await gateway.stop();
  });

  it('whose work nobody can do right now are a 503 that says what to do', async () => {
    const nobody = Object.assign(new Error('no instance holds it'), { name: 'NobodyHolds' });
    const gateway = await startGateway({ bus: { ...bus, retryParked: () => Promise.reject(nobody) } });
    const answer = await gateway.send('POST', `/admin/parked/numbering/${parked.ticket_id}/retry`);
    expect([answer.status, answer.headers['retry-after'], answer.body]).toMatchObject([
      503,
      '10',
      { code: 'unavailable', detail: expect.stringContaining('no process of numbering') as string },
    ]);
    await gateway.stop();
  });

  it('that can not be asked are a 503', async () => {
    const away = () => Promise.reject(Object.assign(new Error('no answer'), { name: 'BrokerUnavailable' }));
    const gateway = await startGateway({ bus: { ...bus, parked: away, statuses: away } });
    for (const path of ['/admin/parked', '/admin/projections'])
      expect(await gateway.send('GET', path)).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    await gateway.stop();
  });

  it('are figures, and so are requests, by route and never by ticket', async () => {
    const gateway = await startGateway({ bus });
    await gateway.send('GET', `/tickets/${anId('nobody')}`);
    const { text, headers } = await gateway.send('GET', '/metrics');
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('eventdesk_consumer_pending_events{consumer="numbering"} 3');
    expect(text).toContain('eventdesk_consumer_parked_tickets{consumer="numbering"} 1');
    expect(text).toContain('eventdesk_http_request_duration_seconds_count{method="GET",route="/tickets/:ticket",status="404"} 1');
    expect(text).not.toContain(anId('nobody'));
    await gateway.stop();
  });
});

describe('the manual clock', () => {
  it('moves by a duration or to an instant, never back', async () => {
    const moves: string[] = [];
    const gateway = await startGateway({
      advanceClock: async (to) => {
        moves.push(to);
        gateway.clock.moveTo(to);
      },
    });
    const move = (body: object, headers = {}) => gateway.send('POST', '/admin/clock', body, headers);
    expect((await move({ advance: 'PT8H' })).body).toEqual({ now: hoursLater(8) });
    expect((await move({ to: '2025-03-03T20:00:00+01:00' })).body).toEqual({ now: hoursLater(10) });
    expect((await move({ advance: 'PT0S' })).body).toEqual({ now: hoursLater(10) });
    expect((await move({ to: openedAt })).body.errors).toMatchObject([
      { path: 'to', message: expect.stringContaining('does not go back') as string },
    ]);
    for (const body of [{}, { advance: '8h' }, { advance: '-PT1H' }, { advance: 'PT1H', to: openedAt }, { by: 'PT1H' }])
      expect((await move(body)).status).toBe(400);
    const key = { 'idempotency-key': 'an-hour-later' };
    for (let sent = 0; sent < 2; sent++) expect((await move({ advance: 'PT1H' }, key)).body).toEqual({ now: hoursLater(11) });
    expect(moves).toEqual([8, 10, 10, 11].map((hours) => hoursLater(hours)));
    await gateway.stop();
  });
});

describe('the web page', () => {
  it('is served with its assets to everybody, and nothing else of the disk is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'web-'));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="/main.js"></script>');
    writeFileSync(join(folder, 'main.js'), 'start();');
    const gateway = await startGateway({ webRoot: folder });
    const get = (url: string) => gateway.app.inject({ url });
    const page = await get('/');
    expect([page.statusCode, page.headers['content-type'], page.headers['content-security-policy']]).toEqual([
      200,
      'text/html; charset=utf-8',
      expect.stringContaining("script-src 'self'"),
    ]);
    expect((await get('/main.js')).headers['content-type']).toMatch(/javascript/);
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/etc/passwd',
      '/idempotency.db',
      '/main.js%00',
    ])
      expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
    expect((await get('/tickets')).statusCode).toBe(401);
    await gateway.stop();
    rmSync(folder, { recursive: true });
  });

  it('is not there without a folder', async () => {
    const gateway = await startGateway();
    expect((await gateway.send('GET', '/')).status).toBe(404);
    await gateway.stop();
  });
});

describe('starting', () => {
  it('leaves nothing open when it fails', async () => {
    const closed = jest.spyOn(LiveEvents.prototype, 'onModuleDestroy');
    const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    const store = { ...new FakeDesk(config).store, head: () => Promise.reject(new Error('the log is not there')) };
    await expect(startGateway({ store }, folder)).rejects.toThrow('the log is not there');
    expect(closed).toHaveBeenCalledTimes(1);
    closed.mockRestore();
    rmSync(folder, { recursive: true });
  });
});

describe('stopping', () => {
  it('finishes the request that is under way', async () => {
    const gateway = await startGateway();
    let go = () => undefined as void;
    const command = gateway.desk.requests.responders.get('desk.commands.ticket');
    const arrived = new Promise<void>((resolve) =>
      gateway.desk.requests.responders.set('desk.commands.ticket', async (data) => {
        resolve();
        await new Promise<void>((done) => (go = done));
        return command?.(data);
      }),
    );
    await gateway.app.listen({ port: 0, host: '127.0.0.1' });
    const answer = fetch(`${await gateway.app.getUrl()}/tickets`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${gateway.ports.adminKey}`,
        'content-type': 'application/json',
        'idempotency-key': 'last',
      },
      body: JSON.stringify(newTicket),
    });
    await arrived;
    const stopped = gateway.stop();
    go();
    expect((await answer).status).toBe(201);
    await stopped;
  });
});
