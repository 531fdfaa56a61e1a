/** The contact as the newest ticket names it. Many ticket streams meet here, in any order: the later opening wins. */
import type { Recorded, TicketEvent } from '@eventdesk/contracts';
import type { ContactDocument } from './port';

export interface ContactRecord {
  contact: ContactDocument;
  /** The opening that it was taken from. */
  occurred_at: string;
  event_id: string;
}
type Opened = Recorded<Extract<TicketEvent, { type: 'TicketOpened' }>>;

/** The record after one more ticket was opened; null when a later opening is known already. */
export function applyToContact(record: ContactRecord | null, { data, occurred_at, id }: Opened): ContactRecord | null {
  if (record && !isLater({ occurred_at, event_id: id }, record)) return null;
  const { name, email, phone } = data.contact;
  return { contact: { id: data.contact_id, name, email, phone }, occurred_at, event_id: id };
}

type Opening = Pick<ContactRecord, 'occurred_at' | 'event_id'>;
const isLater = (a: Opening, b: Opening): boolean =>
  a.occurred_at === b.occurred_at ? a.event_id > b.event_id : a.occurred_at > b.occurred_at;
