import { randomUUID } from 'node:crypto';
import { TcpProxy, withServer } from '@eventdesk/testing';
import { eventStoreContract } from '../contract';
import { type EventStoreDbOptions, openEventStoreDb } from '.';

withServer('eventstoredb', (url) => {
  const open = (options: Partial<EventStoreDbOptions> = {}) =>
    openEventStoreDb({ url, now: () => new Date().toISOString(), ...options });

  eventStoreContract('EventStoreDB', async () => {
    let store = open();
    return {
      store,
      reopen: async () => {
        await store.close();
        return (store = open());
      },
      // The streams stay: each test has a category of its own.
      cleanup: () => store.close(),
    };
  });

  const event = () => ({ id: randomUUID(), type: 'NoteAdded.v1', data: {}, metadata: {} });

  it('more appends at once than a connection has places all get theirs', async () => {
    const store = open();
    const streams = Array.from({ length: 300 }, () => `contract-${randomUUID()}`);
    const answers = await Promise.all(streams.map((stream) => store.append(stream, 'no_stream', [event()])));
    expect(new Set(answers.map(({ position }) => position)).size).toBe(300);
    await store.close();
  });

  // No certificate is made out to a proxy, and clients call the nodes of a cluster themselves.
  const [, host, port] = /^\w+:\/\/([^,:/?@]+):(\d+)\/?\?tls=false$/.exec(url) ?? [];
  if (host === undefined) return;

  it.each([
    ['is cut', (proxy: TcpProxy) => proxy.cut()],
    ['falls silent for a while', (proxy: TcpProxy) => (proxy.silence(), void setTimeout(() => proxy.restore(), 1_500))],
  ])('a subscription and appends go on when their connection %s, with nothing missing and nothing twice', async (_, fail) => {
    const proxy = await TcpProxy.before({ host, port: Number(port) });
    const store = open({ url: `esdb://127.0.0.1:${proxy.port}?tls=false`, silenceMs: 1_000 });
    const [stop, stream, put, seen] = [new AbortController(), `contract-${randomUUID()}`, [event()], [] as string[]];
    const after = await store.head();
    const following = (async () => {
      for await (const { events } of store.subscribe({ after, prefixes: [stream] }, stop.signal))
        seen.push(...events.map(({ id }) => id));
    })();
    await store.append(stream, 'no_stream', put);
    for (let revision = 0; revision < 50; revision++) {
      if (revision === 20) fail(proxy);
      put.push(event());
      await store.append(stream, revision, put.slice(-1));
    }
    for (let tries = 0; seen.length < put.length && tries < 500; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await following;
    expect(seen).toEqual(put.map(({ id }) => id));
    await store.close();
    await proxy.close();
  });
});
