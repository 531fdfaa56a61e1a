import type { Logger } from '@eventdesk/runtime';
import type { FastifyInstance } from 'fastify';
import { traceIdOfRequest } from '../http/trace';
import { Histogram, type Registry } from 'prom-client';

/** Seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** How long each route takes. Named by its pattern, so that ids make no new series and no search ends up in the log. */
export function measureRequests(fastify: FastifyInstance, registry: Registry, logger: Logger): void {
  const duration = new Histogram({
    name: 'eventdesk_http_request_duration_seconds',
    help: 'From the arrival of a request to the end of its answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers: [registry],
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '(none)';
    const { method } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    duration.observe({ method, route, status }, ms / 1_000);
    logger.debug({ request_id: request.id, trace_id: traceIdOfRequest(request), method, route, status, ms }, 'answered');
    done();
  });
}
