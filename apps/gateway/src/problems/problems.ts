import type { FieldError, Problem as ProblemDocument, ProblemCode } from '@eventdesk/contracts';

export type { ProblemCode } from '@eventdesk/contracts';

/** Every code as HTTP. A new code does not compile until it stands here. */
export const problemTable: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  invalid_input: { status: 400, title: 'The request is not valid' },
  unauthenticated: { status: 401, title: 'Authentication is needed' },
  forbidden: { status: 403, title: 'This is not allowed' },
  ticket_not_found: { status: 404, title: 'There is no such ticket' },
  not_found: { status: 404, title: 'There is no such thing' },
  ticket_removed: { status: 410, title: 'The ticket was removed' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  request_in_progress: { status: 409, title: 'The same request is under way' },
  demo_loaded: { status: 409, title: 'The demo data are there' },
  demo_busy: { status: 409, title: 'Demo data are being loaded or removed' },
  demo_unavailable: { status: 409, title: 'There is no demo brand' },
  rebuild_running: { status: 409, title: 'The views are being rebuilt' },
  ticket_already_exists: { status: 409, title: 'The ticket exists already' },
  transition_not_allowed: { status: 409, title: 'The workflow has no such move' },
  ticket_closed: { status: 409, title: 'The ticket is closed' },
  not_a_sales_ticket: { status: 409, title: 'The ticket is not a sales ticket' },
  not_an_inquiry: { status: 409, title: 'The ticket is not an inquiry' },
  opportunity_closed: { status: 409, title: 'The opportunity is closed' },
  already_converted: { status: 409, title: 'The ticket has an order already' },
  already_referred: { status: 409, title: 'The inquiry was referred already' },
  not_resolved: { status: 409, title: 'The ticket is not resolved yet' },
  revision_conflict: { status: 409, title: 'The ticket has changed meanwhile' },
  too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'The media type is not supported' },
  rate_limited: { status: 429, title: 'Too many requests' },
  unreadable_event: { status: 500, title: 'An event in the log can not be read' },
  internal: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'Not available right now' },
};

export interface ProblemDetails {
  /** Differs from the table where HTTP asks for it: 412 with If-Match, 422 for a reused Idempotency-Key. */
  status?: number;
  errors?: FieldError[];
  /** Further members of the document. */
  facts?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemDocument(code: ProblemCode, detail: string, details: ProblemDetails = {}): ProblemDocument {
  const { title, status } = problemTable[code];
  return {
    type: `urn:eventdesk:problem:${code}`,
    title,
    status: details.status ?? status,
    code,
    detail,
    ...(details.errors ? { errors: details.errors } : {}),
    ...details.facts,
  };
}

/** Thrown where the gateway can't go on with a request; the filter answers with its document. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly details: ProblemDetails = {},
  ) {
    super(detail);
    this.name = 'Problem';
  }

  get status(): number {
    return this.details.status ?? problemTable[this.code].status;
  }
}

/** @param errors what is wrong where, in plain words */
export const invalidInput = (errors: FieldError[], status?: number): Problem =>
  new Problem('invalid_input', inOneLine(errors), { errors, ...(status === undefined ? {} : { status }) });

export const WAS_REMOVED = 'the ticket was removed; its number is not given again';
export const ticketNotFound = (): Problem => new Problem('ticket_not_found', 'no ticket has this id or number');
export const ticketRemoved = (): Problem => new Problem('ticket_removed', WAS_REMOVED);
export const notFound = (what: string): Problem => new Problem('not_found', what);

/** @param seconds after which trying again may help */
export const unavailable = (detail: string, seconds = 1): Problem =>
  new Problem('unavailable', detail, { headers: { 'retry-after': String(seconds) } });

const FIELDS_NAMED = 5;
export const inOneLine = (errors: readonly FieldError[]): string => {
  const named = errors.slice(0, FIELDS_NAMED).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return [...named, ...(errors.length > FIELDS_NAMED ? [`and ${errors.length - FIELDS_NAMED} more`] : [])].join('; ');
};
