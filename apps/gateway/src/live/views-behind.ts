/** Waiting until the views have what is to be told, when they are kept by other processes. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventMetadata, StoredEvent } from '@eventdesk/contracts';
import type { GatewayPorts } from '../ports';

/** Views that are further behind than this keep nobody waiting: what happened is told then, before it can be read. Milliseconds. */
const LONGEST = 2_000;
/** After nobody could be asked. */
const PAUSE = 100;

type Last = Map<string, string>;

export class ViewsBehind {
  /** Events that were taken without a look at the views, as nobody followed. */
  #unseen: Last | null = null;
  /** While views that were too late are still behind. */
  #late: Promise<void> | null = null;

  constructor(
    private readonly bus: Pick<GatewayPorts['bus'], 'handled'>,
    private readonly stop: AbortSignal,
  ) {
    setMaxListeners(0, stop);
  }

  /** Nobody follows: what these events say is asked for when somebody comes. */
  skip(events: readonly StoredEvent[]): void {
    this.#unseen = lastOf(events);
  }

  async skipped(): Promise<void> {
    const unseen = this.#unseen;
    this.#unseen = null;
    if (unseen) await this.#wait(unseen);
  }

  /** Resolves when the views have these events, or have been too late, or it is to stop. */
  async caughtUp(events: readonly StoredEvent[]): Promise<void> {
    await this.#wait(lastOf(events));
  }

  async #wait(last: Last): Promise<void> {
    // One batch after the other would only fall further behind.
    if (this.#late || last.size === 0) return;
    const until = new AbortController();
    setMaxListeners(0, until.signal);
    const end = () => until.abort();
    const timer = setTimeout(end, LONGEST);
    this.stop.addEventListener('abort', end);
    await Promise.all([...last].map(([ticketId, position]) => this.#handled(ticketId, position, until.signal)));
    clearTimeout(timer);
    this.stop.removeEventListener('abort', end);
    if (until.signal.aborted && !this.stop.aborted) this.#lookOut(last);
  }

  /** Asks again while nobody can be asked. Never rejects. */
  async #handled(ticketId: string, position: string, until: AbortSignal): Promise<void> {
    while (!until.aborted) {
      try {
        return await this.bus.handled('projector', ticketId, position, until);
      } catch {
        await sleep(PAUSE, undefined, { signal: until }).catch(() => undefined);
      }
    }
  }

  #lookOut(last: Last): void {
    const asked = [...last].map(([ticketId, position]) => this.bus.handled('projector', ticketId, position, this.stop));
    this.#late = Promise.allSettled(asked).then(() => {
      this.#late = null;
    });
  }
}

/** The last position of each ticket. */
function lastOf(events: readonly StoredEvent[]): Last {
  const last: Last = new Map();
  for (const { metadata, position } of events) {
    const { ticket_id } = (metadata ?? {}) as Partial<EventMetadata>;
    if (ticket_id !== undefined) last.set(ticket_id, position);
  }
  return last;
}
