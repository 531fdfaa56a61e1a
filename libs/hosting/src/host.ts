/** What one process of the desk is given: engines as ports, and its own clock, log, figures and lifecycle. */
import { type Category, type DeskConfig, DeskFile } from '@eventdesk/contracts';
import type { EventBus } from '@eventdesk/event-bus';
import { createJetStreamEventBus, type Relay, startRelay } from '@eventdesk/event-bus/jetstream';
import { measureConsumers } from '@eventdesk/event-bus/metrics';
import { NatsRequestClient } from '@eventdesk/event-bus/nats';
import type { EventStore, Tracer } from '@eventdesk/event-store';
import { type Clock, createMetrics, type Lifecycle, loadYamlFile, type Logger } from '@eventdesk/runtime';
import type { ClientProxy } from '@nestjs/microservices';
import type { NatsConnection } from 'nats';
import type { Registry } from 'prom-client';
import { openEventStore, openNats, openTracing, shareFolders, storeFor } from './engines';
import { measureHandlers, measureRelay, measureStandstill } from './metrics';
import type { HostSettings } from './settings';
import type { Starting } from './starting';

export interface Host {
  name: string;
  settings: HostSettings;
  config: DeskConfig;
  clock: Clock;
  logger: Logger;
  lifecycle: Lifecycle;
  metrics: Registry;
  /** To be ended right before another server listens on its port. */
  starting: Starting;
  /** Absent where no spans are sent. */
  tracer: Tracer | undefined;
  store: EventStore;
  nats: NatsConnection;
  bus: EventBus;
  /** Reaches whoever answers `requestPatterns`, in whichever process. */
  requests: ClientProxy;
}

/** What a process has before it has engines. */
export type Bare = Pick<Host, 'name' | 'settings' | 'logger' | 'lifecycle' | 'starting'>;

/** Opens the engines that the settings name; waits for NATS. @throws ConfigError, FolderInUse and what the engines throw */
export async function openHost({ name, settings, logger, lifecycle, starting }: Bare): Promise<Host> {
  const { clock, configFile, log, nats: broker } = settings;
  const config = loadYamlFile(configFile, DeskFile);
  const metrics = createMetrics();
  const now = () => clock.now();
  const tracer = (await openTracing(settings.tracesUrl, logger, lifecycle))(name);
  shareFolders(settings, lifecycle);
  const store = storeFor(await openEventStore(log, { now, logger }), tracer);
  lifecycle.started('event store', () => store.close());
  const nats = await openNats(settings, name, logger);
  lifecycle.started('NATS', () => nats.close());
  const onEvent = measureHandlers(metrics);
  const bus = createJetStreamEventBus({ ...broker, nats, store, now, logger, onEvent });
  lifecycle.started('event bus', () => bus.close());
  measureConsumers(bus, metrics);
  measureStandstill(bus, metrics);
  const requests = new NatsRequestClient(nats, { desk: broker.desk, tracer });
  return { ...{ name, settings, config, clock, logger, lifecycle, starting, metrics, tracer, store, nats, bus }, requests };
}

/** Carries what this service writes to the others. */
export function relay({ settings, store, nats, logger, metrics, lifecycle }: Host, category: Category): Relay {
  const { onPublished, watch } = measureRelay(category, metrics);
  const started = startRelay({ ...settings.nats, nats, store, categories: [category], logger, onPublished });
  watch(started);
  lifecycle.started('relay', () => started.stop());
  return started;
}
