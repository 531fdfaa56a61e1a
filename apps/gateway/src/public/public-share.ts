/** What comes through the doors without a key, counted by the address it comes from: of this gateway, within an hour. */
import type { DeskConfig } from '@eventdesk/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problems';

const AN_HOUR = 3_600_000;

/** To one message that an address may send, as often may it read a customer's page: that asks again while it is open, and an office is one address. */
const READS_TO_A_MESSAGE = 100;

type Kind = 'tickets' | 'replies' | 'ratings' | 'reads';
export interface PublicShare {
  /** Counts one more. @throws Problem rate_limited once the address had its share of this kind */
  count(request: FastifyRequest, kind: Kind): Promise<void>;
}

declare module 'fastify' {
  interface FastifyInstance {
    publicShare: PublicShare;
  }
}

/** Call after the plugin that counts is registered, which `countWrongKeys` does. */
export function countPublicMessages(fastify: FastifyInstance, { public_forms: { messages_per_hour } }: DeskConfig): void {
  const shareOf = (max: number) => ({ max, limit: fastify.createRateLimit({ max, timeWindow: AN_HOUR }) });
  const messages = () => shareOf(messages_per_hour);
  const shares: Record<Kind, ReturnType<typeof shareOf>> = {
    ...{ tickets: messages(), replies: messages(), ratings: messages() },
    reads: shareOf(READS_TO_A_MESSAGE * messages_per_hour),
  };
  fastify.decorate('publicShare', {
    async count(request, kind) {
      const { max, limit } = shares[kind];
      const counted = await limit(request);
      if (counted.isAllowed || !counted.isExceeded) return;
      throw new Problem('rate_limited', `${max} ${kind} within an hour came from this address; try again later`, {
        headers: { 'retry-after': String(Math.max(counted.ttlInSeconds, 1)) },
      });
    },
  });
}
