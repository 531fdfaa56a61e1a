/** A real desk in a process of its own, to be spoken to over HTTP, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const workspace = resolve(__dirname, '../../..');
const main = join(workspace, 'apps/desk/dist/main.js');

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface DeskProcess {
  url: string;
  key: string;
  process: ChildProcess;
  /** What it printed so far. */
  output: string[];
  request: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Answer<T>>;
  /** Ends it and waits. @returns its exit code, null when a signal ended it */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the built desk on a data folder and waits until it says that it is ready.
 * @param environment more variables; EVENTDESK_PORT 0 takes any free port
 * @throws when it exits instead, with all it printed
 */
export async function startDesk(dataFolder: string, environment: NodeJS.ProcessEnv = {}): Promise<DeskProcess> {
  const { child, output } = spawnDesk(dataFolder, environment);
  const url = await new Promise<string>((resolveUrl, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      output.push(line);
      const ready = /"url":"([^"]+)".*"msg":"desk is ready"/.exec(line);
      if (ready?.[1]) resolveUrl(ready[1]);
    });
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code}:\n${output.join('\n')}`)));
  });
  const key = readFileSync(join(dataFolder, 'admin-key'), 'utf8').trim();
  return {
    url,
    key,
    process: child,
    output,
    request: (method, path, body, headers) => request(`${url}${path}`, key, { method, body, headers }),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
      return child.exitCode;
    },
  };
}

/** Runs the desk until it ends by itself, for starts that are to be refused. */
export async function runDesk(
  dataFolder: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnDesk(dataFolder, environment);
  child.stdout!.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output: output.join('') };
}

function spawnDesk(dataFolder: string, environment: NodeJS.ProcessEnv): { child: ChildProcess; output: string[] } {
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    cwd: workspace,
    env: { PATH: process.env['PATH'], EVENTDESK_DATA: dataFolder, EVENTDESK_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  return { child, output };
}

export async function request<T>(
  url: string,
  key: string,
  { method, body, headers }: { method: string; body?: unknown; headers?: Record<string, string> | undefined },
): Promise<Answer<T>> {
  const response = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
}
