/** What comes through the doors without a key, counted by the address it comes from: of this gateway, within an hour. */
import type { DeskConfig } from '@eventdesk/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problems';

const AN_HOUR = 3_600_000;

export interface PublicShare {
  /** Counts one more. @throws Problem rate_limited once the address had its share of this kind */
  count(request: FastifyRequest, kind: 'tickets' | 'replies'): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    publicShare: PublicShare;
  }
}

/** Call after the plugin that counts is registered, which `countWrongKeys` does. */
export function countPublicMessages(fastify: FastifyInstance, { public_forms: { messages_per_hour: max } }: DeskConfig): void {
  const limit = () => fastify.createRateLimit({ max, timeWindow: AN_HOUR });
  const shares = { tickets: limit(), replies: limit() };
  fastify.decorate('publicShare', {
    async count(request, kind) {
      const counted = await shares[kind](request);
      if (counted.isAllowed || !counted.isExceeded) return;
      throw new Problem('rate_limited', `${max} ${kind} within an hour came from this address; try again later`, {
        headers: { 'retry-after': String(Math.max(counted.ttlInSeconds, 1)) },
      });
    },
  });
}
