import type { Clock } from '@eventdesk/runtime';
import { type Here, MOST_AT_A_TICKET, PRESENT_MS, type Present, type PresenceStore } from './port';

interface Held extends Present {
  ticketId: string;
  /** Milliseconds since 1970. */
  seenAt: number;
}

/** The pages of one gateway. What was not told for so long is dropped with the next telling, and the oldest beyond the bound too. */
export class PresenceInMemory implements PresenceStore {
  /** The one told last is the last: what is past stands at the front. */
  readonly #held = new Map<string, Held>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly most = 10_000,
  ) {}

  seen(ticketId: string, { client, id, name, writing }: Here): Promise<Present[]> {
    const now = this.clock.now();
    const seenAt = Date.parse(now);
    const key = keyOf(ticketId, id, client);
    const before = this.#held.get(key);
    const since = before !== undefined && before.seenAt > seenAt - PRESENT_MS ? before.since : now;
    this.#held.delete(key);
    this.#forgetBefore(seenAt - PRESENT_MS);
    this.#held.set(key, { ticketId, seenAt, id, name, writing, since });
    const here = [...this.#held.values()].filter((held) => held.ticketId === ticketId).slice(-MOST_AT_A_TICKET);
    return Promise.resolve(here.map((held) => ({ id: held.id, name: held.name, writing: held.writing, since: held.since })));
  }

  left(ticketId: string, { client, id }: Pick<Here, 'client' | 'id'>): Promise<void> {
    this.#held.delete(keyOf(ticketId, id, client));
    return Promise.resolve();
  }

  #forgetBefore(past: number): void {
    for (const [key, { seenAt }] of this.#held) {
      if (seenAt > past && this.#held.size < this.most) return;
      this.#held.delete(key);
    }
  }
}

const keyOf = (...parts: string[]): string => parts.join('/');
