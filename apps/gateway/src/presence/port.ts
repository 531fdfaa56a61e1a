/** Who looks at a ticket right now: told by every open page again and again, in no log, forgotten as soon as it is no longer told. */
import type { PresentPerson } from '@eventdesk/contracts';

/** How long somebody counts as there after they last said so. Pages say so every ten seconds. Milliseconds. */
export const PRESENT_MS = 30_000;
/** More open pages than this are not told one by one. */
export const MOST_AT_A_TICKET = 100;

export interface Here {
  /** One tab of this person. */
  client: string;
  id: string;
  name: string;
  writing: boolean;
}

/** One open page; `since` when it was opened, or came back. */
export type Present = PresentPerson;

/** By the wall clock. Every method rejects with KeptUnavailable when it can't be asked. */
export interface PresenceStore {
  /** @returns every page that has the ticket open, this one too, of whichever gateways share the store */
  seen(ticketId: string, here: Here): Promise<Present[]>;
  /** This page is closed; of one that was not open nothing is said. */
  left(ticketId: string, page: Pick<Here, 'client' | 'id'>): Promise<void>;
}

/** Everybody but this person, each once: writing when one of their pages writes, there since the first of them. */
export function othersOf(present: readonly Present[], person: string): PresentPerson[] {
  const others = new Map<string, PresentPerson>();
  for (const one of present) {
    if (one.id === person) continue;
    const known = others.get(one.id);
    const earlier = known !== undefined && known.since < one.since ? known : one;
    others.set(one.id, { ...one, writing: one.writing || known?.writing === true, since: earlier.since });
  }
  return [...others.values()].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1));
}
