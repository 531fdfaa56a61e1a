/** A service as a process of its own: its module over NATS, its relay, its health. */
import type { Category } from '@eventdesk/contracts';
import { ServiceServer, type ServiceServerOptions, startService } from '@eventdesk/event-bus/nest';
import { createNatsRequests } from '@eventdesk/event-bus/nats';
import { nestLogger } from '@eventdesk/runtime';
import type { DynamicModule } from '@nestjs/common';
import { checksOf, type WatchedBesides } from './checks';
import { serveHealth } from './health';
import { type Host, relay } from './host';
import { runProcess } from './run';
import type { ServiceName } from './settings';

export interface ServiceProcess {
  /** The streams that it writes: they are relayed to the others. */
  writes?: Category;
  module: DynamicModule;
  server?: Partial<ServiceServerOptions>;
  /** What it needs besides log and NATS, by name: asked for its readiness, each answers by resolving. */
  engines?: Record<string, () => Promise<unknown>>;
}

/** @param compose the service's module on the ports of this process */
export const runService = (name: ServiceName, compose: (host: Host) => ServiceProcess | Promise<ServiceProcess>): void =>
  runProcess(name, async (host) => {
    await host.starting.end();
    let besides: WatchedBesides = {};
    const health = await serveHealth({ ...host, ...host.settings.health, checks: () => checksOf(host, besides) });
    host.lifecycle.started('health', () => health.close());
    const { writes, module, server, engines } = await compose(host);
    besides = { engines, relay: writes && relay(host, writes) };
    const { bus, nats, settings, logger, lifecycle, tracer } = host;
    const commands = createNatsRequests(nats, { queue: name, desk: settings.nats.desk });
    const service = await startService(module, new ServiceServer({ name, bus, commands, tracer, ...server }), nestLogger(logger));
    lifecycle.started(name, () => service.close());
    return { health: health.url };
  });
