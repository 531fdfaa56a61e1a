import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set();
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, gone when the process ends. `EVENTDESK_BENCH_DIR` says on which disk. */
export function folder() {
  const path = mkdtempSync(join(process.env.EVENTDESK_BENCH_DIR ?? tmpdir(), 'eventdesk-bench-'));
  folders.add(path);
  return path;
}

/** What `step` does per second, in the given time: it answers how much it did, one when it answers nothing. */
export async function rate(step, milliseconds = 400) {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) done += (await step()) ?? 1;
  return (done * 1000) / (performance.now() - start);
}

/**
 * Takes turns between a baseline and others, so that a noisy machine disturbs all alike, and gives medians.
 * Each of them is a function that gives a rate.
 */
export async function compare(baseline, others, rounds = 7) {
  const taken = Object.fromEntries(Object.keys(others).map((name) => [name, []]));
  const base = [];
  for (let round = 0; round < rounds; round++)
    for (const [name, measure] of Object.entries(others)) {
      const [before, measured, after] = [await baseline(), await measure(), await baseline()];
      base.push(before, after);
      taken[name].push({ measured, ratio: (2 * measured) / (before + after) });
    }
  const results = Object.entries(taken).map(([name, list]) => [
    name,
    { rate: median(list.map(({ measured }) => measured)), ratio: median(list.map(({ ratio }) => ratio)) },
  ]);
  return { baseline: median(base), ...Object.fromEntries(results) };
}

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** F and B: writes of 512 bytes a time, or so many times that, each followed by fdatasync; in writes of 512 bytes per second. */
export function syncedWrites(batch = 1) {
  const buffer = Buffer.alloc(512 * batch, 'x');
  return async () => {
    const file = openSync(join(folder(), 'synced'), 'w');
    const result = await rate(() => {
      writeSync(file, buffer);
      fdatasyncSync(file);
      return batch;
    }, 200);
    closeSync(file);
    return result;
  };
}
