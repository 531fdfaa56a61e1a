/** The OpenAPI document, made from what the routes themselves say; nothing in it is written a second time. */
import { ListedTicket, Problem, TicketPage, TicketView } from '@eventdesk/contracts';
import { z } from 'zod';
import type { Operation } from '../http/route';
import { type ProblemCode, problemTable } from '../problems/problems';

type Json = Record<string, unknown>;

export interface OpenApiDocument extends Json {
  openapi: string;
  paths: Record<string, Record<string, Json>>;
}

/** Named once, referred to everywhere else. */
const components = { Ticket: TicketView, ListedTicket, TicketPage, Problem } as const;

export function openApiDocument(operations: readonly Operation[]): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of operations)
    (paths[addressOf(operation)] ??= {})[operation.method.toLowerCase()] = {
      operationId: nameOf(operation),
      tags: [operation.tag],
      summary: operation.summary,
      ...(operation.description ? { description: operation.description } : {}),
      ...(operation.open ? { security: [] } : {}),
      parameters: parametersOf(operation),
      ...requestOf(operation),
      responses: { [operation.status]: answerOf(operation), ...problemsOf(operation) },
    };
  return {
    openapi: '3.1.0',
    info: { title: 'Eventdesk', version: '1.0.0', description: about, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'The key in the file admin-key of the data folder' },
        session: { type: 'apiKey', in: 'cookie', name: 'eventdesk_session', description: 'Set by POST /session' },
      },
      schemas: Object.fromEntries(Object.entries(components).map(([name, schema]) => [name, inline(schema, 'output', name)])),
    },
  };
}

const about =
  'Instants are ISO 8601 in UTC with milliseconds, ids are UUIDs, amounts are euro as decimal strings. Fields that a request ' +
  'does not know are refused by name. Errors are problem documents (RFC 9457) with a `code`.';

const addressOf = ({ path }: Operation): string => path.replace(/:(\w+)/g, '{$1}');
const nameOf = ({ method, path }: Operation): string =>
  [method.toLowerCase(), ...path.split(/[/:.-]+/).filter(Boolean)].reduce(
    (name, word) => name + word.charAt(0).toUpperCase() + word.slice(1),
  );

function parametersOf({ params = {}, query, keyed, conditional, path }: Operation): Json[] {
  const inPath = Object.entries(params).map(([name, description]) =>
    parameter('path', name, { type: 'string' }, { description, required: true }),
  );
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) =>
    parameter('query', name, inline(schema as z.ZodType, 'input'), {}),
  );
  const text = { type: 'string' };
  return [
    ...inPath,
    ...inQuery,
    ...(keyed
      ? [
          parameter(
            'header',
            'Idempotency-Key',
            { ...text, maxLength: 255 },
            { description: 'Same key and body, same answer; kept for 7 days' },
          ),
        ]
      : []),
    ...(conditional
      ? [
          parameter('header', 'If-Match', text, {
            description: 'The ETag of the ticket as it was read: 412 when it has changed since',
            example: '"3"',
          }),
        ]
      : []),
    ...(path === '/events' ? [parameter('header', 'Last-Event-ID', text, { description: 'Goes on after this event' })] : []),
  ];
}

const parameter = (where: string, name: string, schema: Json, more: Json): Json => ({ name, in: where, schema, ...more });

const requestOf = ({ body, example }: Operation): Json =>
  body === undefined
    ? {}
    : {
        requestBody: {
          required: !body.safeParse({}).success,
          content: {
            'application/json': {
              schema: inline(body, 'input'),
              ...(example?.body === undefined ? {} : { example: example.body }),
            },
          },
        },
      };

const meanings: Record<Operation['status'], string> = {
  200: 'OK',
  201: 'Created',
  202: 'Begun',
  204: 'Done, nothing to say',
};

function answerOf({ answer, type = 'application/json', csv, status, params }: Operation): Json {
  const isTicket = answer === TicketView;
  const headers = {
    ...(isTicket ? { ETag: { description: 'The revision of the ticket', schema: { type: 'string' }, example: '"3"' } } : {}),
    ...(isTicket && status === 201 && !params?.['ticket']
      ? { Location: { description: 'Where the ticket is', schema: { type: 'string' } } }
      : {}),
  };
  const schema = answer === undefined ? { type: 'string' } : schemaOf(answer);
  return {
    description: meanings[status],
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(status === 204
      ? {}
      : { content: { [type]: { schema }, ...(csv ? { 'text/csv': { schema: { type: 'string' } } } : {}) } }),
  };
}

function problemsOf({ problems = [], open, conditional, keyed, body, method }: Operation): Record<string, Json> {
  const codes = new Set<ProblemCode>([
    // Whatever the query does not know is refused by name, on every route.
    'invalid_input',
    ...problems,
    // Whether a session is open has to be looked up.
    ...(open ? [] : (['unauthenticated', 'forbidden', 'rate_limited', 'unavailable'] as const)),
    ...(body ? (['too_large'] as const) : []),
    // Of a body that no route asked for, too.
    ...(method === 'GET' ? [] : (['unsupported_media_type'] as const)),
    'unreadable_event',
    'internal',
  ]);
  const byStatus = new Map<number, ProblemCode[]>();
  const file = (status: number, code: ProblemCode) => byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  for (const code of codes) file(problemTable[code].status, code);
  if (conditional) file(412, 'revision_conflict');
  if (keyed) file(422, 'invalid_input');
  return Object.fromEntries([...byStatus].map(([status, listed]) => [String(status), problemResponse(listed)]));
}

const problemResponse = (codes: readonly ProblemCode[]): Json => ({
  description: codes.map((code) => `\`${code}\`: ${problemTable[code].title}`).join('. '),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function schemaOf(schema: z.ZodType): Json {
  const named = Object.entries(components).find(([, component]) => component === schema);
  return named ? { $ref: `#/components/schemas/${named[0]}` } : inline(schema, 'output');
}

/** Components inside stay references; `self` is the one being written out. */
function inline(schema: z.ZodType, io: 'input' | 'output', self?: string): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const named = Object.entries(components).find(([name, component]) => component === zodSchema && name !== self);
      if (named) replace(jsonSchema, { $ref: `#/components/schemas/${named[0]}` });
      else tidy(jsonSchema, io);
    },
  });
  return json;
}

function replace(schema: Json, by: Json): void {
  for (const key of Object.keys(schema)) delete schema[key];
  Object.assign(schema, by);
}

/** A format says what its pattern says at length; bounds of all integers bound nothing; and answers may gain fields. */
function tidy(schema: Json, io: 'input' | 'output'): void {
  if (schema['format'] !== undefined) delete schema['pattern'];
  if (schema['minimum'] === Number.MIN_SAFE_INTEGER) delete schema['minimum'];
  if (schema['maximum'] === Number.MAX_SAFE_INTEGER) delete schema['maximum'];
  if (io === 'output' && schema['additionalProperties'] === false) delete schema['additionalProperties'];
}
