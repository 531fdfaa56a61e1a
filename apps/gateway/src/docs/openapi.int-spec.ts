import SwaggerParser from '@apidevtools/swagger-parser';
import type { KnownRoute } from '../http/routes';
import { startGateway, type TestGateway } from '../testing/gateway-for-spec';
import type { OpenApiDocument } from './openapi';

let gateway: TestGateway;
let document: OpenApiDocument;
beforeAll(async () => {
  gateway = await startGateway({ advanceClock: () => Promise.resolve() });
  document = (await gateway.app.inject({ url: '/openapi.json' })).json();
});
afterAll(() => gateway.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  );

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    await SwaggerParser.validate(structuredClone(document) as never);
    expect(document.openapi).toBe('3.1.0');
  });

  it('has every route that is served, and no other', () => {
    const { knownRoutes } = gateway.app.getHttpAdapter().getInstance() as { knownRoutes: KnownRoute[] };
    const served = knownRoutes
      .filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/docs'))
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(served.sort());
  });

  it('gives every operation a name of its own, a summary, its parameters and its problems', () => {
    const names = operations().map(({ operation }) => operation['operationId']);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, operation } of operations()) {
      expect([name, operation]).toEqual([
        name,
        expect.objectContaining({ summary: expect.stringMatching(/\w/) as string, tags: [expect.any(String)] }),
      ]);
      const declared = (operation['parameters'] as { in: string; name: string }[]).filter((parameter) => parameter.in === 'path');
      expect([name, declared.map((parameter) => parameter.name)]).toEqual([
        name,
        [...name.matchAll(/\{(\w+)\}/g)].map(([, given]) => given),
      ]);
      if (!('security' in operation))
        expect([name, Object.keys(operation['responses'] as object)]).toEqual([name, expect.arrayContaining(['401'])]);
    }
  });

  it('says which headers commands take, and shows a body for each', () => {
    const isCommand = (name: string) => /^(POST|PATCH) \/tickets(?!.*\/presence$)/.test(name);
    for (const { name, operation } of operations().filter(({ name: path }) => isCommand(path))) {
      const headers = (operation['parameters'] as { in: string; name: string }[]).filter(
        (parameter) => parameter.in === 'header',
      );
      expect([name, headers.map((parameter) => parameter.name)]).toEqual([
        name,
        name === 'POST /tickets' ? ['Idempotency-Key'] : ['Idempotency-Key', 'If-Match'],
      ]);
      expect([name, operation['requestBody']]).toMatchObject([
        name,
        { content: { 'application/json': { example: expect.anything() as object } } },
      ]);
    }
  });

  it('shows examples that the desk takes', async () => {
    for (const { name, operation } of operations()) {
      const { content } = (operation['requestBody'] ?? { content: {} }) as { content: Record<string, { example: unknown }> };
      const [method = '', path = ''] = name.split(' ');
      if (!content['application/json']) continue;
      const { status, body } = await gateway.send(method, path.replace(/\{\w+\}/g, 'x'), content['application/json'].example);
      expect([name, status, body.errors]).toEqual([
        name,
        name === 'POST /session' ? 401 : name === 'POST /tickets' ? 201 : name === 'POST /admin/clock' ? 200 : 404,
        undefined,
      ]);
    }
  });

  it('says how long what is written may be, and what forms it has', () => {
    const { operation } = operations().find(({ name }) => name === 'POST /tickets') ?? {};
    expect(operation?.['requestBody']).toMatchObject({
      content: {
        'application/json': {
          schema: {
            properties: {
              subject: { maxLength: 300 },
              description: { maxLength: 100_000 },
              tags: { maxItems: 50, items: { maxLength: 50 } },
              contact: { properties: { email: { format: 'email', maxLength: 254 } } },
            },
          },
        },
      },
    });
  });

  it('describes a ticket as a component, and refers to it', () => {
    expect(JSON.stringify(document.paths).match(/"#\/components\/schemas\/Ticket"/g)?.length).toBeGreaterThan(10);
    expect(document['components']).toMatchObject({
      schemas: {
        Ticket: { type: 'object' },
        TicketPage: { properties: { items: { items: { $ref: '#/components/schemas/ListedTicket' } } } },
      },
    });
  });

  it('leaves the clock out when it is not manual', async () => {
    const system = await startGateway();
    expect((await system.app.inject({ url: '/openapi.json' })).json<OpenApiDocument>().paths['/admin/clock']).toBeUndefined();
    await system.stop();
  });
});

describe('/docs', () => {
  it('is a page with that document, all of it from this host', async () => {
    const page = await gateway.app.inject({ url: '/docs/' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.payload).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.payload).not.toMatch(/<script(?![^>]*\ssrc=)/);
    const assets = [...page.payload.matchAll(/(?:src|href)="\.?([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(4);
    for (const path of assets)
      expect([path, (await gateway.app.inject({ url: `/docs${path}` })).statusCode]).toEqual([path, 200]);
    expect((await gateway.app.inject({ url: '/docs/json' })).json()).toEqual(document);
  });

  it('works under its content security policy: scripts from this host only', async () => {
    const { headers } = await gateway.app.inject({ url: '/docs/' });
    expect(headers['content-security-policy']).toContain("script-src 'self';");
  });
});
