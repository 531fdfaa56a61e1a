import { allowedMethods, type KnownRoute } from './routes';

const knownRoutes: KnownRoute[] = [
  { method: 'GET', url: '/tickets', open: false },
  { method: 'POST', url: '/tickets', open: false },
  { method: 'GET', url: '/tickets/:ticket', open: false },
  { method: 'POST', url: '/tickets/:ticket/notes', open: false },
  { method: 'GET', url: '/docs/static/*', open: true },
];

describe('the methods of an address', () => {
  it.each([
    ['/tickets', ['GET', 'POST']],
    ['/tickets?status=open', ['GET', 'POST']],
    ['/tickets/SUP-2025-00001', ['GET']],
    ['/tickets/x/notes', ['POST']],
    ['/tickets/', []],
    ['/tickets//notes', []],
    ['/tickets/x/notes/y', []],
    ['/nowhere', []],
  ])('of %s are %j', (path, methods) => expect(allowedMethods({ knownRoutes }, path)).toEqual(methods));
});
