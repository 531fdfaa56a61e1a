/** The desk's time, which is not the browser's when the desk runs on a manual clock, or the browser's clock is wrong. */
import { useSyncExternalStore } from 'react';

let ahead = 0;
let now = Date.now();
const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

const tick = (): void => {
  now = Date.now() + ahead;
  for (const watcher of watchers) watcher();
};

/** @param iso what the desk says the time is, as just received */
export function setDeskTime(iso: string): void {
  ahead = Date.parse(iso) - Date.now();
  tick();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(tick, 1_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Milliseconds, new every `step` seconds: what shows minutes need not be drawn each second. */
export const useNow = (step = 1): number => useSyncExternalStore(watch, () => Math.floor(now / (step * 1_000)) * step * 1_000);
