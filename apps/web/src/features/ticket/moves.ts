/** The moves of a ticket through its workflow, as people make them. */
import type { Meta, Status, Ticket } from '../../api/types';

/** What a move asks before it is made. */
export type Asks = 'resolution' | 'reason' | null;

export interface Move {
  to: Status;
  asks: Asks;
  /** In words: `move_reopen` for going back to open, `move_{to}` else. */
  word: `move_${Status | 'reopen'}`;
}

const asked: Partial<Record<Status, Asks>> = { resolved: 'resolution', cancelled: 'reason' };

export const moveTo = (from: Status, to: Status): Move => ({
  to,
  asks: asked[to] ?? null,
  word: to === 'open' && from !== 'new' ? 'move_reopen' : `move_${to}`,
});

export const movesOf = ({ status, allowed_statuses }: Pick<Ticket, 'status' | 'allowed_statuses'>): Move[] =>
  allowed_statuses.map((to) => moveTo(status, to));

/** What a reply may set at once: not the end of a conversation that the reply goes on with. */
export const movesWithReply = (ticket: Pick<Ticket, 'status' | 'allowed_statuses'>): Move[] =>
  movesOf(ticket).filter(({ to }) => to !== 'cancelled' && to !== 'closed');

type Placed = Pick<Ticket, 'ticket_type' | 'status'>;

/** Where the workflow leads from a status; nowhere while the desk's words are not there yet. */
export function allowedFrom(meta: Meta | undefined, { ticket_type, status }: Placed): Status[] {
  const workflow = meta?.ticket_types.find(({ type }) => type === ticket_type)?.workflow;
  const moves = workflow === undefined ? [] : (meta?.workflows[workflow]?.transitions ?? []);
  return moves.filter(({ from }) => from === status).map(({ to }) => to);
}

/** Whether the workflow leads back: then what was done can be undone. */
export const leadsBack = (meta: Meta | undefined, ticket: Placed, to: Status): boolean =>
  allowedFrom(meta, { ...ticket, status: to }).includes(ticket.status);

/** Closed and cancelled tickets take notes and nothing else. */
export const isOver = ({ status }: Pick<Ticket, 'status'>): boolean => status === 'closed' || status === 'cancelled';
