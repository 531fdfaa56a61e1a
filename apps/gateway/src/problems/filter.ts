import { RequestFault } from '@eventdesk/event-bus/nest';
import { BadCursor } from '@eventdesk/read-models';
import type { Logger } from '@eventdesk/runtime';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allowedMethods } from '../http/routes';
import { traceIdOfRequest } from '../http/trace';
import { type GatewayPorts, PORTS } from '../ports';
import { invalidInput, notFound, Problem, PROBLEM_TYPE, type ProblemCode, problemDocument, unavailable } from './problems';

/** Every exception, Fastify's own included, becomes a problem document; what is behind a fault only goes to the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger: Logger;

  constructor(@Inject(PORTS) { logger }: Pick<GatewayPorts, 'logger'>) {
    this.#logger = logger;
  }

  catch(exception: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = toProblem(exception, request);
    const about = {
      request_id: request.id,
      trace_id: traceIdOfRequest(request),
      route: request.routeOptions.url,
      err: exception,
    };
    if (problem.status >= 500 && problem.code !== 'unavailable') this.#logger.error(about, 'a request failed');
    if (problem.code === 'unavailable') this.#logger.warn(about, 'a request could not be served now');
    if (!reply.sent) sendProblem(reply, problem);
  }
}

/** Its name: the class of an error does not cross a transport. */
export const faultOf = (error: unknown): string =>
  error instanceof RequestFault ? error.fault : error instanceof Error ? error.name : '';

export function sendProblem(reply: FastifyReply, { code, message, details }: Problem): void {
  const facts =
    code === 'internal' || code === 'unreadable_event' ? { ...details.facts, request_id: reply.request.id } : details.facts;
  const document = problemDocument(code, message, { ...details, ...(facts ? { facts } : {}) });
  void reply
    .status(document.status)
    .headers(details.headers ?? {})
    .header('content-type', PROBLEM_TYPE)
    .send(JSON.stringify(document));
}

export function toProblem(exception: unknown, request: FastifyRequest): Problem {
  if (exception instanceof Problem) return exception;
  if (exception instanceof BadCursor) return invalidInput([{ path: 'cursor', message: exception.message }]);
  if (exception instanceof HttpException) return ofHttp(exception, request);
  const unreadable = unreadableEvents[faultOf(exception)];
  if (unreadable !== undefined) return new Problem('unreadable_event', unreadable);
  if (faultOf(exception) === 'RequestTooLarge') return new Problem('too_large', detailOfStatus[413] ?? '');
  if (isAwayForNow(exception)) return unavailable(notNow(request));
  return new Problem('internal', 'the desk could not do this; its log has the reason under this request_id');
}

/** The last one is contention on one ticket that did not end. */
const awayForNow = new Set([
  'StoreUnavailable',
  'ViewsUnavailable',
  'KeptUnavailable',
  'BrokerUnavailable',
  'RequestTimeout',
  'NoResponder',
  'TryLater',
  'WrongExpectedRevision',
]);
const isAwayForNow = (error: unknown): boolean => awayForNow.has(faultOf(error));

/** Whether a command that got no answer was done, nobody knows here: with a key it can be repeated all the same. */
const notNow = ({ routeOptions }: FastifyRequest): string =>
  routeOptions.config.operation?.keyed === true
    ? 'a part of the desk does not answer; repeated with the same Idempotency-Key, the request is done once'
    : 'a part of the desk does not answer; try again';

/** Neither passes by itself, and each asks for something else. */
const unreadableEvents: Readonly<Record<string, string>> = {
  CorruptEvent:
    'an event that this needs is damaged: `npm run replay -- verify` names it, and a backup of the log has it as it was',
  UnknownEvent: 'an event that this needs was written by a newer version of the desk: run that version of every service',
};

const codeOfStatus: Readonly<Record<number, ProblemCode>> = { 413: 'too_large', 415: 'unsupported_media_type' };
const detailOfStatus: Readonly<Record<number, string>> = {
  413: 'a body may have 1 MiB at most',
  415: 'send the body as application/json',
};

/** What Fastify and Nest throw by themselves: they speak in HTTP statuses. */
function ofHttp(exception: HttpException, request: FastifyRequest): Problem {
  const status = exception.getStatus();
  if (status === 404) return unmatched(request);
  if (status >= 500) return new Problem('internal', 'the desk could not do this; its log has the reason under this request_id');
  const code = codeOfStatus[status];
  return code === undefined
    ? invalidInput([{ path: 'request', message: exception.message }], status)
    : new Problem(code, detailOfStatus[status] ?? exception.message);
}

function unmatched(request: FastifyRequest): Problem {
  const allowed = allowedMethods(request.server, request.url);
  if (allowed.length === 0 || allowed.includes(request.method)) return notFound('nothing is served at this address');
  return new Problem('method_not_allowed', `this address takes ${allowed.join(', ')}`, {
    headers: { allow: allowed.join(', ') },
  });
}
