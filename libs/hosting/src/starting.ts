/** A process that waits for its engines: it says that it lives, and takes no work yet. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@eventdesk/runtime';
import fastify from 'fastify';

export interface Starting {
  /** Leaves the port to who takes the work. */
  end(): Promise<void>;
}

/** `/health/live` is answered with 200, everything else with 503 and Retry-After. @throws when the port is taken */
export async function answerWhileStarting(
  name: string,
  place: { host: string; port: number },
  logger: Logger,
): Promise<Starting> {
  const server = fastify({ logger: false, forceCloseConnections: true });
  server.get('/health/live', () => ({ ok: true }));
  server.get('/health/ready', (_, reply) => reply.code(503).send({ ok: false, checks: { [name]: 'starting' } }));
  server.all('*', (_, reply) => {
    const detail = `${name} is starting`;
    const problem = {
      type: 'urn:eventdesk:problem:unavailable',
      title: 'Not available right now',
      status: 503,
      code: 'unavailable',
      detail,
    };
    return reply
      .code(503)
      .header('retry-after', '1')
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problem));
  });
  const url = await server.listen({ host: place.host, port: place.port });
  logger.info({ url }, `${name} is starting`);
  return { end: () => server.close() };
}

export interface Wait {
  /** What is waited for, as the log says it: without secrets. */
  what: string;
  isAway: (error: unknown) => boolean;
  logger: Logger;
  /** Ends the waiting. */
  signal: AbortSignal;
  everyMs?: number;
}

const EVERY_MS = 1_000;
/** Said at once, and then as often as somebody who reads the log should be reminded. */
const SAID_EVERY_MS = 30_000;

/** Opens what may be away for now. @throws what says more than that it is away; the signal's reason */
export async function untilThere<T>(open: () => Promise<T>, wait: Wait): Promise<T> {
  const { what, isAway, logger, signal, everyMs = EVERY_MS } = wait;
  for (let saidAt = -Infinity; ;) {
    try {
      return await open();
    } catch (error) {
      if (!isAway(error)) throw error;
      if (performance.now() - saidAt >= SAID_EVERY_MS) {
        logger.warn({ err: error }, `waiting for ${what}`);
        saidAt = performance.now();
      }
      await sleep(everyMs, undefined, { signal });
    }
  }
}
