/** Keys of the page and of what is open in it. What is registered here is what the overview under `?` shows. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { tinykeys } from 'tinykeys';

export interface Shortcut {
  /** As tinykeys has them: `g m`, `$mod+k`, `Shift+?`. */
  keys: string;
  /** What it does, in the reader's language. */
  does: string;
  /** Under which heading of the overview. */
  group: string;
  run(event: KeyboardEvent): void;
  /** Also while somebody is writing. */
  whileWriting?: boolean;
}

class Registry {
  #sets: readonly (readonly Shortcut[])[] = [];
  readonly #watchers = new Set<() => void>();
  add = (set: readonly Shortcut[]): (() => void) => {
    this.#become([...this.#sets, set]);
    return () => this.#become(this.#sets.filter((other) => other !== set));
  };
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };
  sets = (): readonly (readonly Shortcut[])[] => this.#sets;
  #become(sets: readonly (readonly Shortcut[])[]): void {
    this.#sets = sets;
    for (const watcher of this.#watchers) watcher();
  }
}

const RegistryContext = createContext(new Registry());
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => new Registry(), []);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Those of what is on the page now. */
export function useKnownShortcuts(): readonly Shortcut[] {
  const registry = useContext(RegistryContext);
  return useSyncExternalStore(registry.watch, registry.sets).flat();
}

/** The keys work while the component is there. `run` may be new each time; the keys and words are what counts. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(RegistryContext);
  const latest = useRef(shortcuts);
  useEffect(() => void (latest.current = shortcuts));
  const signature = shortcuts.map(({ keys, does }) => `${keys}=${does}`).join('|');
  useEffect(() => {
    const shown = latest.current;
    const forget = registry.add(shown);
    const stop = tinykeys(
      window,
      Object.fromEntries(shown.map(({ keys }, at) => [keys, (event) => press(event, latest.current[at])])),
    );
    return () => {
      forget();
      stop();
    };
  }, [registry, signature]);
}

/** After `g` comes where to go: the second key of a sequence is not also a key by itself. */
const FIRST = 'g';
const SECOND_WITHIN = 1_000;
let firstAt = -Infinity;
let isSecond = false;
/** When the key went down: a dialog that it closes is gone by the time that the keys of the page are looked at. */
let wasInDialog = false;
window.addEventListener(
  'keydown',
  (event) => {
    wasInDialog = isInDialog(event);
    isSecond = event.timeStamp - firstAt < SECOND_WITHIN;
    firstAt = event.key === FIRST && !event.ctrlKey && !event.metaKey && !isWriting(event) ? event.timeStamp : -Infinity;
  },
  { capture: true },
);

function press(event: KeyboardEvent, shortcut: Shortcut | undefined): void {
  if (!shortcut || event.defaultPrevented) return;
  if (!shortcut.keys.includes(' ') && isSecond) return;
  if (!shortcut.whileWriting && (isWriting(event) || wasInDialog)) return;
  event.preventDefault();
  shortcut.run(event);
}

const isWriting = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || (/^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isTick(target)));
const isTick = (target: HTMLElement): boolean =>
  target instanceof HTMLInputElement && /^(?:checkbox|radio|range)$/.test(target.type);
const isInDialog = ({ target }: KeyboardEvent): boolean =>
  document.querySelector('[aria-modal="true"]') !== null ||
  (target instanceof HTMLElement && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null);
