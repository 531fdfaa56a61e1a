/**
 * What people do to a ticket. It shows at once, in every list and view of the page; when the desk refuses, what was there comes
 * back and the refusal is told. When no answer came, the same act is sent once more under the same key, so it happens once.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { actKey } from './client';
import { applyAnswer, type Patch, showForNow } from './ticket-cache';
import { isRefused } from './refused';
import { ticketKeys } from './queries';
import type { Ticket } from './types';

/** Headers that every act carries; `if-match` only where what others did meanwhile must not be overwritten. */
export interface ActHeaders {
  'Idempotency-Key': string;
  'If-Match'?: string;
}
export interface Act<Answer> {
  ticket: Pick<Ticket, 'id' | 'revision'>;
  /** What the ticket looks like once it is done; left out where that is not known. */
  shows?: Patch;
  /** Refused with `revision_conflict` when the ticket is no longer as it was shown. */
  onlyIfUnchanged?: boolean;
  /** Of an act that may be sent again by hand: under the same key it happens once. */
  key?: string;
  send: (headers: ActHeaders) => Promise<Answer>;
}

/** @throws Refused, after the page shows again what was there before */
export async function act<Answer>(
  queries: QueryClient,
  { ticket, shows, onlyIfUnchanged, key, send }: Act<Answer>,
): Promise<Answer> {
  const headers: ActHeaders = {
    'Idempotency-Key': key ?? actKey(),
    ...(onlyIfUnchanged ? { 'If-Match': `"${ticket.revision}"` } : {}),
  };
  await queries.cancelQueries({ queryKey: ticketKeys.one(ticket.id) });
  const takeBack = shows && showForNow(queries, ticket.id, shows);
  try {
    const answer = await sendTwice(() => send(headers));
    const now: unknown = answer;
    if (isTicket(now) && now.id === ticket.id) applyAnswer(queries, now);
    return answer;
  } catch (error) {
    takeBack?.();
    throw error;
  } finally {
    void queries.invalidateQueries({ queryKey: ticketKeys.one(ticket.id) });
    void queries.invalidateQueries({ queryKey: ticketKeys.timeline(ticket.id) });
  }
}

const sendTwice = <Answer>(send: () => Promise<Answer>): Promise<Answer> =>
  send().catch((error: unknown) => (isRefused(error, 'offline') ? send() : Promise.reject(error as Error)));

const isTicket = (answer: unknown): answer is Ticket =>
  typeof answer === 'object' && answer !== null && 'ticket_type' in answer && 'revision' in answer;

export function useAct(): <Answer>(what: Act<Answer>) => Promise<Answer> {
  const queries = useQueryClient();
  return useCallback((what) => act(queries, what), [queries]);
}
