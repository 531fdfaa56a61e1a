/** What the rules of a ticket are given, and what they say. */
import type {
  CommandMetadata,
  DeskConfig,
  FieldError,
  Refusal,
  Ticket,
  TicketCommand,
  TicketCommandType,
  TicketEvent,
} from '@eventdesk/contracts';

/** What happens, yet to be stamped with time and actor (nothing: an empty list), or why it does not. */
export type Verdict = TicketEvent[] | Refusal;

/** One command on a ticket that exists. */
export interface Act {
  config: DeskConfig;
  ticket: Ticket;
  metadata: CommandMetadata;
}
export type DataOf<T extends TicketCommandType> = Extract<TicketCommand, { type: T }>['data'];

export const invalidInput = (...errors: FieldError[]): Refusal => ({ code: 'invalid_input', errors });

/** Closed and cancelled tickets take notes and nothing else that is said to or about them. */
export const isOver = ({ status }: Ticket): boolean => status === 'closed' || status === 'cancelled';
export const ticketClosed = ({ status }: Ticket): Refusal => ({ code: 'ticket_closed', status });
