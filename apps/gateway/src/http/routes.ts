import type { FastifyInstance } from 'fastify';

export interface KnownRoute {
  method: string;
  url: string;
  readonly open: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    knownRoutes: KnownRoute[];
  }
}

/** Keeps a list of all that is served, by whichever plugin. Call before anything is registered. */
export function rememberRoutes(fastify: FastifyInstance): void {
  const routes: KnownRoute[] = [];
  fastify.decorate('knownRoutes', routes);
  fastify.addHook('onRoute', (route) => {
    for (const method of [route.method].flat())
      routes.push({
        method,
        url: route.url,
        // Looked up late: hooks of inner scopes, which run after this one, may still mark the route.
        get open() {
          return route.config?.open === true;
        },
      });
  });
}

/** The methods served at this path, whatever the method asked for. */
export function allowedMethods({ knownRoutes }: Pick<FastifyInstance, 'knownRoutes'>, path: string): string[] {
  const [asked = ''] = path.split('?');
  const methods = knownRoutes.filter(({ url }) => matches(url, asked)).map(({ method }) => method);
  return [...new Set(methods)].sort();
}

/** `:name` stands for one segment that is not empty. Wildcards of assets are no addresses of the API. */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  );
}
