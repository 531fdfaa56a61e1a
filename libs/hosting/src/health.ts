/** A service's answers about itself, over HTTP: for whoever restarts it, sends it work, or draws its figures. */
import type { Logger } from '@eventdesk/runtime';
import fastify from 'fastify';
import type { Registry } from 'prom-client';

export interface HealthOptions {
  host: string;
  port: number;
  metrics: Registry;
  logger: Logger;
  /** What was looked at, each `ok` or what is wrong with it, without secrets. */
  checks: () => Promise<Record<string, string>>;
}

export interface HealthServer {
  url: string;
  close(): Promise<void>;
}

/** `/health/live`, `/health/ready` (503 unless every check is `ok`) and `/metrics`. @throws when the port is taken */
export async function serveHealth({ host, port, metrics, logger, checks }: HealthOptions): Promise<HealthServer> {
  const server = fastify({ logger: false, forceCloseConnections: true });
  server.get('/health/live', () => ({ ok: true }));
  server.get('/health/ready', async (_, reply) => {
    const found = await checks();
    const ok = Object.values(found).every((state) => state === 'ok');
    return reply.code(ok ? 200 : 503).send({ ok, checks: found });
  });
  server.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  const url = await server.listen({ host, port });
  logger.debug({ url }, 'health is served');
  return { url, close: () => server.close() };
}
