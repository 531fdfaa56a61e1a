/** Folds events into one set of views: loads what they touch, folds in memory, writes each touched document once. */
import { isNumberingEvent, isTicketEvent, type Recorded } from '@eventdesk/contracts';
import { type ViewName, viewNames } from '../port';
import { registeredNumber } from '../registered-number';
import { streamCategory } from '../stream-category';
import { timelineRow } from '../timeline';
import { insertRows, writeGuarded } from './bulk';
import { type Collections, numberId, rowsOf, type StoredNumber, type StoredTimelineRow, timelineId } from './collections';
import { ContactsInHand, type Opened } from './contacts-in-hand';
import { Rows } from './rows';
import { TicketsInHand } from './tickets-in-hand';

export interface HandOptions {
  /** Only these views are written; all when absent. */
  views?: readonly ViewName[];
  /** The views are empty and nobody else writes them: what was not met yet is not looked for, and rows are sent while folding. */
  fresh?: boolean;
}

export class Hand {
  readonly #writes: Record<ViewName, boolean>;
  readonly #tickets: TicketsInHand;
  readonly #contacts: ContactsInHand;
  readonly #timeline: Rows<StoredTimelineRow>;
  readonly #numbers: Rows<StoredNumber>;

  constructor(
    private readonly collections: Collections,
    { views = viewNames, fresh = false }: HandOptions = {},
  ) {
    const writes = (view: ViewName) => views.includes(view);
    this.#writes = {
      tickets: writes('tickets'),
      timeline: writes('timeline'),
      contacts: writes('contacts'),
      numbers: writes('numbers'),
    };
    this.#tickets = new TicketsInHand(collections, fresh);
    this.#contacts = new ContactsInHand(collections, fresh);
    this.#timeline = new Rows(collections.timeline, fresh);
    this.#numbers = new Rows(collections.numbers, fresh);
  }

  /** Documents held since the last `write`. */
  get held(): number {
    return this.#tickets.size + this.#contacts.size;
  }

  /** Loads the documents that these events touch and that are not in hand yet. */
  async take(events: readonly Recorded[]): Promise<void> {
    const contacts = events.filter(isOpening).map(({ data }) => data.contact_id);
    await Promise.all([
      this.#writes.tickets && this.#tickets.take(events.map(({ ticket_id }) => ticket_id)),
      this.#writes.contacts && this.#contacts.take(contacts),
      this.#timeline.breathe(),
      this.#numbers.breathe(),
    ]);
  }

  /** Its documents must be in hand. @throws MissingEvents and whatever a fold throws; then the event changed nothing */
  fold(event: Recorded): void {
    if (this.#writes.tickets) this.#tickets.fold(event);
    if (this.#writes.contacts && isOpening(event)) this.#contacts.fold(event);
    if (this.#writes.timeline) {
      const _id = timelineId(event.ticket_id, streamCategory(event.stream), event.revision);
      this.#timeline.add({ _id, row: timelineRow(event) });
    }
    if (this.#writes.numbers && isNumberingEvent(event)) {
      const number = registeredNumber(event);
      this.#numbers.add({ _id: numberId(number), ...number });
    }
  }

  /**
   * Writes what changed and lets go of all documents. Whoever sees a ticket's revision also finds its timeline and replies.
   * @returns false when another process was quicker with some documents: then all must be taken and folded again
   */
  async write(): Promise<boolean> {
    const writes = await this.#tickets.writes();
    if (!writes) return false;
    const { replies, removed, tickets } = writes;
    await Promise.all([this.#timeline.flush(), this.#numbers.flush(), insertRows(this.collections.replies, replies)]);
    const written = await Promise.all([
      writeGuarded(this.collections.tickets, tickets),
      writeGuarded(this.collections.contacts, this.#contacts.writes()),
    ]);
    if (removed.length > 0) await this.collections.replies.deleteMany({ $or: removed.map(rowsOf) });
    return !written.includes(false);
  }
}

const isOpening = (event: Recorded): event is Opened => isTicketEvent(event) && event.type === 'TicketOpened';
