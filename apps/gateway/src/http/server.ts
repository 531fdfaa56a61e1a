/** What Fastify is told: limits, the one parser, the one validator, headers on every answer. */
import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { GatewayPorts } from '../ports';
import { fieldErrors } from '../problems/issues';
import { invalidInput, PROBLEM_TYPE, problemDocument } from '../problems/problems';
import { sendProblem } from '../problems/filter';
import { drainOnClose } from './drain';
import { securityHeaders } from './headers';
import { rememberRoutes } from './routes';

const BODY_LIMIT = 1_048_576;
/** A client that takes longer to send its request is cut off. Milliseconds. */
const REQUEST_TIMEOUT = 30_000;

/** A customer's link ends with some 250 characters. */
const LONGEST_PARAMETER = 500;

export const createAdapter = ({
  publicUrl,
  trustedProxies = [],
}: Pick<GatewayPorts, 'publicUrl' | 'trustedProxies'>): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    trustProxy: publicUrl === undefined ? false : ['loopback', ...trustedProxies],
    genReqId: () => randomUUID(),
    /** What arrives on an open connection while the desk stops is still answered; then the connection is closed. */
    return503OnClosing: false,
    skipMiddie: true,
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(securityHeaders('api'));
      sendProblem(reply, invalidInput([{ path: 'request', message: error.message }], error.statusCode ?? 400));
    },
    clientErrorHandler: refuseMalformed,
  });

/** Call before Nest registers its routes. */
export function prepare(fastify: FastifyInstance): void {
  rememberRoutes(fastify);
  fastify.decorateRequest('commandId', null);
  const headers = securityHeaders('api');
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers).header('x-request-id', request.id);
    done();
  });
  drainOnClose(fastify);
  fastify.removeAllContentTypeParsers();
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    const refuse = (message: string) => done(invalidInput([{ path: 'body', message }]));
    // Decoded all the same, each bad byte would be stored as a replacement character.
    if (!isUtf8(body)) return refuse('is not UTF-8');
    const text = body.toString();
    return void json(request, text, (error, value) => (error ? refuse(whyNotJson(text)) : done(null, value)));
  });
  fastify.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => validator(schema, httpPart === 'body' ? 'body' : 'query'));
}

/** Fastify's parser refuses keys that reach prototypes, too, and says of neither what is wrong. */
function whyNotJson(body: string): string {
  try {
    JSON.parse(body);
    return 'has a forbidden key: __proto__ or constructor.prototype';
  } catch (error) {
    return `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const validator = (schema: z.ZodType, part: 'body' | 'query') => (given: unknown) => {
  // Fastify gives null for a body that is not there; then every field is missing, not the object.
  const result = schema.safeParse(given ?? {}, { reportInput: true });
  if (result.success) return { value: result.data };
  const errors = fieldErrors(result.error.issues, part);
  return { error: invalidInput(part === 'body' ? errors : errors.map(ofParameter)) };
};

/** A parameter with several values is one parameter: `status.0` is filed under `status`. */
const ofParameter = ({ path, message }: { path: string; message: string }) => ({ path: path.replace(/\.\d+$/, ''), message });

/** Not even HTTP, or headers of over 16 KiB: answered on the bare socket. */
function refuseMalformed(this: unknown, error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const detail =
    status === 431
      ? 'headers may have 16 KiB at most'
      : status === 408
        ? 'the request took too long to arrive'
        : 'this is not HTTP';
  const body = JSON.stringify(problemDocument('invalid_input', detail, { status }));
  socket.end(
    `HTTP/1.1 ${status} Refused\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
