/** What a command answers: accepted with the new revision, or refused with the reason. Both are values on every transport. */
import type { Refusal } from './refusals';
import type { Ticket } from './ticket-state';

export interface Accepted {
  outcome: 'accepted';
  ticket_id: string;
  /** Revision of the ticket's last event, what ETag and `min_revision` speak of. */
  revision: number;
  /** Position of the last event this command appended; null when it decided nothing new. */
  position: string | null;
  /** Null once it was removed. */
  ticket: Ticket | null;
  /** The ticket that a referral opened. */
  referred_ticket_id?: string;
}
export interface Refused {
  outcome: 'refused';
  refusal: Refusal;
}
export type TicketCommandReply = Accepted | Refused;
