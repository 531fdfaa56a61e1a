/** Opens what the environment names, and leaves it to the lifecycle to close it. */
import { dirname } from 'node:path';
import { connectNats, whyNotNats } from '@eventdesk/event-bus/jetstream';
import { type EventStore, tracedEventStore, type Tracer } from '@eventdesk/event-store';
import { openSqliteEventStore, shareFolder } from '@eventdesk/event-store/sqlite';
import { type ViewStore, ViewsUnavailable } from '@eventdesk/read-models';
import type { Lifecycle, Logger } from '@eventdesk/runtime';
import type { NatsConnection } from 'nats';
import type { Bare } from './host';
import { type HostSettings, mongoUrlOf } from './settings';
import { untilThere } from './starting';
import type { LogPlace } from './variables';

/** The tracer of a service by its name; undefined where no spans are sent. */
export type Tracers = (service: string) => Tracer | undefined;

/** Call it first, so that what the others end with is still sent. @param url of the collector; absent: nothing of OpenTelemetry is loaded */
export async function openTracing(url: string | undefined, logger: Logger, lifecycle: Lifecycle): Promise<Tracers> {
  if (url === undefined) return () => undefined;
  const { startTracing } = await import('@eventdesk/runtime/tracing');
  const tracing = startTracing({ endpoint: url, logger });
  lifecycle.started('tracing', () => tracing.stop());
  return (service) => tracing.tracer(service);
}

/** The store as one service writes to it. */
export const storeFor = (store: EventStore, tracer: Tracer | undefined): EventStore =>
  tracer ? tracedEventStore(store, tracer) : store;

interface StoreOptions {
  now: () => string;
  logger: Logger;
}

/** @throws what the adapters throw: a file that is no log, a URL that is none */
export async function openEventStore(log: LogPlace, { now, logger }: StoreOptions): Promise<EventStore> {
  if ('file' in log) return openSqliteEventStore({ path: log.file, now, logger });
  // A driver that is not used costs every start a good part of its time.
  const { openEventStoreDb } = await import('@eventdesk/event-store/eventstoredb');
  return openEventStoreDb({ url: log.url, now, logger });
}

/** Keeps a desk in one process off the folders that separate services share, and those off its own. @throws FolderInUse */
export function shareFolders({ dataFolder, log }: HostSettings, lifecycle: Lifecycle): void {
  for (const folder of new Set([dataFolder, 'file' in log ? dirname(log.file) : dataFolder])) {
    const lock = shareFolder(folder);
    lifecycle.started('lock', () => lock.release());
  }
}

/** The process's one connection; waits for a server that is not there yet. */
export async function openNats({ nats }: HostSettings, name: string, logger: Logger): Promise<NatsConnection> {
  const { servers, user, pass } = serversOf(nats.url);
  logger.info({ servers }, 'connecting to NATS');
  const place = { servers, name, ...(user === undefined ? {} : { user, pass }), inboxPrefix: inboxOf(name) };
  const tell = async () => logger.warn({ servers, reason: await whyNotNats(place) }, 'still waiting for NATS');
  const telling = setInterval(() => void tell(), STILL_WAITING_MS);
  return connectNats({ ...place, logger }).finally(() => clearInterval(telling));
}

const STILL_WAITING_MS = 10_000;

/** So that a user's permissions can name the answers that it may receive. */
const inboxOf = (name: string) => `_INBOX_${name}`;

/** The client takes credentials beside the addresses, not in them. */
export function serversOf(urls: string): { servers: string[]; user?: string; pass?: string } {
  const parsed = urls.split(',').map((url) => new URL(url.trim()));
  const named = parsed.find(({ username }) => username !== '');
  return {
    servers: parsed.map(({ protocol, host }) => `${protocol}//${host}`),
    ...(named ? { user: decodeURIComponent(named.username), pass: decodeURIComponent(named.password) } : {}),
  };
}

/** The views at MongoDB, in the database that the URL names, or `eventdesk`; waits for it. @throws ConfigError */
export async function openViews(
  { settings, lifecycle, logger }: Pick<Bare, 'settings' | 'lifecycle' | 'logger'>,
  onSwap?: () => void,
): Promise<ViewStore> {
  const url = mongoUrlOf(settings);
  const { openMongoViews } = await import('@eventdesk/read-models/mongodb');
  const open = () => openMongoViews({ url, database: databaseIn(url), ...(onSwap ? { onSwap } : {}) });
  const isAway = (error: unknown) => error instanceof ViewsUnavailable;
  const views = await untilThere(open, { what: 'the views in MongoDB', isAway, logger, signal: lifecycle.stopping });
  lifecycle.started('views', () => views.close());
  return views;
}

export const databaseIn = (url: string): string => /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url)?.[1] ?? 'eventdesk';
