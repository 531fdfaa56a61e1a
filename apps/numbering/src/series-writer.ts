import { setImmediate } from 'node:timers/promises';
import {
  type Actor,
  derivedId,
  eventCodec,
  type NumberingEvent,
  type Recorded,
  streams,
  type TicketEvent,
  traceOf,
} from '@eventdesk/contracts';
import { numberingDecider, type NumberingState, type Series } from '@eventdesk/domain';
import { comparePositions, type EventStore, type Folded, handleCommand } from '@eventdesk/event-store';

export type TicketOpened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;

interface Waiting {
  opened: TicketOpened;
  done: () => void;
  failed: (error: unknown) => void;
}

const actor: Actor = { kind: 'system', id: 'numbering', name: 'Numbering' };

/** What is known of the series: its end, and every number given after the position `since`. */
interface Known extends Folded<NumberingState> {
  since: string;
}

/** So many numbers are kept in memory at most. */
const MOST_KEPT = 20_000;

/**
 * Writes one series. All tickets that wait are numbered by one append, in the order they came. The end of the series is followed
 * by its revision: another instance's numbers show as a conflict, and the next attempt starts from them.
 */
export class SeriesWriter {
  #known: Known | undefined;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(
    private readonly store: EventStore,
    private readonly series: Series,
  ) {}

  /** Resolves when the ticket's number is in the log, given now or before. */
  assign(opened: TicketOpened): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ opened, done, failed });
      if (!this.#writing) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      // Tickets that arrive in this turn of the event loop join the append.
      await setImmediate();
      const batch = this.#waiting.splice(0);
      try {
        await this.#number(batch.map(({ opened }) => opened));
        for (const { done } of batch) done();
      } catch (error) {
        this.#known = undefined;
        for (const { failed } of batch) failed(error);
      }
    }
    this.#writing = false;
  }

  async #number(tickets: TicketOpened[]): Promise<void> {
    const { business_entity, series, year } = this.series;
    const causes = new Map(tickets.map((opened) => [opened.ticket_id, opened]));
    const known = await this.#knownSince(tickets.map(({ position }) => position).reduce(earlier));
    const outcome = await handleCommand(this.store, {
      stream: streams.numbering(business_entity, series, year),
      decider: numberingDecider,
      command: { series: this.series, tickets: tickets.map(({ ticket_id, occurred_at }) => ({ ticket_id, occurred_at })), actor },
      metadata: (fact: NumberingEvent) => causedBy(causes.get(fact.data.ticket_id)),
      eventId: ({ data }) => derivedId(data.ticket_id, 'number'),
      known,
    });
    if (outcome.outcome === 'refused') throw new Error(`no numbers: ${JSON.stringify(outcome.refusal)}`);
    const { state, revision } = outcome;
    this.#known = state.numbers.size > MOST_KEPT ? undefined : { state, revision, since: known.since };
  }

  /** A number stands behind its ticket's opening: of the series, only what comes after the oldest of these matters. */
  async #knownSince(position: string): Promise<Known> {
    if (this.#known && comparePositions(this.#known.since, position) <= 0) return this.#known;
    const { business_entity, series, year } = this.series;
    const later: Recorded<NumberingEvent>[] = [];
    let last: Recorded<NumberingEvent> | undefined;
    for await (const stored of this.store.readStream(streams.numbering(business_entity, series, year), {
      direction: 'backwards',
    })) {
      const event = eventCodec.decode<NumberingEvent>(stored);
      last ??= event;
      if (comparePositions(event.position, position) <= 0) break;
      later.push(event);
    }
    const numbers = new Map(later.map(({ ticket_id, data }) => [ticket_id, data.sequence]));
    return { state: { last: last?.data.sequence ?? 0, numbers }, revision: last?.revision ?? null, since: position };
  }
}

const earlier = (a: string, b: string): string => (comparePositions(a, b) <= 0 ? a : b);

function causedBy(opened: TicketOpened | undefined) {
  if (!opened) throw new Error('a number was decided for a ticket that did not wait for one');
  const { ticket_id, id, correlation_id, imported } = opened;
  return { ticket_id, command_id: null, causation_id: id, correlation_id, ...traceOf(opened), ...(imported && { imported }) };
}
