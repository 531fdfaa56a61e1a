/**
 * What somebody writes to a ticket, per person, ticket and mode: one browser may serve several people, and what one of them wrote is
 * not for the next. It outlives the page. What is on its way is kept, too, until the desk has it: whoever leaves before that, or
 * loads the page anew, finds it where it was written.
 */
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { keptKeys } from '../../api/kept-keys';
import { useMe } from '../../api/people';
import { remembered } from '../../app/remembered';

export type Mode = 'reply' | 'note';

/** Sent again under its key, it is the same act. */
export interface Outgoing {
  body: string;
  key: string;
}

/** What can't be stored is remembered as long as the page is there. */
const texts = new Map<string, string>();
const watchers = new Set<() => void>();
const underWay = new Set<string>();

const nameOf = (ticket: string, who: string, mode: Mode): string => `eventdesk.draft.${who}.${ticket}.${mode}`;
const keptText = (name: string) => remembered(name, '');
const keptOutgoing = (name: string) => remembered<Outgoing | null>(`${name}.sent`, null);

function read(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = keptText(name).read();
  texts.set(name, text);
  return text;
}

function write(name: string, text: string): void {
  texts.set(name, text);
  if (text === '') keptText(name).forget();
  else keptText(name).write(text);
  for (const watcher of watchers) watcher();
}

/** Before whatever was begun meanwhile. */
const putBack = (name: string, body: string): void => write(name, [body, read(name)].filter(Boolean).join('\n\n'));

/** Keys of texts that came back: the same text sent again goes under the same. */
const keys = keptKeys();
const textKey = (name: string, body: string): string => `${name}:${body}`;

/**
 * Takes the text out of the field and sends it; when it could not be sent it is back there, wherever one is by then.
 * @param post must not reject. @returns whether the desk has it
 */
export async function deliver(
  name: string,
  { body, newKey }: { body: string; newKey: string },
  post: (key: string) => Promise<boolean>,
) {
  const key = keys.known(textKey(name, body)) ?? newKey;
  underWay.add(key);
  keptOutgoing(name).write({ body, key });
  write(name, '');
  const done = await post(key);
  underWay.delete(key);
  keptOutgoing(name).forget();
  if (done) keys.done(textKey(name, body));
  else {
    keys.keep(textKey(name, body), key);
    putBack(name, body);
  }
  return done;
}

/** What was on its way when the page was left. */
function takeUp(name: string): void {
  const left = keptOutgoing(name).read();
  if (!left || underWay.has(left.key)) return;
  keptOutgoing(name).forget();
  keys.keep(textKey(name, left.body), left.key);
  putBack(name, left.body);
}

const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export interface Drafts {
  drafts: Record<Mode, string>;
  write: (mode: Mode, text: string) => void;
  /** Under which a mode's text is kept. */
  nameOf: (mode: Mode) => string;
}

export function useDrafts(ticket: string): Drafts {
  const who = useMe()?.actor.id ?? '';
  const name = useCallback((mode: Mode) => nameOf(ticket, who, mode), [ticket, who]);
  const reply = useSyncExternalStore(watch, () => read(name('reply')));
  const note = useSyncExternalStore(watch, () => read(name('note')));
  useEffect(() => {
    takeUp(name('reply'));
    takeUp(name('note'));
  }, [name]);
  return { drafts: { reply, note }, nameOf: name, write: (mode, text) => write(name(mode), text) };
}
