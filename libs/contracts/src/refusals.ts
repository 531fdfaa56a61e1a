/** Why a command is refused: a closed list of codes, each with the facts that explain it. A refusal is a value, never thrown. */
import type { SalesStage, Status, TicketType } from './vocabulary';

export interface FieldError {
  path: string;
  message: string;
}

export type Refusal =
  | { code: 'invalid_input'; errors: FieldError[] }
  | { code: 'ticket_not_found' }
  | { code: 'ticket_already_exists' }
  | { code: 'ticket_removed' }
  | { code: 'transition_not_allowed'; from: Status; to: Status; allowed: Status[] }
  | { code: 'ticket_closed'; status: Status }
  | { code: 'not_a_sales_ticket'; ticket_type: TicketType }
  | { code: 'not_an_inquiry'; ticket_type: TicketType }
  | { code: 'opportunity_closed'; sales_stage: SalesStage | null; status: Status }
  | { code: 'already_converted'; order_id: string }
  | { code: 'already_referred'; referred_ticket_id: string }
  | { code: 'not_resolved'; status: Status }
  | { code: 'revision_conflict'; expected: number; actual: number };

export type RefusalCode = Refusal['code'];

/** What the gateway itself says no to. */
type GatewayCode =
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_in_progress'
  | 'rebuild_running'
  | 'demo_loaded'
  | 'demo_busy'
  | 'demo_unavailable'
  | 'too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'unreadable_event'
  | 'internal'
  | 'unavailable';
/** Every code that a problem document may have: the gateway's table and the page's words lack none, or they do not compile. */
export type ProblemCode = RefusalCode | GatewayCode;
