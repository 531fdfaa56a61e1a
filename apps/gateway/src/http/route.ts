import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';
import { RouteConfig, RouteSchema } from '@nestjs/platform-fastify';
import { z } from 'zod';
import type { ProblemCode } from '../problems/problems';

export type Tag = 'Public' | 'Tickets' | 'Overviews' | 'Customers' | 'Live' | 'Session' | 'Operation' | 'Administration';

/** One route, told once: what Nest registers, what Fastify validates, what the guard asks and what /openapi.json says. */
export interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `:name` for parameters. */
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  /** Needs no key. Every other route does. */
  open?: true;
  /** Takes `Idempotency-Key`. */
  keyed?: true;
  /** Takes `If-Match`. */
  conditional?: true;
  /** What each path parameter is. */
  params?: Record<string, string>;
  query?: z.ZodObject;
  body?: z.ZodType;
  status: 200 | 201 | 202 | 204;
  answer?: z.ZodType;
  /** Content type of the answer, JSON unless said otherwise. */
  type?: string;
  /** Answers a table as well, where the query asks for it. */
  csv?: true;
  example?: { body?: unknown; answer?: unknown };
  problems?: readonly ProblemCode[];
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
    open?: boolean;
  }
}

const OPERATION = 'eventdesk:operation';
const nothing = z.strictObject({});

/** Registers the method as this operation. Query and body reach it parsed; what the schemas don't know is refused by name. */
export const Route = (operation: Operation): MethodDecorator =>
  applyDecorators(
    RequestMapping({ path: operation.path, method: RequestMethod[operation.method] }),
    HttpCode(operation.status),
    RouteConfig({ operation, open: operation.open === true }),
    RouteSchema({
      querystring: operation.query ?? nothing,
      ...(operation.method === 'GET' ? {} : { body: operation.body ?? nothing }),
    }),
    SetMetadata(OPERATION, operation),
  );

/** The operations of these controllers, in the order they are written. */
export function operationsOf(controllers: readonly { prototype: object }[]): Operation[] {
  return controllers.flatMap(({ prototype }) =>
    Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }: { value?: unknown }) => {
      const operation: unknown = typeof value === 'function' ? Reflect.getMetadata(OPERATION, value) : undefined;
      return operation === undefined ? [] : [operation as Operation];
    }),
  );
}
