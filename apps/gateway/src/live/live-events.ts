import { eventCodec, isTicketEvent, type LiveEvent, type Recorded, type StoredEvent } from '@eventdesk/contracts';
import { comparePositions } from '@eventdesk/event-store';
import { summarize } from '@eventdesk/read-models';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type GatewayPorts, PORTS } from '../ports';
import { LogTail } from './log-tail';

const HEARTBEAT = 15_000;

export interface Following {
  /** Position of the last event the client has; null: from now on. */
  after: string | null;
  ticketId: string | null;
}

/** Live updates as server-sent events. Pulled, not pushed: a slow client falls back to reading the log and costs no memory. */
@Injectable()
export class LiveEvents implements OnModuleInit, OnModuleDestroy {
  readonly #tail: LogTail;
  readonly #clients = new Set<AbortController>();

  constructor(@Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'store' | 'logger' | 'bus' | 'views'>) {
    this.#tail = new LogTail(ports);
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
  async *follow({ after, ticketId }: Following, client: AbortController): AsyncGenerator<string> {
    this.#clients.add(client);
    try {
      yield 'retry: 2000\n\n';
      yield* this.#events(this.#startOf(after), ticketId, client.signal);
    } finally {
      this.#clients.delete(client);
    }
  }

  /** A position beyond the log's end is of another log, a restored one say: from now on. */
  #startOf(after: string | null): string | null {
    const { head } = this.#tail;
    return after === null || head === null || comparePositions(after, head) > 0 ? head : after;
  }

  async *#events(from: string | null, ticketId: string | null, signal: AbortSignal): AsyncGenerator<string> {
    let position = from;
    while (!signal.aborted) {
      const events = this.#tail.after(position) ?? (await this.#fromLog(position));
      const last = events.at(-1);
      if (last) {
        await this.#inViews(last.position, signal);
        position = last.position;
        const text = await this.#textOf(events, ticketId);
        if (text !== '') yield text;
      } else if (!(await this.#tail.more(signal, HEARTBEAT))) yield ': still here\n\n';
    }
  }

  /** A page of the log, for who is too far behind. */
  async #fromLog(position: string | null): Promise<StoredEvent[]> {
    for await (const batch of this.ports.store.readAll({ after: position, limit: 500 }))
      if (batch.events.length > 0) return batch.events;
    return [];
  }

  /** What is told can be read: nothing is sent before the views have it. */
  async #inViews(position: string, signal: AbortSignal): Promise<void> {
    const projector = this.ports.bus.consumers().find((consumer) => consumer.status().name === 'projector');
    if (projector) await unlessAborted(projector.passed(position), signal);
  }

  async #textOf(events: readonly StoredEvent[], ticketId: string | null): Promise<string> {
    const known = new Map<string, ReturnType<GatewayPorts['views']['ticket']>>();
    const texts: string[] = [];
    for (const event of events.map((stored) => eventCodec.decode(stored))) {
      if (ticketId !== null && event.ticket_id !== ticketId) continue;
      const lookUp = known.get(event.ticket_id) ?? this.ports.views.ticket(event.ticket_id);
      known.set(event.ticket_id, lookUp);
      const document = await lookUp;
      const live = liveEvent(event, document?.ticket?.revision ?? 0, document?.number?.state.ticket_number);
      texts.push(`id: ${event.position}\nevent: ${live.type}\ndata: ${JSON.stringify(live)}\n\n`);
    }
    return texts.join('');
  }
}

/** `revision` is always the ticket's, what `min_revision` understands; other streams count for themselves. */
const liveEvent = (event: Recorded, ticketRevision: number, ticketNumber: string | undefined): LiveEvent => ({
  ticket_id: event.ticket_id,
  type: event.type,
  revision: isTicketEvent(event) ? event.revision : ticketRevision,
  occurred_at: event.occurred_at,
  ...(ticketNumber === undefined ? {} : { ticket_number: ticketNumber }),
  summary: summarize(event),
});

const unlessAborted = (promise: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => resolve();
    signal.addEventListener('abort', stop, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) resolve();
  });
