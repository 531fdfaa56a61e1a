/** A desk of pure functions for the gateway's specs: its rules and folds are the real ones, its log and views are in memory. */
import {
  derivedId,
  type DeskConfig,
  type DeskEvent,
  eventCodec,
  type Fact,
  type NumberingEvent,
  type Recorded,
  requestPatterns,
  type StoredEvent,
  streams,
  type Ticket,
  type TicketCommandMessage,
  type TicketCommandReply,
  type TicketEvent,
} from '@eventdesk/contracts';
import { fold, openReferred, ticketDecider } from '@eventdesk/domain';
import type { EventStore, LogBatch } from '@eventdesk/event-store';
import { applyToDocument, presentTimelineItem, type TicketDocument, type ViewReader } from '@eventdesk/read-models';
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices';

type Responder = (data: unknown) => Promise<unknown>;

export class FakeRequests extends ClientProxy {
  readonly responders = new Map<string, Responder>();
  readonly asked: { pattern: string; data: unknown }[] = [];

  connect = () => Promise.resolve();
  close = () => undefined;
  unwrap = <T>() => this as unknown as T;
  protected override dispatchEvent = () => Promise.reject(new Error('no events here'));

  protected override publish({ pattern, data }: ReadPacket, callback: (packet: WritePacket) => void) {
    this.asked.push({ pattern: String(pattern), data });
    const responder = this.responders.get(String(pattern));
    const answer = responder
      ? responder(JSON.parse(JSON.stringify(data)))
      : Promise.reject(new Error(`nobody answers ${pattern}`));
    answer.then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    );
    return () => undefined;
  }
}

export class FakeDesk {
  readonly log: Recorded[] = [];
  readonly requests = new FakeRequests();
  /** What the views have: everything, unless a spec holds them back. */
  viewsUpTo = Infinity;
  #woken: (() => void)[] = [];
  readonly #decider;

  constructor(private readonly config: DeskConfig) {
    this.#decider = ticketDecider(config);
    this.requests.responders.set(requestPatterns.ticketCommand, async (data) => this.command(data as TicketCommandMessage));
    this.requests.responders.set(requestPatterns.mailbox, async () => []);
  }

