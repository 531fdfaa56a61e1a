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
 * @param place what the address names: a ticket by its id, also where it was asked for by number; null where it names nothing
 */
export const scopeOf = (
  { principal, method, routeOptions }: Pick<FastifyRequest, 'principal' | 'method' | 'routeOptions'>,
  place: string | null,
  key: string,
): string => derivedId('http-request', principal?.actor.id ?? '', method, routeOptions.url ?? '', place ?? '', key);
