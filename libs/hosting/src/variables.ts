/** The variables that the desk and its services share: API.md, "Start". */
import { readFileSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';
import { ConfigError } from '@eventdesk/runtime';
import { z } from 'zod';
import { SHORTEST_LINK_KEY } from './customer-links';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const url = (schemes: RegExp, expected: string) => z.string().regex(schemes, `expected ${expected}`);

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'expected a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'expected a port number up to 65535');

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `expected a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `expected a whole number from ${from} to ${to}`);

/** Where everything is: of every process. */
export const places = {
  EVENTDESK_DATA: z.string().default('./data'),
  EVENTDESK_CONFIG: z.string().default('./desk.yaml'),
  EVENT_STORE_URL: url(
    /^(sqlite:.+|(esdb|kurrentdb|kdb)(\+discover)?:\/\/.+)/,
    'sqlite:<path>, or esdb://host:port for EventStoreDB',
  ).optional(),
  SMTP_URL: url(/^smtps?:\/\/.+/, 'smtp://host:port or smtps://user:password@host:port').optional(),
  NATS_URL: url(/^(nats|tls):\/\/[^/]+/, 'nats://host:port or nats://user:password@host:port, several with commas').optional(),
  MONGODB_URL: url(/^mongodb(\+srv)?:\/\/.+/, 'mongodb://host:port').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?:\/\/.+/, 'http://host:4318').optional(),
  LOG_LEVEL: z.enum(levels, `expected one of ${levels.join(', ')}`).default('info'),
};

/** An address, or all that begin like it: 10.0.0.0/8. */
function isAddress(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) !== 0 && Number(bits) <= (isIPv4(address) ? 32 : 128);
}

/** Where HTTP listens: of the desk and of a gateway. */
export const httpPlaces = {
  EVENTDESK_PORT: port.default(3000),
  EVENTDESK_HOST: z.string().default('127.0.0.1'),
  EVENTDESK_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected the address in the browser, like https://desk.example' })
    .optional(),
  /** Beside this machine's own, once there is a public address. */
  EVENTDESK_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((all) => all.every(isAddress), 'expected addresses of proxies, with commas, like 10.0.0.0/8 or 192.168.1.10'),
};

/** The key that signs customers' links: of the desk, of gateways and of notification. */
export const linkKeyPlaces = {
  EVENTDESK_LINK_KEY: z.string().min(SHORTEST_LINK_KEY, `expected at least ${SHORTEST_LINK_KEY} characters`).optional(),
  EVENTDESK_LINK_KEY_FILE: z.string().optional(),
};

interface LinkKeyPlaces {
  EVENTDESK_LINK_KEY?: string | undefined;
  EVENTDESK_LINK_KEY_FILE?: string | undefined;
}
/** @throws ConfigError */
export const linkKeyOf = ({ EVENTDESK_LINK_KEY, EVENTDESK_LINK_KEY_FILE }: LinkKeyPlaces): string | undefined =>
  keyOf('EVENTDESK_LINK_KEY', EVENTDESK_LINK_KEY, EVENTDESK_LINK_KEY_FILE, SHORTEST_LINK_KEY);

/** The key that such variables name. @throws ConfigError when there is a file and no key of this length in it */
export function keyOf(variable: string, key: string | undefined, file: string | undefined, shortest: number): string | undefined {
  if (key !== undefined || file === undefined) return key;
  const found = textOf(`${variable}_FILE`, file).trim();
  if (found.length >= shortest) return found;
  throw new ConfigError([`${variable}_FILE: ${file} holds no usable key; expected at least ${shortest} characters`]);
}

function textOf(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError([`${variable}: ${file} can't be read: ${String(error)}`]);
  }
}

/** What the processes of one desk must agree on at NATS. */
export const atBroker = {
  /** First word of every name there: several desks may share a server. */
  EVENTDESK_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/, 'expected up to 31 small letters, digits and hyphens')
    .default('desk'),
  EVENTDESK_PARTITIONS: whole(1, 256).default(8),
  EVENTDESK_NATS_REPLICAS: whole(1, 5).default(1),
};

/** A SQLite file of this machine, or a server's URL. */
export type LogPlace = { file: string } | { url: string };

/** @param dataFolder absolute; the log is in it unless the URL says otherwise */
export const logPlaceOf = (given: string | undefined, dataFolder: string): LogPlace => {
  const place = given ?? `sqlite:${join(dataFolder, 'events.db')}`;
  return place.startsWith('sqlite:') ? { file: resolve(place.slice('sqlite:'.length)) } : { url: place };
};

/** Only this machine can reach it. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
