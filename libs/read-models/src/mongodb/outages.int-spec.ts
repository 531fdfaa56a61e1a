import { anId, hoursLater, TcpProxy, withServer } from '@eventdesk/testing';
import { History } from '../contract';
import { type ViewStore, ViewsUnavailable } from '../port';
import { CleanDatabases } from './clean-databases';
import { clientOf } from './client';
import { withPortErrors } from './errors';
import { openMongoViews } from '.';

/** Milliseconds that a connection may be silent, here; and that finding the server again may take. */
const SILENCE = 1_000;
const SELECTION = 3_000;
const sorted = { sort: 'created_at', limit: 10 } as const;

withServer('mongodb', (url) => {
  const databases = new CleanDatabases(url);
  afterAll(() => databases.dropAll());
  let proxy: TcpProxy;
  let views: ViewStore;
  let database: string;
  const history = new History();
  for (let index = 0; index < 200; index++) {
    history.open(`ticket ${index}`);
    history.act(`ticket ${index}`, hoursLater(1), {
      type: 'ReplyAdded',
      data: { reply_id: anId('r'), author: 'agent', body: `Reply ${index}` },
    });
  }
  const digestsBeside = async () => {
    const beside = await openMongoViews({ url, database });
    return beside.digests().finally(() => beside.close());
  };
  /** As the projector does: the driver may hand out connections whose end it has not noticed yet. */
  const applyAgain = async () => {
    for (;;) {
      const fault = await views.apply(history.events).catch((error: unknown) => error);
      if (fault === undefined) return;
      expect(fault).toBeInstanceOf(ViewsUnavailable);
    }
  };
  let sound: Awaited<ReturnType<typeof digestsBeside>>;
  beforeAll(async () => {
    database = databases.take();
    const whole = await openMongoViews({ url, database });
    await whole.apply(history.events);
    await whole.close();
    sound = await digestsBeside();
  });
  beforeEach(async () => {
    const server = new URL(url);
    proxy = await TcpProxy.before({ host: server.hostname, port: Number(server.port || 27017) });
    server.host = `127.0.0.1:${proxy.port}`;
    server.searchParams.set('directConnection', 'true');
    database = databases.take();
    views = await openMongoViews({ url: server.href, database, socketTimeout: SILENCE });
  });
  afterEach(async () => {
    await views.close();
    await proxy.close();
  });

  describe('while the server is away', () => {
    it('every call says so, and works again once it is back, without anything being opened anew', async () => {
      await views.apply(history.events.slice(0, 10));
      await proxy.down();
      const calls = [
        views.apply(history.events),
        views.tickets(sorted),
        views.ticket(anId('ticket 0')),
        views.saveCheckpoint('7'),
        views.loadCheckpoint(),
        views.digests(),
      ];
      for (const call of calls.map((answer) => expect(answer).rejects.toThrow(ViewsUnavailable))) await call;
      await proxy.up();
      await views.apply(history.events);
      expect((await views.tickets(sorted)).total).toBe(200);
      expect(await digestsBeside()).toEqual(sound);
    });

    it('nothing can be opened', async () => {
      await proxy.down();
      const url = `mongodb://127.0.0.1:${proxy.port}/?directConnection=true`;
      await expect(openMongoViews({ url, database })).rejects.toThrow(ViewsUnavailable);
    });
  });

  it('a connection on which nothing comes through any more is given up in time', async () => {
    await views.apply(history.events.slice(0, 10));
    proxy.silence();
    const start = performance.now();
    await expect(views.apply(history.events)).rejects.toThrow(ViewsUnavailable);
    expect(performance.now() - start).toBeLessThan(SILENCE + SELECTION + 1_000);
    proxy.restore();
    await applyAgain();
    expect(await digestsBeside()).toEqual(sound);
  });

  it('a connection that is reset while it takes what is written says so like any other', async () => {
    const client = clientOf({ url: `mongodb://127.0.0.1:${proxy.port}/?directConnection=true` });
    await client.db('admin').command({ ping: 1 });
    proxy.silence();
    const tooMuchAtOnce = { text: 'x'.repeat(12_000_000) };
    const written = withPortErrors(() => client.db(database).collection('texts').insertOne(tooMuchAtOnce));
    setTimeout(() => proxy.cut(), 200);
    await expect(written.finally(() => client.close())).rejects.toThrow(ViewsUnavailable);
  });

  it('applying again completes what a connection lost at any moment has left half written', async () => {
    for (let delay = 0; delay < 40; delay += 2) {
      const cut = setTimeout(() => proxy.cut(), delay);
      const outcome = await views.apply(history.events.slice(0, 10 * delay + 50)).catch((error: unknown) => error);
      clearTimeout(cut);
      if (outcome !== undefined) expect(outcome).toBeInstanceOf(ViewsUnavailable);
    }
    await applyAgain();
    expect(await digestsBeside()).toEqual(sound);
  });
});
