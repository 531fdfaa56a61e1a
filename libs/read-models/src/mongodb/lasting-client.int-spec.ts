import { setTimeout as sleep } from 'node:timers/promises';
import type { Socket } from 'node:net';
import { TcpProxy, withServer } from '@eventdesk/testing';
import { inTime, LastingClient, OperationLost } from './lasting-client';

/** The driver's own, which it does not export. */
interface Inside {
  topology: {
    s: { servers: Map<string, { monitor: { requestCheck: () => void; s: { state: string }; connection: { socket: Socket } } }> };
  };
}
const LOST_MS = 300;

withServer('mongodb', (url) => {
  let proxy: TcpProxy;
  let client: LastingClient;
  const monitor = () => {
    const [server] = (client as unknown as Inside).topology.s.servers.values();
    if (!server) throw new Error('no server is known');
    return server.monitor;
  };
  const ping = () => client.db('admin').command({ ping: 1 });
  beforeEach(async () => {
    const server = new URL(url);
    proxy = await TcpProxy.before({ host: server.hostname, port: Number(server.port || 27017) });
    client = new LastingClient(`mongodb://127.0.0.1:${proxy.port}/?directConnection=true`, {}, LOST_MS);
    await client.connect();
    // The driver looks at a server no more often than twice a second.
    await sleep(600);
  });
  afterEach(async () => {
    await client.close();
    await proxy.close();
  });
  /** The server is killed while its state is asked for: the socket has ended, and says so only after the question. */
  const loseHeartbeat = () => {
    monitor().connection.socket.destroy();
    monitor().requestCheck();
    proxy.cut();
  };
  const untilAnswered = async () => {
    for (let answer; !answer;) answer = await ping().catch(() => sleep(50));
  };

  it('finds its server again after a heartbeat that never ends', async () => {
    const admin = client.db('admin');
    loseHeartbeat();
    expect(monitor().s.state).toBe('monitoring');
    await untilAnswered();
    await sleep(2 * LOST_MS);
    expect(monitor().s.state).toBe('idle');
    expect(await admin.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('keeps looking for one that stays away', async () => {
    loseHeartbeat();
    await proxy.down();
    await sleep(2 * LOST_MS);
    await expect(ping()).rejects.toThrow();
    await proxy.up();
    await untilAnswered();
  });

  it('stays closed when it was closed while it looked', async () => {
    loseHeartbeat();
    await proxy.down();
    await sleep(2 * LOST_MS);
    await client.close();
    await proxy.up();
    await sleep(1_500);
    await expect(ping()).rejects.toThrow('must be connected');
  });

  it('closes nothing while all goes well', async () => {
    let closed = 0;
    client.on('topologyClosed', () => closed++);
    for (let beat = 0; beat < 4; beat++) {
      monitor().requestCheck();
      await sleep(LOST_MS);
      await ping();
    }
    expect(closed).toBe(0);
  });
});

describe('an operation in time', () => {
  it('answers what it answers', async () => {
    expect(await inTime(1_000, Promise.resolve(7))).toBe(7);
    await expect(inTime(1_000, Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  });

  it('is given up as lost when it never ends', async () => {
    await expect(inTime(20, new Promise(() => {}))).rejects.toThrow(OperationLost);
  });
});
