import type { Actor, Traceparent } from '@eventdesk/contracts';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ifMatch } from '../http/headers';
import { Problem } from '../problems/problems';
import type { Principal } from '../security/credentials';

/** Who asks for a command, under which identity, and which revision they saw. */
export interface Caller {
  actor: Actor;
  commandId: string;
  /** Of the trace that the command belongs to. */
  traceparent?: Traceparent | undefined;
  /** From If-Match; null: none was named. */
  expectedRevision: number | null;
}

/** Whoever the guard let in. */
export function principalOf({ principal }: FastifyRequest): Principal {
  if (principal === null) throw new Problem('unauthenticated', 'this needs the key');
  return principal;
}

export function callerOf(request: FastifyRequest): Caller {
  return {
    actor: principalOf(request).actor,
    // The request's own id: so its log lines name what it set off.
    commandId: request.commandId ?? request.id,
    traceparent: request.traceparent,
    expectedRevision: ifMatch(request.headers['if-match']),
  };
}

/** A customer at a door without a key. They have seen no revision: a conflict is tried again. */
export const asCustomer = (request: FastifyRequest, actor: Actor): Caller => ({
  actor,
  commandId: request.commandId ?? request.id,
  traceparent: request.traceparent,
  expectedRevision: null,
});

export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext) =>
  callerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
