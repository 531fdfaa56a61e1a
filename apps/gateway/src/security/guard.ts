import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problems';
import type { Credentials, Principal } from './credentials';
import { unauthenticated } from './wrong-keys';

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
export function guardEveryRoute(fastify: FastifyInstance, credentials: Credentials, publicUrl: string | undefined): void {
  const publicOrigin = publicUrl === undefined ? null : new URL(publicUrl).origin;
  fastify.decorateRequest('principal', null);
  fastify.addHook('onRequest', async (request) => {
    const refusal = await refusalOf(request, credentials, publicOrigin);
    if (refusal !== null) throw refusal;
  });
}

async function refusalOf(
  request: FastifyRequest,
  credentials: Credentials,
  publicOrigin: string | null,
): Promise<Problem | null> {
  if (request.is404) return null;
  if (request.routeOptions.config.open === true) return changes(request) && isForeign(request, publicOrigin) ? foreign() : null;
  const principal = await credentials.principalOf(request);
  if (principal === null)
    return request.headers.authorization === undefined
      ? unauthenticated(howToAuthenticate)
      : request.server.wrongKeys.count(request, howToAuthenticate);
  if (principal.via === 'session' && changes(request) && !isSameOrigin(request, publicOrigin)) return foreign();
  request.principal = principal;
  return null;
}

const howToAuthenticate = 'send the key as "Authorization: Bearer <key>", or sign in';
const foreign = () => new Problem('forbidden', 'a page of another origin may not change anything here');
const changes = ({ method }: FastifyRequest) => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A browser says where a request comes from; one with a session cookie that says nothing is not trusted. */
function isSameOrigin(request: FastifyRequest, publicOrigin: string | null): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined ? isOfThisDesk(request, publicOrigin) : site === 'same-origin';
}

/** Signing in needs no cookie, so only a browser's own word that it comes from elsewhere counts. */
function isForeign(request: FastifyRequest, publicOrigin: string | null): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return request.headers.origin !== undefined && !isOfThisDesk(request, publicOrigin);
}

/** A proxy may send another Host than the one in the browser's address bar. */
function isOfThisDesk({ headers: { origin, host } }: FastifyRequest, publicOrigin: string | null): boolean {
  if (publicOrigin !== null && origin === publicOrigin) return true;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: there } = new URL(origin);
  return URL.canParse(`${protocol}//${host}`) && new URL(`${protocol}//${host}`).host === there;
}
