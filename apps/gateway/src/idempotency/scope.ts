import { derivedId } from '@eventdesk/contracts';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request with an Idempotency-Key: the command it stands for, however often it comes. */
    commandId: string | null;
  }
}

/**
 * A key counts for one caller, method, route and ticket; the same scope gives the same command id, so a retry has no second effect.
 * @param ticketId whether the address named the ticket by id or by number; null where it names none
 */
export const scopeOf = (
  { principal, method, routeOptions }: Pick<FastifyRequest, 'principal' | 'method' | 'routeOptions'>,
  ticketId: string | null,
  key: string,
): string => derivedId('http-request', principal?.actor.id ?? '', method, routeOptions.url ?? '', ticketId ?? '', key);
