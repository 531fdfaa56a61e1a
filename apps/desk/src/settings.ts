/** What the environment says about this desk: API.md, "Start". */
import { resolve } from 'node:path';
import { httpPlaces, linkKeyOf, linkKeyPlaces, type LogPlace, logPlaceOf, places } from '@eventdesk/hosting';
import { ManualClock, readEnvironment, systemClock, type Clock } from '@eventdesk/runtime';
import { z } from 'zod';

const clockForms = 'expected "system" or "manual@" and an instant, like manual@2025-03-01T09:00:00.000Z';

const Environment = z.object({
  ...places,
  ...httpPlaces,
  ...linkKeyPlaces,
  EVENTDESK_CLOCK: z
    .string()
    .refine((text) => text === 'system' || (text.startsWith('manual@') && !Number.isNaN(Date.parse(text.slice(7)))), clockForms)
    .default('system'),
});

export interface DeskSettings {
  host: string;
  port: number;
  /** Where browsers reach the desk when a proxy stands before it. */
  publicUrl: string | undefined;
  /** Addresses of proxies that are believed about where requests come from. */
  trustedProxies: string[];
  /** Signs customers' links; absent: the one of the data folder. */
  linkKey: string | undefined;
  /** Absolute; created on start. */
  dataFolder: string;
  configFile: string;
  log: LogPlace;
  clock: Clock;
  smtpUrl: string | undefined;
  /** Where spans go. */
  tracesUrl: string | undefined;
  logLevel: string;
  /** Variables that speak of engines which the embedded desk does without. */
  unused: string[];
}

/** @throws ConfigError naming the variable and what was expected */
export function readSettings(environment: NodeJS.ProcessEnv): DeskSettings {
  const given = readEnvironment(Environment, environment);
  const dataFolder = resolve(given.EVENTDESK_DATA);
  const [, start] = given.EVENTDESK_CLOCK.split('@');
  return {
    host: given.EVENTDESK_HOST,
    port: given.EVENTDESK_PORT,
    publicUrl: given.EVENTDESK_PUBLIC_URL,
    trustedProxies: given.EVENTDESK_TRUSTED_PROXIES,
    linkKey: linkKeyOf(given),
    dataFolder,
    configFile: given.EVENTDESK_CONFIG,
    log: logPlaceOf(given.EVENT_STORE_URL, dataFolder),
    clock: start === undefined ? systemClock : new ManualClock(start),
    smtpUrl: given.SMTP_URL,
    tracesUrl: given.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: given.LOG_LEVEL,
    unused: (['NATS_URL', 'MONGODB_URL'] as const).filter((name) => given[name] !== undefined),
  };
}
