import { measureConsumers } from '@eventdesk/event-bus/metrics';
import { nestLogger } from '@eventdesk/runtime';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { OPENAPI } from './docs/docs.controller';
import type { OpenApiDocument } from './docs/openapi';
import { serveDocs, serveWeb } from './docs/pages';
import { GatewayModule } from './gateway.module';
import { createAdapter, prepare } from './http/server';
import { traceRequests } from './http/trace';
import { measureRequests } from './operations/figures';
import type { GatewayPorts } from './ports';
import { countPublicMessages } from './public/public-share';
import { Credentials } from './security/credentials';
import { guardEveryRoute } from './security/guard';
import { countWrongKeys } from './security/wrong-keys';
import { viewsInTime } from './views/views-in-time';

/**
 * The gateway, ready to `listen`. `close` answers what is under way, and ends live updates.
 * @throws whatever kept it from starting; then nothing of it runs
 */
export async function createGateway(given: GatewayPorts): Promise<NestFastifyApplication> {
  const ports = { ...given, views: viewsInTime(given.views) };
  const adapter = createAdapter(ports);
  const app = await NestFactory.create<NestFastifyApplication>(GatewayModule.with(ports), adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(ports.logger),
  });
  try {
    await serve(app, adapter.getInstance(), ports);
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function serve(app: NestFastifyApplication, fastify: FastifyInstance, ports: GatewayPorts): Promise<void> {
  prepare(fastify);
  traceRequests(fastify, ports.tracer);
  await countWrongKeys(fastify);
  countPublicMessages(fastify, ports.config);
  guardEveryRoute(fastify, app.get(Credentials), ports.publicUrl);
  measureRequests(fastify, ports.metrics, ports.logger);
  measureConsumers(ports.bus, ports.metrics);
  serveDocs(fastify, app.get<OpenApiDocument>(OPENAPI));
  if (ports.webRoot !== undefined) serveWeb(fastify, ports.webRoot);
  await app.init();
  await fastify.ready();
}
