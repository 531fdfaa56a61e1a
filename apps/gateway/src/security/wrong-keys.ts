/** Wrong keys, counted by the address they come from. A request with the right one is neither counted nor held up. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problems';

const A_MINUTE = 20;

export interface WrongKeys {
  /** Counts one more. @returns what to answer: unauthenticated, or rate_limited once the address had its share */
  count(request: FastifyRequest, detail: string): Promise<Problem>;
  /** Signing in is not even looked at any more. @throws Problem rate_limited */
  refuseWhenSpent(request: FastifyRequest): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    wrongKeys: WrongKeys;
  }
}

/** Call before anything uses `wrongKeys`. */
export async function countWrongKeys(fastify: FastifyInstance): Promise<void> {
  await fastify.register(rateLimit, { global: false, max: A_MINUTE, timeWindow: 60_000 });
  const share = fastify.createRateLimit();
  fastify.decorate('wrongKeys', {
    async count(request, detail) {
      const counted = await share(request);
      return !counted.isAllowed && counted.isExceeded ? rateLimited(counted.ttlInSeconds) : unauthenticated(detail);
    },
    async refuseWhenSpent(request) {
      const so = await share(request, { increment: false });
      if (!so.isAllowed && so.remaining === 0) throw rateLimited(so.ttlInSeconds);
    },
  });
}

export const unauthenticated = (detail: string): Problem =>
  new Problem('unauthenticated', detail, { headers: { 'www-authenticate': 'Bearer realm="eventdesk"' } });

const rateLimited = (seconds: number): Problem =>
  new Problem('rate_limited', `${A_MINUTE} wrong keys within a minute came from this address; wait a little`, {
    headers: { 'retry-after': String(Math.max(seconds, 1)) },
  });
