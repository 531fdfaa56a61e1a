/** The whole desk as folded from the events up to an instant: one state per ticket, nothing else kept. */
import {
  type Instant,
  isTicket,
  isSlaEvent,
  isTicketEvent,
  type Recorded,
  type SlaEvent,
  type TicketState,
} from '@eventdesk/contracts';
import { evolveSla, evolveTicket, initialSla, initialTicket, type SlaState } from '@eventdesk/domain';

export interface TicketAt {
  ticket: TicketState;
  sla: SlaState;
}

/** The state of one ticket after one more event about it, from whichever service. */
export function evolveTicketAt({ ticket, sla }: TicketAt, event: Recorded): TicketAt {
  if (isTicketEvent(event)) return { ticket: withoutProse(evolveTicket(ticket, event)), sla };
  if (isSlaEvent(event)) return { ticket, sla: evolveSla(sla, event) };
  return { ticket, sla };
}

/** The longest texts are counted nowhere here. */
const withoutProse = (ticket: TicketState): TicketState =>
  !isTicket(ticket) || ticket.description === '' ? ticket : { ...ticket, description: '' };

/** The desk at that instant: what occurred later is left out, whenever it was recorded. */
export class DeskAt {
  readonly #tickets = new Map<string, TicketAt>();
  readonly #shared = new Map<string, unknown>();
  events = 0;

  constructor(readonly instant: Instant) {}

  add(event: Recorded): void {
    if (event.occurred_at > this.instant) return;
    this.events++;
    const before = this.#tickets.get(event.ticket_id) ?? { ticket: initialTicket, sla: initialSla };
    this.#tickets.set(event.ticket_id, evolveTicketAt(before, isSlaEvent(event) ? this.#sharing(event) : event));
  }

  /** A million clocks were promised by a handful of policies: they share these, rather than hold a copy each. */
  #sharing<E extends Recorded<SlaEvent>>(event: E): Recorded {
    if (event.type !== 'ClockStarted') return event;
    const { calendar, escalation, targets_by_priority, pauses_in, ...own } = event.data;
    const promise = { calendar, escalation, targets_by_priority, pauses_in };
    const key = JSON.stringify(promise);
    const shared = (this.#shared.get(key) ?? promise) as typeof promise;
    this.#shared.set(key, shared);
    return { ...event, data: { ...own, ...shared } };
  }

  tickets(): Iterable<TicketAt> {
    return this.#tickets.values();
  }
}
