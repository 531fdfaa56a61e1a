/** Folds events into one set of views: loads what they touch, folds in memory, writes each touched document once. */
import { categoryOf, isNumberingEvent, isTicketEvent, type Recorded } from '@eventdesk/contracts';
import { type ViewName, viewNames } from '../port';
import { registeredNumber } from '../registered-number';
import { timelineRow } from '../timeline';
import { Bulk, insertInto } from './bulk';
import { ContactsInHand } from './contacts-in-hand';
import { Keys } from './keys';
import type { Sql } from './sql';
import { TicketsInHand } from './tickets-in-hand';
import { streamCategory } from '../stream-category';

const intoTimeline = insertInto('timeline', 4, 'ON CONFLICT DO NOTHING');
const intoNumbers = insertInto('numbers', 5, 'ON CONFLICT DO NOTHING');

export interface WriterOptions {
  /** Only these views are written; all when absent. */
  views?: readonly ViewName[];
  /** The views are empty and nobody else writes them: what was not met yet is not looked for. */
  fresh?: boolean;
}

/** What tells which documents an event touches. */
export type Place = Pick<Recorded, 'stream' | 'ticket_id'>;

/** For one transaction. */
export class ViewWriter {
  readonly #writes: Record<ViewName, boolean>;
  readonly #keys: Keys;
  readonly #tickets: TicketsInHand;
  readonly #contacts: ContactsInHand;
  readonly #timeline: Bulk;
  readonly #numbers: Bulk;

  constructor(sql: Sql, { views = viewNames, fresh = false }: WriterOptions = {}) {
    const writes = (view: ViewName) => views.includes(view);
    this.#writes = {
      tickets: writes('tickets'),
      timeline: writes('timeline'),
      contacts: writes('contacts'),
      numbers: writes('numbers'),
    };
    this.#keys = new Keys(sql, fresh);
    this.#tickets = new TicketsInHand(sql);
    this.#contacts = new ContactsInHand(sql, fresh);
    this.#timeline = new Bulk(sql, intoTimeline);
    this.#numbers = new Bulk(sql, intoNumbers);
  }

  /** Documents held since the last `flush`. */
  get held(): number {
    return this.#tickets.size + this.#contacts.size;
  }

  /** Loads what these events touch, all at once. Each event must be among those of an earlier call when it is folded. */
  take(places: readonly Place[]): void {
    this.#keys.find(new Set(places.map(({ ticket_id }) => ticket_id)));
    if (!this.#writes.tickets) return;
    const touched = places.filter(({ stream }) => categoryOf(stream) !== 'notification');
    this.#tickets.take(this.#keys.find(new Set(touched.map(({ ticket_id }) => ticket_id))));
  }

  /** @throws MissingEvents and whatever a fold throws; then the event changed nothing */
  fold(event: Recorded): void {
    const key = this.#keys.of(event.ticket_id);
    if (this.#writes.tickets) this.#tickets.fold(key, event);
    if (this.#writes.timeline)
      this.#timeline.add(key, streamCategory(event.stream), event.revision, JSON.stringify(timelineRow(event)));
    if (this.#writes.contacts && isTicketEvent(event) && event.type === 'TicketOpened') this.#contacts.fold(event);
    if (this.#writes.numbers && isNumberingEvent(event)) {
      const row = registeredNumber(event);
      this.#numbers.add(row.business_entity, row.series, row.year, row.sequence, JSON.stringify(row));
    }
  }

  /** Writes what changed and lets go of all documents. */
  flush(): void {
    this.#keys.flush();
    this.#tickets.write();
    this.#contacts.write();
    this.#timeline.flush();
    this.#numbers.flush();
  }
}
