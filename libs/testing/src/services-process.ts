/** All services as processes of their own, as `npm run start:services` starts them: to be spoken to over HTTP, and killed one by one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import { type DeskProcess, request } from './desk-process';

const workspace = resolve(__dirname, '../../..');

export interface ServicesOptions {
  /** Of every service; default 1. */
  instances?: number;
}

export interface Services extends DeskProcess {
  /** Of every gateway. */
  urls: string[];
  /** Names of the running instances, like `numbering` or, of several, `numbering.2`. */
  instances(): string[];
  /** Ends one instance, which is then started again. Resolves when it is ready once more. */
  kill(instance: string, signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts the built services on a data folder and waits until all are ready.
 * @param environment more variables: NATS_URL and MONGODB_URL at least
 * @throws when they end instead, with all they printed
 */
export async function startServices(
  dataFolder: string,
  environment: NodeJS.ProcessEnv,
  { instances = 1 }: ServicesOptions = {},
): Promise<Services> {
  const launcher = spawn(process.execPath, [join(workspace, 'tools/services.mjs'), `--instances=${instances}`], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], EVENTDESK_DATA: dataFolder, ...anyPort, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watch = new Watch(launcher);
  await watch.untilReady(6 * instances);
  const urls = () => [...watch.urls].filter(([name]) => name.startsWith('gateway')).map(([, url]) => url);
  const key = environment['EVENTDESK_ADMIN_KEY'] ?? readFileSync(join(dataFolder, 'admin-key'), 'utf8').trim();
  let turn = 0;
  return {
    get url() {
      return urls()[0]!;
    },
    get urls() {
      return urls();
    },
    key,
    process: launcher,
    output: watch.output,
    instances: () => [...watch.pids.keys()],
    kill: (instance, signal = 'SIGKILL') => watch.kill(instance, signal),
    // From one gateway to the next, as a load balancer does.
    request: (method, path, body, headers) => {
      const all = urls();
      return request(`${all[turn++ % all.length]}${path}`, key, { method, body, headers });
    },
    stop: async (signal = 'SIGTERM') => {
      if (launcher.exitCode !== null || launcher.signalCode !== null) return launcher.exitCode;
      const exit = once(launcher, 'exit');
      launcher.kill(signal);
      await exit;
      return launcher.exitCode;
    },
  };
}

const anyPort = { EVENTDESK_PORT: '0', EVENTDESK_HEALTH_PORT: '0' };

/** What the launcher's lines say. */
class Watch {
  readonly output: string[] = [];
  readonly pids = new Map<string, number>();
  readonly urls = new Map<string, string>();
  readonly #ready = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #ended: number | null | undefined;

  constructor(launcher: ChildProcess) {
    for (const stream of [launcher.stdout!, launcher.stderr!])
      createInterface({ input: stream }).on('line', (line) => this.#read(line));
    launcher.once('exit', (code) => {
      this.#ended = code;
      this.#tell();
    });
  }

  untilReady(count: number): Promise<void> {
    return this.#until(() => this.#ready.size >= count);
  }

  async kill(instance: string, signal: NodeJS.Signals): Promise<void> {
    const pid = this.pids.get(instance);
    if (pid === undefined) throw new Error(`no "${instance}" runs`);
    this.#ready.delete(instance);
    process.kill(pid, signal);
    await this.#until(() => this.#ready.has(instance));
  }

  #read(line: string): void {
    this.output.push(line);
    const [, name = '', text = ''] = /^(\S+) +\| (.*)$/.exec(line) ?? [];
    const pid = /^started as process (\d+)/.exec(text)?.[1];
    if (pid !== undefined) this.pids.set(name, Number(pid));
    if (!/"msg":"[\w-]+ is ready"/.test(text)) return;
    const url = /"url":"([^"]+)"/.exec(text)?.[1];
    if (url !== undefined) this.urls.set(name, url);
    this.#ready.add(name);
    this.#tell();
  }

  #tell(): void {
    for (const look of [...this.#waiting]) look();
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isSo() && this.#ended === undefined) return;
        this.#waiting.delete(look);
        if (isSo()) resolve();
        else reject(new Error(`the services ended with ${this.#ended}:\n${this.output.join('\n')}`));
      };
      this.#waiting.add(look);
      look();
    });
  }
}
