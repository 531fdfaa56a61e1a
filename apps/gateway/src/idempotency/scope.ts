import { derivedId } from '@eventdesk/contracts';
import type { FastifyRequest } from 'fastify';

export const pathOf = ({ url }: Pick<FastifyRequest, 'url'>): string => url.split('?')[0] ?? url;

/** A key counts for one caller, method and address; the same scope gives the same command id, so a retry has no second effect. */
export const scopeOf = (request: Pick<FastifyRequest, 'url' | 'method' | 'principal'>, key: string): string =>
  derivedId('http-request', request.principal?.actor.id ?? '', request.method, pathOf(request), key);
