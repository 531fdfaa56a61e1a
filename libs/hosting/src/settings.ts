/** What the environment says to one service as a process of its own. */
import { resolve } from 'node:path';
import { type Clock, ConfigError, readEnvironment, systemClock } from '@eventdesk/runtime';
import { z } from 'zod';
import { atBroker, httpPlaces, keyOf, linkKeyOf, linkKeyPlaces, type LogPlace, logPlaceOf, places, port } from './variables';

/** Every service with a process of its own, and where it answers about its health unless told otherwise. */
export const healthPorts = {
  'ticket-command': 3101,
  numbering: 3102,
  'sla-monitor': 3103,
  notification: 3104,
  projector: 3105,
} as const;
export type ServiceName = keyof typeof healthPorts;

const Environment = z.object({
  ...places,
  ...httpPlaces,
  ...atBroker,
  ...linkKeyPlaces,
  EVENTDESK_CLOCK: z
    .literal('system', 'expected "system": only the desk in one process (npm start) has a manual clock')
    .default('system'),
  EVENTDESK_HEALTH_PORT: port.optional(),
  EVENTDESK_HEALTH_HOST: z.string().default('127.0.0.1'),
  EVENTDESK_ADMIN_KEY: z.string().min(16, 'expected at least 16 characters').optional(),
  EVENTDESK_ADMIN_KEY_FILE: z.string().optional(),
});

export interface HostSettings {
  /** Absolute; created on start. */
  dataFolder: string;
  configFile: string;
  log: LogPlace;
  clock: Clock;
  nats: { url: string; desk: string; partitions: number; replicas: number };
  mongoUrl: string | undefined;
  smtpUrl: string | undefined;
  /** Where spans go. */
  tracesUrl: string | undefined;
  logLevel: string;
  health: { host: string; port: number };
  http: { host: string; port: number; publicUrl: string | undefined; trustedProxies: string[] };
  adminKey: string | undefined;
  /** Signs customers' links. */
  linkKey: string | undefined;
}

/** @throws ConfigError naming the variable and what was expected */
export function readHostSettings(service: ServiceName | 'gateway', environment: NodeJS.ProcessEnv): HostSettings {
  const given = readEnvironment(Environment, environment);
  const dataFolder = resolve(given.EVENTDESK_DATA);
  return {
    dataFolder,
    configFile: given.EVENTDESK_CONFIG,
    log: logPlaceOf(given.EVENT_STORE_URL, dataFolder),
    clock: systemClock,
    nats: {
      url: required(
        'NATS_URL',
        given.NATS_URL,
        'nats://host:port: the services exchange events over it, but for `npm start`, which needs none',
      ),
      desk: given.EVENTDESK_NAME,
      partitions: given.EVENTDESK_PARTITIONS,
      replicas: given.EVENTDESK_NATS_REPLICAS,
    },
    mongoUrl: given.MONGODB_URL,
    smtpUrl: given.SMTP_URL,
    tracesUrl: given.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: given.LOG_LEVEL,
    health: {
      host: given.EVENTDESK_HEALTH_HOST,
      port: given.EVENTDESK_HEALTH_PORT ?? (service === 'gateway' ? 0 : healthPorts[service]),
    },
    http: {
      host: given.EVENTDESK_HOST,
      port: given.EVENTDESK_PORT,
      publicUrl: given.EVENTDESK_PUBLIC_URL,
      trustedProxies: given.EVENTDESK_TRUSTED_PROXIES,
    },
    adminKey: keyOf('EVENTDESK_ADMIN_KEY', given.EVENTDESK_ADMIN_KEY, given.EVENTDESK_ADMIN_KEY_FILE, 16),
    linkKey: linkKeyOf(given),
  };
}

/** @throws ConfigError */
export const mongoUrlOf = ({ mongoUrl }: HostSettings): string =>
  required('MONGODB_URL', mongoUrl, 'mongodb://host:port: the views are kept there');

function required(name: string, value: string | undefined, expected: string): string {
  if (value === undefined) throw new ConfigError([`${name}: expected ${expected}`]);
  return value;
}
