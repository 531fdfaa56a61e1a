/** Finds out what an event means for a list: of which it asks the desk as little as can be. */
import type { QueryClient } from '@tanstack/react-query';
import { desk } from '../../api/client';
import type { LiveEvent } from '../../api/live';
import { type ListQuery, ticketQuery } from '../../api/queries';
import { isRefused } from '../../api/refused';
import { applyAnswer } from '../../api/ticket-cache';
import type { ListedTicket, Ticket } from '../../api/types';
import { isCertain, matches } from './matches';

/** Nothing of them is in a row. */
const unseen = new Set(['MailSent', 'MailRefused', 'MailSuppressed']);
/** By which filters a ticket can come into a list, or leave it, with such an event; others change no membership. */
const decides: Readonly<Record<string, readonly (keyof ListQuery)[]>> = {
  StatusChanged: ['status'],
  TicketAssigned: ['assigned_to', 'assigned_department'],
  PriorityChanged: ['priority'],
  TicketEdited: ['category', 'tag', 'priority'],
  ClockMet: ['sla'],
  ClockBreached: ['sla'],
  ClockCancelled: ['sla'],
  ClockPaused: ['sla'],
  ClockResumed: ['sla'],
  ClockRetargeted: ['sla'],
  EscalationReached: ['sla'],
};
/** Of these every list wants to know. */
const always = new Set(['TicketOpened', 'TicketRemoved']);

/** Whether the ticket need be looked at. @param isHere whether it is a row of the list */
export const concerns = (query: ListQuery, { type }: Pick<LiveEvent, 'type'>, isHere: boolean): boolean => {
  if (isHere) return !unseen.has(type);
  // Whether words are in it only a search tells.
  if (query.q !== undefined) return false;
  return always.has(type) || (decides[type]?.some((name) => query[name] !== undefined) ?? false);
};

/** `here` and `left` are of rows, `belongs` and `elsewhere` of others. */
export type Learnt = 'here' | 'left' | 'belongs' | 'elsewhere';

/** @returns undefined when nothing could be learnt */
export async function learn(queries: QueryClient, query: ListQuery, id: string, isHere: boolean): Promise<Learnt | undefined> {
  try {
    const ticket = await queries.fetchQuery({ ...ticketQuery(id), staleTime: 0 });
    if (isHere) applyAnswer(queries, ticket);
    const fits = matches(query, ticket);
    const isIn = fits && (isCertain(query, ticket) || (await isListed(query, ticket)));
    if (isHere) return fits && !isIn ? 'left' : 'here';
    return isIn ? 'belongs' : 'elsewhere';
  } catch (error) {
    return isRefused(error, 'ticket_removed', 'ticket_not_found') ? (isHere ? 'left' : 'elsewhere') : undefined;
  }
}

/** Asks for the list itself, of no other instant and customer than the ticket's own. */
async function isListed(query: ListQuery, { id, contact_id, created_at }: Ticket): Promise<boolean> {
  const opened_to = new Date(Date.parse(created_at) + 1).toISOString();
  const { items } = await desk.get('/tickets', {
    params: { query: { ...query, contact_id, opened_from: created_at, opened_to } },
  });
  return items.some((row) => row.id === id);
}

/** What was heard since the list was read. */
export interface News {
  /** Others that belong now. */
  heard: ReadonlySet<string>;
  /** Rows that do not any more, whatever their own words say. */
  left: ReadonlySet<string>;
}
export const noNews: News = { heard: new Set(), left: new Set() };

export function withNews(before: News, id: string, learnt: Learnt): News {
  const { heard, left } = before;
  const [isHeard, isLeft] = [learnt === 'belongs', learnt === 'left'];
  if (heard.has(id) === isHeard && left.has(id) === isLeft) return before;
  return { heard: withOrNot(heard, id, isHeard), left: withOrNot(left, id, isLeft) };
}

function withOrNot(ids: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> {
  if (ids.has(id) === isIn) return ids;
  return isIn ? new Set([...ids, id]) : new Set([...ids].filter((other) => other !== id));
}

/** What came after the other was known. */
export const newsSince = ({ heard, left }: News, known: News): News => ({
  heard: new Set([...heard].filter((id) => !known.heard.has(id))),
  left: new Set([...left].filter((id) => !known.left.has(id))),
});

export const idsOf = (rows: readonly ListedTicket[]): ReadonlySet<string> => new Set(rows.map(({ id }) => id));
