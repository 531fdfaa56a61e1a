import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problems';
import type { Credentials, Principal } from './credentials';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard on every route that is not open. */
    principal: Principal | null;
  }
}

/**
 * The one guard, before a body is even read: whatever is registered, by whichever plugin, needs the key unless it is marked open.
 * It is a hook of Fastify and no guard of Nest, because Nest's know only Nest's own routes.
 */
export function guardEveryRoute(fastify: FastifyInstance, credentials: Credentials): void {
  fastify.decorateRequest('principal', null);
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(refusalOf(request, credentials) ?? undefined);
  });
}

function refusalOf(request: FastifyRequest, credentials: Credentials): Problem | null {
  if (request.is404) return null;
  if (request.routeOptions.config.open === true) return changes(request) && isForeign(request) ? foreign() : null;
  const principal = credentials.principalOf(request);
  if (principal === null)
    return new Problem('unauthenticated', 'send the key as "Authorization: Bearer <key>", or sign in', {
      headers: { 'www-authenticate': 'Bearer realm="eventdesk"' },
    });
  if (principal.via === 'session' && changes(request) && !isSameOrigin(request)) return foreign();
  request.principal = principal;
  return null;
}

const foreign = () => new Problem('forbidden', 'a page of another origin may not change anything here');
const changes = ({ method }: FastifyRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A browser says where a request comes from; one with a session cookie that says nothing is not trusted. */
function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined ? isOfThisHost(request) : site === 'same-origin';
}

/** Signing in needs no cookie, so only a browser's own word that it comes from elsewhere counts. */
function isForeign(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return request.headers.origin !== undefined && !isOfThisHost(request);
}

function isOfThisHost({ headers: { origin, host } }: FastifyRequest): boolean {
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: there } = new URL(origin);
  return URL.canParse(`${protocol}//${host}`) && new URL(`${protocol}//${host}`).host === there;
}
