/** Other processes on the same files, for specs: each runs one of this folder's `*.process.for-spec.ts`. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface OtherProcess {
  child: ChildProcess;
  /** What it has sent so far. */
  messages: unknown[];
  /** Resolves at its first message. */
  started: Promise<unknown>;
  exited: Promise<unknown>;
}

export function startProcess(script: string, ...args: string[]): OtherProcess {
  const child = fork(join(__dirname, `${script}.process.for-spec.ts`), args, {
    execArgv: ['-C', '@eventdesk/source', '-r', join(__dirname, '../../ts-hook.cjs')],
  });
  const messages: unknown[] = [];
  child.on('message', (message) => messages.push(message));
  return { child, messages, started: once(child, 'message'), exited: once(child, 'exit') };
}
