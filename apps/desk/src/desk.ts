/** The composition root: every service of the desk in this one process, each started as it would be in a process of its own. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type DeskConfig, DeskFile, type Instant } from '@eventdesk/contracts';
import type { EventBus } from '@eventdesk/event-bus';
import { createLogEventBus } from '@eventdesk/event-bus/log';
import {
  InProcessClient,
  InProcessRequests,
  ServiceServer,
  type ServiceServerOptions,
  startService,
} from '@eventdesk/event-bus/nest';
import type { EventStore } from '@eventdesk/event-store';
import { lockFolder } from '@eventdesk/event-store/sqlite';
import { createFollowUp, createGateway, openSqliteKept, readiness } from '@eventdesk/gateway';
import {
  browserAddress,
  createCustomerLinks,
  type CustomerLinks,
  openAdminKey,
  openEventStore,
  openLinkKey,
  openTracing,
  storeFor,
  type Tracers,
} from '@eventdesk/hosting';
import { NotificationModule } from '@eventdesk/notification';
import { NumberingModule } from '@eventdesk/numbering';
import { ProjectorModule } from '@eventdesk/projector';
import { checkpointsBeside, rebuildRecordInMemory } from '@eventdesk/read-models';
import { openSqliteViews } from '@eventdesk/read-models/sqlite';
import {
  ConfigError,
  createMetrics,
  type Lifecycle,
  loadYamlFile,
  type Logger,
  ManualClock,
  nestLogger,
} from '@eventdesk/runtime';
import { SlaMonitorModule } from '@eventdesk/sla-monitor';
import { TicketCommandModule } from '@eventdesk/ticket-command';
import type { DynamicModule } from '@nestjs/common';
import { advanceClock } from './quiescence';
import { rebuildInThread } from './rebuilding';
import type { DeskSettings } from './settings';

/**
 * Starts all of it; whatever was started is registered with the lifecycle, which stops it in the opposite order.
 * @returns where it listens. @throws ConfigError, FolderInUse, CheckpointBeyondHead: then nothing is left running
 */
