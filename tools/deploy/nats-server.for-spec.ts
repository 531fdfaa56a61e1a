import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './project.for-spec';

const command = process.env.NATS_SERVER ?? 'nats-server';

/** Runs specs that need a server of their own; where there is no such program one line says so. */
export function withNatsServer(specs: () => void): void {
  const isThere = spawnSync(command, ['--version']).status === 0;
  if (isThere) return specs();
  process.stderr.write('NATS accounts: not tested here. Give the program: NATS_SERVER=/path/to/nats-server\n');
  it('needs the program nats-server', () => expect(isThere).toBe(false));
}

const passwordOf = (user: string): string => `${user.replaceAll('-', '')}Secret0123`;

/** A server with the configuration of `deploy/nats`, on ports and a folder of its own. */
export class DeployedNats {
  readonly #folder = mkdtempSync(join(tmpdir(), 'eventdesk-accounts-'));
  #process: ChildProcess | null = null;

  private constructor(private readonly port: number) {}

  static async start(): Promise<DeployedNats> {
    const server = new DeployedNats(await freePort());
    const deployed = (file: string) => readFileSync(join(root, 'deploy/nats', file), 'utf8');
    const config = deployed('nats.conf')
      .replace('0.0.0.0:4222', `127.0.0.1:${server.port}`)
      .replace(/^http: .*$/m, `pid_file: "${join(server.#folder, 'pid')}"`)
      .replace('store_dir: /data', `store_dir: "${server.#folder}"`);
    writeFileSync(join(server.#folder, 'nats.conf'), config);
    writeFileSync(join(server.#folder, 'accounts.conf'), deployed('accounts.conf'));
    await server.start();
    return server;
  }

  /** As the services are given it. */
  urlOf(user: string): { servers: string[]; user: string; pass: string } {
    return { servers: [`127.0.0.1:${this.port}`], user, pass: passwordOf(user) };
  }

  async start(): Promise<void> {
    const conf = readFileSync(join(this.#folder, 'accounts.conf'), 'utf8');
    const passwords = [...conf.matchAll(/user: ([\w-]+)\s+password: \$(\w+)|user: (\w+), password: \$(\w+)/g)].map(
      ([, user = '', variable = '', operator, its]) => [variable || (its ?? ''), passwordOf(operator ?? user)],
    );
    const env = { ...process.env, ...Object.fromEntries(passwords) } as NodeJS.ProcessEnv;
    this.#process = spawn(command, ['-c', join(this.#folder, 'nats.conf')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    this.#process.stderr?.on('data', (data: Buffer) => (said += data.toString()));
    for (let left = 400; left > 0 && !said.includes('Server is ready'); left--) {
      if (this.#process.exitCode !== null) throw new Error(`nats-server does not take the configuration:\n${said}`);
      await sleep(25);
    }
  }

  async kill(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    if (!process || process.exitCode !== null) return;
    process.kill('SIGKILL');
    await once(process, 'exit');
  }

  /** As when somebody deletes the stream: its files are gone, the bucket is there. */
  loseStream(name: string): void {
    rmSync(join(this.#folder, 'jetstream', 'DESK', 'streams', name), { recursive: true });
    mkdirSync(join(this.#folder, 'jetstream', 'DESK', 'streams'), { recursive: true });
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
