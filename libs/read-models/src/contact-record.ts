/**
 * The contact as their tickets name them. Many ticket streams meet here, in any order: each part is of the opening that says most
 * about it, whichever came first.
 */
import type { Contact, Recorded, TicketEvent } from '@eventdesk/contracts';
import type { ContactDocument } from './port';

/** An opening that something was taken from. */
export interface Opening {
  occurred_at: string;
  event_id: string;
  /** By a customer: nobody has seen whether they are who they say. */
  by_customer: boolean;
}
export interface ContactRecord {
  contact: ContactDocument;
  /** The last opening. */
  occurred_at: string;
  event_id: string;
  named: Opening;
  /** Null as long as no opening had a phone number. */
  phoned: Opening | null;
}
type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;

/**
 * The record after one more ticket was opened; null when nothing of it is new. What was written on a form without a key fills what
 * is missing; it never replaces what an agent wrote. A number that is known stays when a later opening has none.
 */
export function applyToContact(record: ContactRecord | null, event: Opened): ContactRecord | null {
  const { contact, contact_id: id } = event.data;
  const opening: Opening = { occurred_at: event.occurred_at, event_id: event.id, by_customer: event.actor.kind === 'customer' };
  if (!record)
    return { contact: { id, ...contactOf(contact) }, ...instantOf(opening), named: opening, phoned: phoneOf(contact, opening) };
  const last = isLater(opening, record) ? opening : record;
  const named = saysMore(opening, record.named) ? opening : record.named;
  const phoned = contact.phone !== null && saysMore(opening, record.phoned) ? opening : record.phoned;
  if (last !== opening && named !== opening && phoned !== opening) return null;
  const { name, email } = named === opening ? contact : record.contact;
  const { phone } = phoned === opening ? contact : record.contact;
  return { contact: { id, name, email, phone }, ...instantOf(last), named, phoned };
}

const contactOf = ({ name, email, phone }: Contact): Contact => ({ name, email, phone });
const phoneOf = ({ phone }: Contact, opening: Opening): Opening | null => (phone === null ? null : opening);

type Instant = Pick<Opening, 'occurred_at' | 'event_id'>;
const instantOf = ({ occurred_at, event_id }: Instant): Instant => ({ occurred_at, event_id });
const isLater = (a: Instant, b: Instant): boolean =>
  a.occurred_at === b.occurred_at ? a.event_id > b.event_id : a.occurred_at > b.occurred_at;
const saysMore = (a: Opening, b: Opening | null): boolean =>
  b === null || (a.by_customer === b.by_customer ? isLater(a, b) : b.by_customer);
