import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { securityHeaders } from '../http/headers';
import type { OpenApiDocument } from './openapi';

/** /docs: the document for reading and trying, all from this host. */
export function serveDocs(fastify: FastifyInstance, document: OpenApiDocument): void {
  servePages(fastify, async (scope) => {
    await scope.register(fastifySwagger, { mode: 'static', specification: { document: document as never } });
    await scope.register(fastifySwaggerUi, { routePrefix: '/docs', theme: { title: 'Eventdesk API' }, logo: null as never });
  });
}

/** Under these, the page itself knows what is there; customers get one without the agents' part. */
const pageAddresses = { '/app': 'index.html', '/app/*': 'index.html', '/help/*': 'help.html' };
const A_YEAR = 365 * 24 * 3_600;

/**
 * The web page and its assets: each file a route of its own, so nothing outside the folder can be asked for. Assets carry a
 * digest of their content in their name, so browsers may keep them; what was compressed at the build is sent as it is.
 */
export function serveWeb(fastify: FastifyInstance, root: string): void {
  servePages(fastify, async (scope) => {
    await scope.register(fastifyStatic, {
      root: resolve(root),
      wildcard: false,
      index: ['index.html'],
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        if (path.includes('/assets/')) void reply.header('cache-control', `public, max-age=${A_YEAR}, immutable`);
      },
    });
    for (const [address, file] of Object.entries(pageAddresses)) scope.get(address, (_request, reply) => reply.sendFile(file));
  });
}

/** What is registered in here is open: files alone, without a ticket in them. The page itself asks for the key. */
function servePages(fastify: FastifyInstance, pages: (scope: FastifyInstance) => Promise<void>): void {
  const headers = { ...securityHeaders('page'), 'cache-control': 'no-cache' };
  void fastify.register(async (scope) => {
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, open: true };
    });
    scope.addHook('onRequest', (_request, reply, done) => {
      void reply.headers(headers);
      done();
    });
    await pages(scope);
  });
}
