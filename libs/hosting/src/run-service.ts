/** A service as a process of its own: its module over NATS, its relay, its health. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Category } from '@eventdesk/contracts';
import { ServiceServer, type ServiceServerOptions, startService } from '@eventdesk/event-bus/nest';
import { createNatsRequests } from '@eventdesk/event-bus/nats';
import { nestLogger } from '@eventdesk/runtime';
import type { DynamicModule } from '@nestjs/common';
import { serveHealth } from './health';
import { type Host, relay } from './host';
import { runProcess } from './run';
import type { ServiceName } from './settings';

export interface ServiceProcess {
  /** The streams that it writes: they are relayed to the others. */
  writes?: Category;
  module: DynamicModule;
  server?: Partial<ServiceServerOptions>;
}

const PATIENCE_MS = 1_000;

/** @param compose the service's module on the ports of this process */
export const runService = (name: ServiceName, compose: (host: Host) => ServiceProcess | Promise<ServiceProcess>): void =>
  runProcess(name, async (host) => {
    await host.starting.end();
    const health = await serveHealth({ ...host, ...host.settings.health, checks: () => checksOf(host) });
    host.lifecycle.started('health', () => health.close());
    const { writes, module, server } = await compose(host);
    if (writes) relay(host, writes);
    const { bus, nats, settings, logger, lifecycle, tracer } = host;
    const commands = createNatsRequests(nats, { queue: name, desk: settings.nats.desk });
    const service = await startService(module, new ServiceServer({ name, bus, commands, tracer, ...server }), nestLogger(logger));
    lifecycle.started(name, () => service.close());
    return { health: health.url };
  });

/** Ready means that it takes work: engines answer, and nothing that it runs stands still. */
async function checksOf({ name, store, nats, bus }: Host): Promise<Record<string, string>> {
  const [log, broker] = await Promise.all([answers(store.head()), answers(nats.flush())]);
  const status = bus.consumers()[0]?.status();
  return { log, nats: broker, [name]: !status ? 'starting' : status.fault === null ? 'ok' : 'stands still' };
}

/** An engine that is away may answer nothing at all. */
const answers = (asked: Promise<unknown>): Promise<string> => {
  const said = asked.then(
    () => 'ok',
    () => 'does not answer',
  );
  return Promise.race([said, sleep(PATIENCE_MS, 'does not answer', { ref: false })]);
};
