import type { Refusal, RefusalCode } from '@eventdesk/contracts';
import { Answer } from '../http/answer';
import { inOneLine, PROBLEM_TYPE, problemDocument, type ProblemDetails, WAS_REMOVED } from './problems';

/** A refusal as an answer. @param conditional the request named a revision in If-Match */
export function refusalAnswer(refusal: Refusal, conditional: boolean): Answer {
  const details: ProblemDetails = {
    ...(refusal.code === 'invalid_input' ? { errors: refusal.errors } : { facts: factsOf(refusal) }),
    ...(refusal.code === 'revision_conflict' && conditional ? { status: 412 } : {}),
  };
  const document = problemDocument(refusal.code, inWords(refusal), details);
  return new Answer(document.status, document, { 'content-type': PROBLEM_TYPE });
}

/** `status` in a problem document is HTTP's; the ticket's own goes as `ticket_status`. */
function factsOf({ code: _, ...facts }: Exclude<Refusal, { code: 'invalid_input' }>): Record<string, unknown> {
  if (!('status' in facts)) return facts;
  const { status, ...rest } = facts;
  return { ...rest, ticket_status: status };
}

type Words = { [C in RefusalCode]: (facts: Extract<Refusal, { code: C }>) => string };

const words: Words = {
  invalid_input: ({ errors }) => inOneLine(errors),
  ticket_not_found: () => 'no ticket has this id or number',
  ticket_removed: () => WAS_REMOVED,
  ticket_already_exists: () => 'a ticket with this id was opened before',
  transition_not_allowed: ({ from, to, allowed }) => `from ${from} the ticket can't become ${to}; ${openMoves(allowed)}`,
  ticket_closed: ({ status }) => `the ticket is ${status} and does not change any more`,
  not_a_sales_ticket: ({ ticket_type }) =>
    `this is a ticket of type ${ticket_type}; only a sales ticket has stages and becomes an order`,
  not_an_inquiry: ({ ticket_type }) => `this is a ticket of type ${ticket_type}; only an inquiry can be referred`,
  opportunity_closed: ({ sales_stage, status }) => `the opportunity is ${sales_stage ?? 'closed'}, its ticket ${status}`,
  already_converted: ({ order_id }) => `the ticket became the order ${order_id}`,
  already_referred: ({ referred_ticket_id }) => `the inquiry was referred to the ticket ${referred_ticket_id}`,
  not_resolved: ({ status }) => `the ticket is ${status}; it can be rated once it is resolved or closed`,
  revision_conflict: ({ expected, actual }) => `the request saw revision ${expected}, the ticket is at ${actual}: read it again`,
};

const inWords = (refusal: Refusal): string => (words[refusal.code] as (facts: Refusal) => string)(refusal);

const openMoves = (allowed: readonly string[]): string =>
  allowed.length === 0 ? 'no move is open' : `open are: ${allowed.join(', ')}`;
