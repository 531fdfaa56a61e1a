/** Filters kept under a name, by each person in their own browser. */
import { useCallback, useSyncExternalStore } from 'react';
import { useMe } from '../../api/people';
import { remembered } from '../../app/remembered';
import { isQueue, type QueueName } from './queues';
import { type QueueSearch, readQueueSearch } from './search';

export interface SavedView {
  id: string;
  name: string;
  queue: QueueName;
  search: QueueSearch;
  /** In the navigation. */
  starred: boolean;
}

const MOST = 50;
const of = (person: string) => remembered<unknown>(`eventdesk.views.${person}`, []);
const cache = new Map<string, readonly SavedView[]>();
const watchers = new Set<() => void>();

/** What is stored may be of an older page, or of somebody's own making: what does not fit is left out. */
export function readViews(stored: unknown): readonly SavedView[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .filter(isView)
    .map(({ id, name, queue, search, starred }) => ({ id, name, queue, starred, search: readQueueSearch({ ...search }) }));
}
const isView = (given: unknown): given is SavedView => {
  const view = given as Partial<SavedView> | null;
  return (
    typeof view === 'object' &&
    view !== null &&
    typeof view.id === 'string' &&
    typeof view.name === 'string' &&
    typeof view.queue === 'string' &&
    isQueue(view.queue) &&
    typeof view.search === 'object'
  );
};

function viewsOf(person: string): readonly SavedView[] {
  const known = cache.get(person) ?? readViews(of(person).read());
  cache.set(person, known);
  return known;
}

function keep(person: string, views: readonly SavedView[]): void {
  cache.set(person, views);
  of(person).write(views);
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  // Another tab of the same person.
  const onStorage = () => {
    cache.clear();
    watcher();
  };
  watchers.add(watcher);
  window.addEventListener('storage', onStorage);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('storage', onStorage);
  };
}

export interface Views {
  views: readonly SavedView[];
  /** In place of the one with its id, or after all. */
  put: (view: SavedView) => void;
  remove: (id: string) => void;
}

export function useViews(): Views {
  const person = useMe()?.actor.id ?? '';
  const views = useSyncExternalStore(watch, () => viewsOf(person));
  const put = useCallback(
    (view: SavedView) => {
      const now = viewsOf(person);
      const isKnown = now.some(({ id }) => id === view.id);
      keep(person, isKnown ? now.map((other) => (other.id === view.id ? view : other)) : [...now, view].slice(-MOST));
    },
    [person],
  );
  const remove = useCallback(
    (id: string) =>
      keep(
        person,
        viewsOf(person).filter((view) => view.id !== id),
      ),
    [person],
  );
  return { views, put, remove };
}
