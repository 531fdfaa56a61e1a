import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { connect as dial, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const command = process.env.NATS_SERVER ?? 'nats-server';

/** Runs specs that kill a server of their own; where there is no such program one line says so. */
export function withNatsServer(specs: () => void): void {
  const isThere = spawnSync(command, ['--version']).status === 0;
  if (isThere) return specs();
  process.stderr.write('JetStream: faults not tested here. Give the program: NATS_SERVER=/path/to/nats-server\n');
  it('needs the program nats-server', () => expect(isThere).toBe(false));
}

/** A server that can be killed, and given an older state of its disk. */
export class NatsServer {
  #process: ChildProcess | null = null;
  readonly #folder = mkdtempSync(join(tmpdir(), 'eventdesk-nats-'));

  private constructor(readonly port: number) {}

  /** @param password of the user `desk`; without one everybody may come in */
  static async start(password?: string): Promise<NatsServer> {
    const server = new NatsServer(await freePort());
    await server.start(password);
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async start(password?: string): Promise<void> {
    const args = ['-a', '127.0.0.1', '-p', String(this.port), '-js', '-sd', join(this.#folder, 'now')];
    const users = password === undefined ? [] : ['--user', 'desk', '--pass', password];
    this.#process = spawn(command, [...args, ...users], { stdio: 'ignore' });
    for (let left = 200; left > 0 && !(await this.#answers()); left--) await sleep(25);
  }

  async kill(): Promise<void> {
    const process = this.#process;
    if (!process) return;
    this.#process = null;
    process.kill('SIGKILL');
    await once(process, 'exit');
  }

  /** Keeps the state of the disk as it is. */
  keep(): void {
    cpSync(join(this.#folder, 'now'), join(this.#folder, 'kept'), { recursive: true });
  }

  /** Puts the kept state back, as a disk does that lost its last writes. */
  loseWhatCameAfter(): void {
    rmSync(join(this.#folder, 'now'), { recursive: true });
    cpSync(join(this.#folder, 'kept'), join(this.#folder, 'now'), { recursive: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true });
  }

  async #answers(): Promise<boolean> {
    const socket = dial(this.port, '127.0.0.1');
    const answer = await Promise.race([once(socket, 'data'), once(socket, 'close')]).catch(() => []);
    socket.destroy();
    return Buffer.isBuffer(answer[0]);
  }
}

/** Stands between a client and a server, and can swallow everything without a word. */
export class Proxy {
  isBlackHole = false;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(target: number): Promise<Proxy> {
    const server = createServer();
    const port = await listen(server, 0);
    const proxy = new Proxy(server, port);
    server.on('connection', (client) => proxy.#join(client, dial(target, '127.0.0.1')));
    return proxy;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  #join(client: Socket, server: Socket): void {
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(from);
      from.on('data', (data) => {
        if (!this.isBlackHole) to.write(data);
      });
      from.on('error', () => {});
      from.on('close', () => {
        if (!this.isBlackHole) to.destroy();
      });
    }
  }
}

const listen = (server: Server, port: number) =>
  new Promise<number>((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port)));

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  server.close();
  await once(server, 'close');
  return port;
}
