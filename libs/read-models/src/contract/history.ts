/** A small desk for tests: what the services would have written, decided by the real deciders. */
import {
  type Actor,
  type DeskConfig,
  type DeskEvent,
  derivedId,
  eventCodec,
  type Fact,
  isSlaEvent,
  isTicketEvent,
  type Recorded,
  type StoredEvent,
  streams,
  type TicketEvent,
} from '@eventdesk/contracts';
import { evolveSla, initialSla, numberingDecider, type Series, seriesOf, slaDecider } from '@eventdesk/domain';
import type { EventStore, LogBatch } from '@eventdesk/event-store';
import { aCustomer, aFact, anAgent, anId, anOpened, defaultDesk, openedAt, theSystem } from '@eventdesk/testing';

type Opening = Parameters<typeof anOpened>[0];

export class History {
  readonly events: Recorded[] = [];
  readonly #revisions = new Map<string, number>();

  constructor(private readonly config: DeskConfig = defaultDesk()) {}

  /** Opens a ticket, called by a name; its clocks start. */
  open(name: string, opening: Opening = {}, at = openedAt, actor: Actor = aCustomer): string {
    const ticketId = anId(name);
    const opened = { ...anOpened({ ticket_id: ticketId, subject: name, ...opening }, at), actor };
    this.#append(streams.ticket(ticketId), ticketId, opened);
    this.observe(name);
    return ticketId;
  }

  /** Something happens to the ticket, and its clocks follow. */
  act(name: string, at: string, event: TicketEvent, actor: Actor = anAgent): void {
    this.note(name, at, event, actor);
    this.observe(name);
  }

  /** The same, before sla-monitor came to it. */
  note(name: string, at: string, event: TicketEvent, actor: Actor = anAgent): void {
    this.#append(streams.ticket(anId(name)), anId(name), aFact(event, at, actor));
  }

  /** sla-monitor catches up with the ticket; with `until`, also with the time. */
  observe(name: string, until: string | null = null): void {
    const ticketId = anId(name);
    const own = this.events.filter(({ ticket_id }) => ticket_id === ticketId);
    const state = own.filter(isSlaEvent).reduce(evolveSla, initialSla);
    const observed = { ticket_id: ticketId, events: own.filter(isTicketEvent), until, now: until ?? openedAt, tzdata: '2025a' };
    const decision = slaDecider(this.config).decide(observed, state);
    if (decision.kind === 'accepted') this.#append(streams.sla(ticketId), ticketId, ...decision.events);
  }

  /** numbering gives the ticket its number. */
  number(name: string): void {
    const opened = this.events.find((event) => event.type === 'TicketOpened' && event.ticket_id === anId(name));
    if (opened?.type !== 'TicketOpened') throw new Error(`${name} is not open`);
    const series: Series = seriesOf(opened);
    const stream = streams.numbering(series.business_entity, series.series, series.year);
    const given = this.#revisions.get(stream) ?? 0;
    const state = { ...numberingDecider.initialState, last: given };
    const decision = numberingDecider.decide({ series, tickets: [opened], actor: theSystem }, state);
    if (decision.kind === 'accepted') this.#append(stream, opened.ticket_id, ...decision.events);
  }

  mail(name: string, at: string): void {
    const mail = {
      mail_id: anId(`mail ${this.events.length}`),
      cause: anId('cause'),
      template: 'agent-reply',
      to: 'jan@customer.example',
      audience: 'customer' as const,
      subject: 'Re',
      message_id: '<1@chargecars.nl>',
      transport: 'mailbox' as const,
    };
    this.#append(streams.notification(anId(name)), anId(name), aFact({ type: 'MailSent', data: mail }, at, theSystem));
  }

  #append(stream: string, ticketId: string, ...facts: Fact<DeskEvent>[]): void {
    for (const fact of facts) {
      const revision = this.#revisions.get(stream) ?? 0;
      this.#revisions.set(stream, revision + 1);
      this.events.push({
        ...fact,
        id: derivedId(stream, revision),
        stream,
        revision,
        position: String(this.events.length + 1),
        recorded_at: fact.occurred_at,
        ticket_id: ticketId,
        command_id: null,
        causation_id: derivedId(stream, 'cause', revision),
        correlation_id: derivedId(ticketId, 'correlation'),
      });
    }
  }
}

/** The log that a rebuild reads, as far as these events go. */
export function logOf(events: readonly Recorded[], pageSize = 7): Pick<EventStore, 'readAll'> {
  return {
    async *readAll({ after }): AsyncIterable<LogBatch> {
      const wanted = events.filter(({ position }) => Number(position) > Number(after ?? 0)).map(toStored);
      for (let at = 0; at < wanted.length; at += pageSize) {
        const page = wanted.slice(at, at + pageSize);
        yield { events: page, position: page.at(-1)?.position ?? '' };
      }
    },
  };
}

function toStored(event: Recorded): StoredEvent {
  const { id, stream, revision, position, recorded_at, type, data, ...metadata } = event;
  return { ...eventCodec.encode(id, { type, data }, metadata), stream, revision, position, recorded_at };
}
