import { setImmediate } from 'node:timers/promises';
import { type Actor, derivedId, type NumberingEvent, type Recorded, streams, type TicketEvent } from '@eventdesk/contracts';
import { numberingDecider, type NumberingState, type Series } from '@eventdesk/domain';
import { type EventStore, type Folded, handleCommand } from '@eventdesk/event-store';

export type TicketOpened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;

interface Waiting {
  opened: TicketOpened;
  done: () => void;
  failed: (error: unknown) => void;
}

const actor: Actor = { kind: 'system', id: 'numbering', name: 'Numbering' };

/**
 * Writes one series. All tickets that wait are numbered by one append, in the order they came. The series is read once, then
 * followed by its revision: another instance's numbers show as a conflict, and the next attempt starts from them.
 */
export class SeriesWriter {
  #known: Folded<NumberingState> | undefined;
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
    const outcome = await handleCommand(this.store, {
      stream: streams.numbering(business_entity, series, year),
      decider: numberingDecider,
      command: { series: this.series, tickets: tickets.map(({ ticket_id, occurred_at }) => ({ ticket_id, occurred_at })), actor },
      metadata: (fact: NumberingEvent) => causedBy(causes.get(fact.data.ticket_id)),
      eventId: ({ data }) => derivedId(data.ticket_id, 'number'),
      known: this.#known,
    });
    if (outcome.outcome === 'refused') throw new Error(`no numbers: ${JSON.stringify(outcome.refusal)}`);
    this.#known = { state: outcome.state, revision: outcome.revision };
  }
}

function causedBy(opened: TicketOpened | undefined) {
  if (!opened) throw new Error('a number was decided for a ticket that did not wait for one');
  const { ticket_id, id, correlation_id, imported } = opened;
  return { ticket_id, command_id: null, causation_id: id, correlation_id, ...(imported && { imported }) };
}