  append(stream: string, fact: Fact, metadata: Pick<Recorded, 'ticket_id' | 'command_id' | 'causation_id'>): Recorded {
    const revision = this.log.filter((event) => event.stream === stream).length;
    const place = {
      id: derivedId(stream, revision),
      stream,
      revision,
      position: String(this.log.length + 1),
      recorded_at: fact.occurred_at,
    };
    const event: Recorded = { ...fact, ...place, ...metadata, correlation_id: metadata.causation_id };
    this.log.push(event);
    for (const wake of this.#woken.splice(0)) wake();
    return event;
  }

  number(ticketId: string, ticket_number: string): void {
    const opened = this.log.find((event) => event.ticket_id === ticketId);
    if (!opened) throw new Error('number a ticket that is open');
    const data = { ticket_id: ticketId, ticket_number, business_entity: 'chargecars', series: 'SUP', year: 2025, sequence: 1 };
    const fact: Fact<NumberingEvent> = { type: 'NumberAssigned', data, occurred_at: opened.occurred_at, actor: system };
    this.append(streams.numbering('chargecars', 'SUP', 2025), fact, {
      ticket_id: ticketId,
      command_id: null,
      causation_id: opened.id,
    });
  }

  command(message: TicketCommandMessage): TicketCommandReply {
    const { ticket_id, command_id, causation_id, expected_revision } = message.metadata;
    const stream = streams.ticket(ticket_id);
    const events = this.#of(stream);
    const repeated = events.filter((event) => event.command_id === command_id).at(-1);
    const state = fold(this.#decider, events);
    if (!repeated && expected_revision !== null && expected_revision !== events.length - 1)
      return {
        outcome: 'refused',
        refusal: { code: 'revision_conflict', expected: expected_revision, actual: events.length - 1 },
      };
    const decision = repeated ? { kind: 'accepted' as const, events: [] } : this.#decider.decide(message, state);
    if (decision.kind === 'refused') return { outcome: 'refused', refusal: decision.refusal };
    const appended = decision.events.map((fact) => this.append(stream, fact, { ticket_id, command_id, causation_id }));
    const after = fold(this.#decider, this.#of(stream));
    if (after.status === 'absent') throw new Error('accepted, but there is no ticket');
    const position = (appended.at(-1) ?? repeated)?.position ?? null;
    const reply = { outcome: 'accepted' as const, ticket_id, revision: this.#of(stream).length - 1, position, ticket: after };
    return message.command.type === 'ReferInquiry' ? { ...reply, referred_ticket_id: this.#openReferred(message, after) } : reply;
  }

  #openReferred({ metadata }: TicketCommandMessage, inquiry: Ticket): string {
    const referral = this.#of(streams.ticket(inquiry.id)).find((event) => event.type === 'TicketReferred');
    if (referral?.type !== 'TicketReferred') throw new Error('referred, but there is no referral');
    const ticket_id = referral.data.referred_ticket_id;
    const opening = { ...metadata, ticket_id, command_id: derivedId(referral.id, 'open'), expected_revision: null };
    this.command({ command: { type: 'OpenTicket', data: openReferred(inquiry, referral) }, metadata: opening });
    return ticket_id;
  }

  #of(stream: string): Recorded<TicketEvent>[] {
    return this.log.filter((event) => event.stream === stream) as Recorded<TicketEvent>[];
  }

  #documents(): Map<string, TicketDocument> {
    const documents = new Map<string, TicketDocument>();
    for (const event of this.log.slice(0, this.viewsUpTo)) {
      const document = applyToDocument(documents.get(event.ticket_id) ?? null, event);
      if (document) documents.set(event.ticket_id, document);
    }
    return documents;
  }

  readonly store: Pick<EventStore, 'readStream' | 'readAll' | 'subscribe' | 'head'> = {
    readStream: (stream) => asyncOf(this.log.filter((event) => event.stream === stream).map(stored)),
    readAll: ({ after, limit = Infinity }) => asyncOf(this.#batchAfter(after, limit)),
    subscribe: ({ after }, signal) => this.#subscribe(after, signal),
    head: async () => this.log.at(-1)?.position ?? null,
  };

  #batchAfter(after: string | null, limit = Infinity): LogBatch[] {
    const events = this.log
      .slice(Number(after ?? 0))
      .slice(0, limit)
      .map(stored);
    return events.length === 0 ? [] : [{ events, position: events.at(-1)?.position ?? '0' }];
  }

  async *#subscribe(after: string | null, signal: AbortSignal): AsyncGenerator<LogBatch> {
    let position = after;
    while (!signal.aborted) {
      for (const batch of this.#batchAfter(position)) {
        position = batch.position;
        yield batch;
      }
      await new Promise<void>((resolve) => {
        const wake = () => {
          signal.removeEventListener('abort', wake);
          resolve();
        };
        this.#woken.push(wake);
        signal.addEventListener('abort', wake);
      });
    }
  }

  /** The queries answer everything there is: filters are the business of the view store and its contract suite. */
  readonly asked: { query: string; by: unknown }[] = [];
  readonly views: ViewReader = {
    ticket: async (address) =>
      this.#documents().get(address) ??
      [...this.#documents().values()].find(({ number }) => number?.state.ticket_number === address) ??
      null,
    tickets: async (query) => this.#answer('tickets', query, this.#page([...this.#documents().values()])),
    timeline: async (id) => this.log.filter((event) => event.ticket_id === id).map((event) => presentTimelineItem(event)),
    contact: async (id) => {
      const ticket = [...this.#documents().values()]
        .map((document) => document.ticket?.state)
        .find((state) => state?.contact_id === id);
      return ticket ? { id, ...ticket.contact } : null;
    },
    pipeline: async (query) =>
      this.#answer('pipeline', query, { stages: [], open_value: '0.00', weighted_value: '0.00', won_value: '0.00' }),
    slaBoard: async (query) => this.#answer('slaBoard', query, [...this.#documents().values()]),
    numbers: async (query) => this.#answer('numbers', query, this.#page([])),
    report: async (query) => this.#answer('report', query, { from: null, to: null, by: query.by, rows: [], total: noFigures }),
    counts: async () => ({ tickets: 0, timeline: 0, contacts: 0, numbers: 0 }),
  };

  #answer<T>(query: string, by: unknown, answer: T): T {
    this.asked.push({ query, by });
    return answer;
  }
  #page = <T>(items: T[]) => ({ items, next_cursor: null, total: items.length });
}

const system = { kind: 'system', id: 'numbering', name: 'Numbering' } as const;
const noFigures = { opened: 0, resolved: 0, response_met: 0, response_breached: 0, resolution_met: 0, resolution_breached: 0 };

async function* asyncOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const stored = ({ id, stream, revision, position, recorded_at, type, data, ...metadata }: Recorded<DeskEvent>): StoredEvent => ({
  id,
  stream,
  revision,
  position,
  recorded_at,
  type: eventCodec.storedName(type),
  data,
  metadata,
});