export async function startDesk(settings: DeskSettings, logger: Logger, lifecycle: Lifecycle): Promise<string> {
  try {
    return await compose(settings, logger, lifecycle);
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}

async function compose(settings: DeskSettings, logger: Logger, lifecycle: Lifecycle): Promise<string> {
  const config = loadYamlFile(settings.configFile, DeskFile);
  // The log's folder too, where it has one of its own: two desks on one log would send every mail twice.
  const { dataFolder, log } = settings;
  for (const folder of new Set([dataFolder, 'file' in log ? dirname(log.file) : dataFolder])) {
    const lock = lockFolder(folder);
    lifecycle.started('lock', () => lock.release());
  }
  const admin = openAdminKey(dataFolder, settings.host);
  if (admin.created) logger.info(`wrote the admin key to ${admin.file}; requests carry "Authorization: Bearer <key>"`);

  const address = { url: browserAddress(settings) };
  const parts: Parts = {
    ...(await openEngines(settings, logger, lifecycle)),
    ...{ address, customerLinks: linksOf(settings, address) },
    settings,
    config,
    logger,
    lifecycle,
    metrics: createMetrics(),
  };
  await startServices(parts);
  return startGateway(parts, admin.key);
}

/** What all services share: ports, never each other. */
interface Parts extends Awaited<ReturnType<typeof openEngines>> {
  settings: DeskSettings;
  config: DeskConfig;
  logger: Logger;
  lifecycle: Lifecycle;
  metrics: ReturnType<typeof createMetrics>;
  /** Where browsers reach the desk; with port 0 known once it listens. */
  address: { url: string };
  customerLinks: CustomerLinks;
}

function linksOf({ clock, dataFolder, linkKey }: DeskSettings, address: Parts['address']): CustomerLinks {
  const key = linkKey ?? openLinkKey(dataFolder);
  return createCustomerLinks({ key, base: () => address.url, now: () => clock.now() });
}

async function openEngines({ dataFolder, log, clock, tracesUrl }: DeskSettings, logger: Logger, lifecycle: Lifecycle) {
  const now = () => clock.now();
  const tracers = await openTracing(tracesUrl, logger, lifecycle);
  const store = await openEventStore(log, { now, logger });
  lifecycle.started('event store', () => store.close());
  const bus = createLogEventBus({ store, statePath: join(dataFolder, 'consumers.db'), now, logger });
  // Rebuilt views come with a checkpoint of their own: from there the projector goes on.
  const views = openSqliteViews({ folder: dataFolder, onSwap: () => restarted(bus, 'projector') });
  lifecycle.started('views', () => views.close());
  lifecycle.started('event bus', () => bus.close());
  const commands = new InProcessRequests();
  return { store, views, bus, commands, tracers };
}

async function startServices({
  store,
  views,
  bus,
  commands,
  tracers,
  config,
  logger,
  lifecycle,
  settings,
  customerLinks,
}: Parts): Promise<void> {
  const { clock, dataFolder, log, smtpUrl } = settings;
  const portsOf = (name: string) => ({ ...tracedPorts(name, tracers, store, commands), config, clock, logger });
  const start = async (name: string, module: DynamicModule, more: Partial<ServiceServerOptions> = {}) => {
    const server = new ServiceServer({ name, bus, commands, tracer: tracers(name), ...more });
    const service = await startService(module, server, nestLogger(logger));
    lifecycle.started(name, () => service.close());
  };
  await start('ticket-command', TicketCommandModule.with(portsOf('ticket-command')));
  await start('numbering', NumberingModule.with(portsOf('numbering')));
  const timersPath = join(dataFolder, 'timers.db');
  await start('sla-monitor', SlaMonitorModule.with({ ...portsOf('sla-monitor'), timersPath }));
  const mail = { mailboxPath: join(dataFolder, 'mailbox.db'), ...(smtpUrl ? { smtpUrl } : {}) };
  const { stopping } = lifecycle;
  const customerLink = (ticketId: string) => customerLinks.urlOf(ticketId);
  await start('notification', NotificationModule.with({ ...portsOf('notification'), ...mail, stopping, customerLink }));
  const rebuilding = {
    rebuild: rebuildInThread({ folder: dataFolder, log }, lifecycle),
    record: rebuildRecordInMemory(),
    ...{ head: () => store.head(), now: () => clock.now() },
  };
  await start('projector', ProjectorModule.with({ views, logger, rebuilding }), { checkpoints: checkpointsBeside(views) });
}

/** What a service is given in its own name. */
const tracedPorts = (name: string, tracers: Tracers, store: EventStore, commands: InProcessRequests) => {
  const tracer = tracers(name);
  return { tracer, store: storeFor(store, tracer), requests: new InProcessClient(commands, undefined, tracer) };
};

async function startGateway(parts: Parts, adminKey: string): Promise<string> {
  const { store, views, bus, commands, tracers, config, logger, metrics, lifecycle, settings, customerLinks } = parts;
  const { clock, dataFolder, smtpUrl, port, host, publicUrl, trustedProxies } = settings;
  // Kept mail is there as soon as the answer is; a mail server is never waited for.
  const followUp = createFollowUp(store, bus, ['numbering', 'sla-monitor', ...(smtpUrl ? [] : ['notification'])]);
  const kept = openSqliteKept({ path: join(dataFolder, 'idempotency.db'), logger });
  lifecycle.started('keys and sessions', () => kept.close());
  const ports = tracedPorts('gateway', tracers, store, commands);
  const gateway = await createGateway({
    ...ports,
    ...{ views, bus, config, clock, logger, metrics, followUp, adminKey, publicUrl, trustedProxies, kept, customerLinks },
    ...(clock instanceof ManualClock ? { advanceClock: (to: Instant) => advanceClock(clock, store, bus, to) } : {}),
    ready: () => readiness({ requests: ports.requests, views, kept, bus }),
    webRoot: join(dirname(createRequire(__filename).resolve('@eventdesk/web/package.json')), 'dist'),
  });
  lifecycle.started('gateway', () => gateway.close());
  await gateway.listen(port, host).catch((error: unknown) => {
    throw isTaken(error) ? new ConfigError([`EVENTDESK_PORT: ${host}:${port} is in use; expected a free port`]) : error;
  });
  const url = await gateway.getUrl();
  if (port === 0 && publicUrl === undefined) parts.address.url = url;
  return url;
}

const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** A restart that fails for now is tried again by the consumer itself; it gives up only when the desk stops. */
const restarted = (bus: EventBus, name: string): void =>
  void bus
    .consumers()
    .find((consumer) => consumer.status().name === name)
    ?.restart()
    .catch(() => undefined);
