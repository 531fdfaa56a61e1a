/**
 * What others do, as it happens: one `GET /events` for the whole page. A hidden page lets go of its connection, since browsers
 * give a host six in all, and reads anew what it shows when it is seen again.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { eventTypes } from './event-types';
import { metaQuery, recheckSession, sessionQuery, ticketKeys } from './queries';

export interface LiveEvent {
  ticket_id: string;
  type: string;
  revision: number;
  occurred_at: string;
  ticket_number?: string;
  summary: string;
}
type Listener = (event: LiveEvent) => void;
export type LiveState = 'connecting' | 'live' | 'away';

const AGAIN_AFTER = 2_000;

/** Read already, and of what changes with events. */
const isNews = ({ state, queryKey: [first] }: Query): boolean => state.dataUpdatedAt > 0 && !lasting.has(first);
const lasting = new Set<unknown>([sessionQuery.queryKey[0], metaQuery.queryKey[0]]);

class Live {
  readonly #listeners = new Set<Listener>();
  readonly #watchers = new Set<() => void>();
  #source: EventSource | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;
  #queries: QueryClient | null = null;
  #state: LiveState = 'connecting';
  #wasLive = false;

  /** @returns what ends it */
  start(queries: QueryClient): () => void {
    this.#queries = queries;
    const onVisible = () => (document.hidden ? this.#close() : this.#open());
    document.addEventListener('visibilitychange', onVisible);
    onVisible();
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      this.#close();
      this.#wasLive = false;
    };
  }

  listen = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };
  state = (): LiveState => this.#state;

  #open(): void {
    if (this.#source) return;
    const source = new EventSource('/events');
    this.#source = source;
    source.onopen = () => this.#opened();
    source.onerror = () => this.#failed(source);
    for (const type of eventTypes)
      source.addEventListener(type, ({ data }: MessageEvent<string>) => this.#tell(JSON.parse(data) as LiveEvent));
  }

  #opened(): void {
    this.#become('live');
    // What happened while nobody listened is only seen by reading again; before the first time, that is what was read by then.
    if (this.#wasLive) void this.#queries?.invalidateQueries();
    else void this.#queries?.invalidateQueries({ predicate: isNews });
    this.#wasLive = true;
  }

  #failed(source: EventSource): void {
    // It keeps to itself what was answered, but gives up by itself only when something was.
    if (this.#queries && source.readyState === EventSource.CLOSED) recheckSession(this.#queries);
    this.#close();
    this.#become('away');
    this.#again = setTimeout(() => !document.hidden && this.#open(), AGAIN_AFTER);
  }

  #close(): void {
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = null;
  }

  #tell(event: LiveEvent): void {
    const { ticket_id: id } = event;
    void this.#queries?.invalidateQueries({ queryKey: ticketKeys.one(id) });
    void this.#queries?.invalidateQueries({ queryKey: ticketKeys.timeline(id) });
    for (const listener of this.#listeners) listener(event);
  }

  #become(state: LiveState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const watcher of this.#watchers) watcher();
  }
}

export const live = new Live();
/** `away`: nothing arrives, the network or the desk is gone. */
export const useLiveState = (): LiveState => useSyncExternalStore(live.watch, live.state);
