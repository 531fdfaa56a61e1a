/** Where a verb's answer goes, and what it says on the way. Answers are for pipes, so nothing else goes there. */
import { once } from 'node:events';
import type { Writable } from 'node:stream';

export interface Out {
  /** Set by --json. */
  readonly json: boolean;
  /** A line of the answer. */
  line(text: string): Promise<void>;
  /** The whole answer: as JSON when asked for, else as readable lines. */
  answer(value: unknown, lines: readonly string[]): Promise<void>;
  /** A remark for who watches. */
  note(text: string): void;
  /** Where the work stands; the next one takes its place. Those that come too fast are left out, except a last one. */
  progress(text: string, last?: 'last'): void;
}

const PROGRESS_EVERY_MS = { terminal: 200, log: 2_000 };

export interface Streams {
  stdout: Writable;
  stderr: Writable & { isTTY?: boolean };
}

/** @param nowMs milliseconds of any clock that only moves forward */
export function createOut({ stdout, stderr }: Streams, json: boolean, nowMs: () => number): Out {
  const every = stderr.isTTY ? PROGRESS_EVERY_MS.terminal : PROGRESS_EVERY_MS.log;
  let lastProgress = nowMs();
  let onScreen = false;
  const clear = () => {
    if (onScreen) stderr.write('\r\u001b[2K');
    onScreen = false;
  };
  const line = async (text: string) => {
    clear();
    if (!stdout.write(`${json ? text : printable(text)}\n`)) await once(stdout, 'drain');
  };
  return {
    json,
    line,
    answer: (value, lines) => line(json ? JSON.stringify(value, null, 2) : lines.join('\n')),
    note(text) {
      clear();
      stderr.write(`${printable(text)}\n`);
    },
    progress(text, last) {
      if (last === undefined && nowMs() - lastProgress < every) return;
      lastProgress = nowMs();
      clear();
      onScreen = stderr.isTTY === true && last === undefined;
      stderr.write(onScreen ? text : `${text}\n`);
    },
  };
}

/** Texts of the log can hold what a terminal would obey. */
export const printable = (text: string): string => text.replace(/(?![\n\t])\p{Cc}/gu, '');

/** Like `12,345 events, 45 %, 6,789/s`. @param what one of what is counted */
export function progressText(what: string, done: number, share: number | null, elapsedMs: number): string {
  const percent = share === null ? '' : `, ${Math.min(100, Math.floor(share * 100))} %`;
  return `${counted(done, what)}${percent}, ${count(perSecond(done, elapsedMs))}/s`;
}

export const perSecond = (done: number, elapsedMs: number): number =>
  elapsedMs <= 0 ? 0 : Math.round((done / elapsedMs) * 1000);
export const count = (value: number): string => value.toLocaleString('en');
/** Like `1 event`, `12,345 events`. */
export const counted = (value: number, one: string): string => `${count(value)} ${one}${value === 1 ? '' : 's'}`;

/** @returns a function telling the milliseconds since now */
export const stopwatch = (now: () => string): (() => number) => {
  const start = Date.parse(now());
  return () => Date.parse(now()) - start;
};
