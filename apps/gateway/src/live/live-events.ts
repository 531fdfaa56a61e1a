import { setTimeout as sleep } from 'node:timers/promises';
import { eventCodec, isTicketEvent, type LiveEvent, type Recorded, type StoredEvent } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import { summarize } from '@eventdesk/read-models';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { GatewayPorts } from '../ports';
import { LogTail } from './log-tail';

/** How often a stream says that it is there, and looks whether its client may still follow. Milliseconds. */
const HEARTBEAT = 15_000;
/** Before log or views that could not be read are read again. Milliseconds. */
const PAUSE = 1_000;

export interface Following {
  /** Position of the last event the client has; null: from now on. */
  after: string | null;
  ticketId: string | null;
  /** Whether the client may still follow: a session may end while its stream is open. */
  isWelcome: () => boolean | Promise<boolean>;
}

/** Live updates as server-sent events. Pulled, not pushed: a slow client falls back to reading the log and costs no memory. */
export class LiveEvents implements OnModuleInit, OnModuleDestroy {
  readonly #tail: LogTail;
  readonly #clients = new Set<AbortController>();

  constructor(
    private readonly ports: Pick<GatewayPorts, 'store' | 'logger' | 'bus' | 'views'>,
    private readonly heartbeat = HEARTBEAT,
  ) {
    this.#tail = new LogTail(ports, () => this.#clients.size > 0);
  }

  onModuleInit(): Promise<void> {
    return this.#tail.start();
  }

  /** Ends every stream, so that the server can close. */
  async onModuleDestroy(): Promise<void> {
    for (const client of this.#clients) client.abort();
    await this.#tail.stop();
  }

  /** The text of the stream. @param client aborted when it is gone, or by this when the desk stops */
  async *follow(following: Following, client: AbortController): AsyncGenerator<string> {
    this.#clients.add(client);
    try {
      const position = this.#startOf(following.after);
      yield 'retry: 2000\n\n';
      await this.#tail.followed();
      yield* this.#events(position, following, client.signal);
    } finally {
      this.#clients.delete(client);
    }
  }

  /** While it can't be looked up nobody is sent away, nor told anything that the views do not give. */
  async #mayStay(isWelcome: Following['isWelcome']): Promise<boolean> {
    try {
      return await isWelcome();
    } catch (error) {
      this.ports.logger.warn({ err: error }, 'whether somebody may still follow could not be looked up');
      return true;
    }
  }

  /** A position beyond the log's end, or of another form, is of another log, a restored or a moved one: from now on. */
  #startOf(after: string | null): string | null {
    const { head } = this.#tail;
    if (after === null || head === null || after.includes('/') !== head.includes('/')) return head;
    return comparePositions(after, head) > 0 ? head : after;
  }

  async *#events(start: string | null, { ticketId, isWelcome }: Following, signal: AbortSignal): AsyncGenerator<string> {
    let position = start;
    let nextBeat = performance.now() + this.heartbeat;
    while (!signal.aborted) {
      const left = nextBeat - performance.now();
      if (left <= 0) {
        if (!(await this.#mayStay(isWelcome))) return;
        yield ': still here\n\n';
        nextBeat = performance.now() + this.heartbeat;
      }
      const next = await this.#textAfter(position, ticketId);
      if (next?.text) yield next.text;
      if (next === null) await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
      else if (next.position === position) await this.#tail.more(signal, left);
      position = next?.position ?? position;
    }
  }

  /** Null while log or views can't be read: clients wait for that, as for anything else that is to come. */
  async #textAfter(position: string | null, ticketId: string | null): Promise<{ position: string | null; text: string } | null> {
    try {
      const events = this.#tail.after(position) ?? (await this.#fromLog(position));
      return { position: events.at(-1)?.position ?? position, text: await this.#textOf(events, ticketId) };
    } catch (error) {
      this.ports.logger.warn({ err: error }, 'live updates wait: log or views can not be read');
      return null;
    }
  }

  /** A page of the log, for who is too far behind. */
  async #fromLog(position: string | null): Promise<StoredEvent[]> {
    const { head } = this.#tail;
    if (head === null) return [];
    for await (const { events } of this.ports.store.readAll({ after: position, limit: 500 })) {
      const readable = events.filter((event) => comparePositions(event.position, head) <= 0);
      if (readable.length > 0) return readable;
    }
    return [];
  }

  async #textOf(events: readonly StoredEvent[], ticketId: string | null): Promise<string> {
    const known = new Map<string, ReturnType<GatewayPorts['views']['ticket']>>();
    const texts: string[] = [];
    for (const stored of events) {
      const event = decoded(stored);
      if (event !== null && ticketId !== null && event.ticket_id !== ticketId) continue;
      texts.push(event === null ? unreadable(stored) : await this.#textOfOne(event, known));
    }
    return texts.join('');
  }

  async #textOfOne(event: Recorded, known: Map<string, ReturnType<GatewayPorts['views']['ticket']>>): Promise<string> {
    const lookUp = known.get(event.ticket_id) ?? this.ports.views.ticket(event.ticket_id);
    known.set(event.ticket_id, lookUp);
    const document = await lookUp;
    const live = liveEvent(event, document?.ticket?.revision ?? 0, document?.number?.state.ticket_number);
    return `id: ${event.position}\nevent: ${live.type}\ndata: ${JSON.stringify(live)}\n\n`;
  }
}

/** Null for what this build is too old to read: a consumer parks it, a stream goes on behind it. */
function decoded(stored: StoredEvent): Recorded | null {
  try {
    return eventCodec.decode(stored);
  } catch {
    return null;
  }
}

/** Without data nobody is told anything, but the client goes on after it. */
const unreadable = ({ position }: StoredEvent): string => `: an event that this desk cannot read\nid: ${position}\n\n`;

/** `revision` is always the ticket's, what `min_revision` understands; other streams count for themselves. */
const liveEvent = (event: Recorded, ticketRevision: number, ticketNumber: string | undefined): LiveEvent => ({
  ticket_id: event.ticket_id,
  type: event.type,
  revision: isTicketEvent(event) ? event.revision : ticketRevision,
  occurred_at: event.occurred_at,
  ...(ticketNumber === undefined ? {} : { ticket_number: ticketNumber }),
  summary: summarize(event),
});
