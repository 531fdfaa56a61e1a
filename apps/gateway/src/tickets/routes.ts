import { TicketView } from '@eventdesk/contracts';
import type { z } from 'zod';
import { type Operation, Route } from '../http/route';
import type { ProblemCode } from '../problems/problems';

export const TICKET = { ticket: 'Id or number of the ticket, like `SUP-2025-00001`' };

interface TicketCommandRoute {
  summary: string;
  description?: string;
  body: z.ZodType;
  example: unknown;
  refusals?: readonly ProblemCode[];
  status?: 200 | 201;
}

/** A command to one ticket: every one takes If-Match and Idempotency-Key and answers with the ticket. */
export const TicketCommandRoute = (path: string, { example, refusals = [], status = 200, ...rest }: TicketCommandRoute) =>
  Route({
    ...rest,
    method: 'POST',
    path: `/tickets/:ticket/${path}`,
    tag: 'Tickets',
    keyed: true,
    conditional: true,
    params: TICKET,
    status,
    answer: TicketView,
    example: { body: example },
    problems: [...ofCommands, ...refusals],
  } satisfies Operation);

export const ofCommands: readonly ProblemCode[] = [
  'invalid_input',
  'ticket_not_found',
  'ticket_removed',
  'revision_conflict',
  'request_in_progress',
  'unavailable',
];
