/** A desk of pure functions for the gateway's specs: its rules and folds are the real ones, its log and views are in memory. */
import { randomUUID } from 'node:crypto';
import {
  derivedId,
  type DeskConfig,
  type DeskEvent,
  eventCodec,
  type Fact,
  isTicket,
  type NumberingEvent,
  type Recorded,
  requestPatterns,
  type StoredEvent,
  streams,
  type Ticket,
  type TicketCommandMessage,
  type TicketCommandReply,
} from '@eventdesk/contracts';
import { openReferred, ticketDecider } from '@eventdesk/domain';
import { type EventStore, handleCommand, type LogBatch, WrongExpectedRevision } from '@eventdesk/event-store';
import { applyToDocument, presentTimelineItem, type TicketDocument, type ViewReader } from '@eventdesk/read-models';
import { FakeRequests } from './fake-requests-for-spec';

export class FakeDesk {
  readonly log: Recorded[] = [];
  readonly requests = new FakeRequests();
  /** What the views have: everything, unless a spec holds them back. */
  viewsUpTo = Infinity;
  #woken: (() => void)[] = [];
  readonly #decider;

  constructor(private readonly config: DeskConfig) {
    this.#decider = ticketDecider(config);
    this.requests.responders.set(requestPatterns.ticketCommand, (data) => this.command(data as TicketCommandMessage));
    this.requests.responders.set(requestPatterns.mailbox, async () => []);
  }

  append(stream: string, fact: Fact, metadata: Pick<Recorded, 'ticket_id' | 'command_id' | 'causation_id'>): Recorded {
    return this.#append(stream, { ...fact, ...metadata, correlation_id: metadata.causation_id, id: randomUUID() });
  }

  #append(stream: string, event: Omit<Recorded, 'stream' | 'revision' | 'position' | 'recorded_at'>): Recorded {
    const revision = this.#of(stream).length;
    const place = { stream, revision, position: String(this.log.length + 1), recorded_at: event.occurred_at };
    const recorded = { ...event, ...place } as Recorded;
    this.log.push(recorded);
    for (const wake of this.#woken.splice(0)) wake();
    return recorded;
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

  async command(message: TicketCommandMessage): Promise<TicketCommandReply> {
    const { ticket_id, command_id, causation_id, correlation_id, expected_revision } = message.metadata;
    const handled = await handleCommand(this.store, {
      stream: streams.ticket(ticket_id),
      decider: this.#decider,
      command: message,
      expectedRevision: expected_revision,
      eventId: (_, index) => derivedId(command_id, index),
      metadata: { ticket_id, command_id, causation_id, correlation_id },
    });
    if (handled.outcome === 'refused') return handled;
    const { state, revision, position } = handled;
    if (state.status === 'absent' || revision === null) throw new Error('accepted, but there is no ticket');
    const ticket = isTicket(state) ? state : null;
    const reply = { outcome: 'accepted' as const, ticket_id, revision, position, ticket };
    if (message.command.type !== 'ReferInquiry' || !ticket) return reply;
    return { ...reply, referred_ticket_id: await this.#openReferred(message, ticket) };
  }

  async #openReferred({ metadata }: TicketCommandMessage, inquiry: Ticket): Promise<string> {
    const referral = this.#of(streams.ticket(inquiry.id)).find((event) => event.type === 'TicketReferred');
    if (referral?.type !== 'TicketReferred') throw new Error('referred, but there is no referral');
    const ticket_id = referral.data.referred_ticket_id;
    const opening = { ...metadata, ticket_id, command_id: derivedId(referral.id, 'open'), expected_revision: null };
    await this.command({ command: { type: 'OpenTicket', data: openReferred(inquiry, referral) }, metadata: opening });
    return ticket_id;
  }

  #of(stream: string): Recorded[] {
    return this.log.filter((event) => event.stream === stream);
  }

  #documents(): Map<string, TicketDocument> {
    const documents = new Map<string, TicketDocument>();
    for (const event of this.log.slice(0, this.viewsUpTo)) {
      const document = applyToDocument(documents.get(event.ticket_id) ?? null, event);
      if (document) documents.set(event.ticket_id, document);
    }
    return documents;
  }

  readonly store: EventStore = {
    append: async (stream, expected, events) => {
      const actual = this.#of(stream).length - 1;
      if (actual !== (expected === 'no_stream' ? -1 : expected)) throw new WrongExpectedRevision(stream, expected, actual);
      const place = { stream, revision: 0, position: '', recorded_at: '' };
      const appended = events.map((event) => this.#append(stream, eventCodec.decode({ ...event, ...place })));
      return { revision: actual + events.length, position: appended.at(-1)?.position ?? '' };
    },
    readStream: (stream, { from = 0 } = {}) => asyncOf(this.#of(stream).slice(from).map(stored)),
    readAll: ({ after, limit = Infinity }) => asyncOf(this.#batchAfter(after, limit)),
    subscribe: ({ after }, signal) => this.#subscribe(after, signal),
    head: async () => this.log.at(-1)?.position ?? null,
    close: async () => undefined,
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
    contacts: async (query) => this.#answer('contacts', query, []),
    pipeline: async (query) =>
      this.#answer('pipeline', query, { stages: [], open_value: '0.00', weighted_value: '0.00', won_value: '0.00' }),
    similar: async (query) =>
      this.#answer(
        'similar',
        query,
        [...this.#documents().values()].map((document) => ({ document, why: ['same_contact'] })),
      ),
    forecast: async (query) => this.#answer('forecast', query, { months: [], average_days_to_win: 30, based_on: 0, won: [] }),
    queues: async (query) => this.#answer('queues', query, noQueues),
    slaBoard: async (query) => this.#answer('slaBoard', query, [...this.#documents().values()]),
    numbers: async (query) => this.#answer('numbers', query, this.#page([])),
    report: async (query) => this.#answer('report', query, { from: null, to: null, by: query.by, rows: [], total: noFigures }),
    reportDays: async (query) => this.#answer('reportDays', query, [{ day: '2025-03-03', opened: 2, resolved: 1, backlog: 7 }]),
    reportTimes: async (query) =>
      this.#answer('reportTimes', query, [{ key: '=1+1', tickets: 1, response: noTimes, resolution: noTimes }]),
    counts: async () => ({ tickets: 0, timeline: 0, contacts: 0, numbers: 0 }),
  };

  #answer<T>(query: string, by: unknown, answer: T): T {
    this.asked.push({ query, by });
    return answer;
  }
  #page = <T>(items: T[]) => ({ items, next_cursor: null, total: items.length });
}

const system = { kind: 'system', id: 'numbering', name: 'Numbering' } as const;
const noQueues = { mine: 0, department: 0, unassigned: 0, at_risk: 0, breached: 0, all: 0 };
const noTimes = { median_seconds: 60, p90_seconds: null, met: 1, breached: 0 };
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
