import { readTraceparent, type Traceparent, traceIdOf } from '@eventdesk/contracts';
import type { Span, Tracer } from '@eventdesk/event-store';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The caller's trace, or of the span of this request; undefined where nobody began one. */
    traceparent: Traceparent | undefined;
    span: Span | undefined;
  }
}

/** Asked every few seconds, by machines: no traces of their own. */
const isProbe = (route: string) => route.startsWith('/health') || route === '/metrics';

/** Continues the trace of whoever calls; with a tracer each request is a span, named by its route, for paths hold ids. */
export function traceRequests(fastify: FastifyInstance, tracer: Tracer | undefined): void {
  fastify.decorateRequest('traceparent', undefined);
  fastify.decorateRequest('span', undefined);
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? '(none)';
    request.traceparent = readTraceparent(request.headers.traceparent);
    if (tracer && !isProbe(route)) {
      const attributes = { 'http.request.method': method, 'http.route': route };
      request.span = tracer.start({ name: `${method} ${route}`, kind: 'server', parent: request.traceparent, attributes });
      request.traceparent = request.span.traceparent;
    }
    done();
  });
  fastify.addHook('onResponse', ({ span }, { statusCode: status }, done) => {
    span?.end(status >= 500 ? `answered ${status}` : undefined, { 'http.response.status_code': status });
    done();
  });
}

/** Where nobody began a trace, that of the command this request gives: the same in the log lines of all services. */
export const traceIdOfRequest = ({ traceparent, commandId, id }: FastifyRequest): string =>
  traceIdOf({ traceparent, correlation_id: commandId ?? id });
