/** What the environment says about this desk: API.md, "Start". */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { ManualClock, readEnvironment, systemClock, type Clock } from '@eventdesk/runtime';
import { z } from 'zod';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const clockForms = 'expected "system" or "manual@" and an instant, like manual@2025-03-01T09:00:00.000Z';

const Environment = z.object({
  EVENTDESK_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'expected a port number up to 65535')
    .default(3000),
  EVENTDESK_HOST: z.string().default('127.0.0.1'),
  EVENTDESK_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected the address in the browser, like https://desk.example' })
    .optional(),
  EVENTDESK_DATA: z.string().default('./data'),
  EVENTDESK_CONFIG: z.string().default('./desk.yaml'),
  EVENTDESK_CLOCK: z
    .string()
    .refine((text) => text === 'system' || (text.startsWith('manual@') && !Number.isNaN(Date.parse(text.slice(7)))), clockForms)
    .default('system'),
  EVENT_STORE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|(esdb|kurrentdb|kdb)(\+discover)?:\/\/.+)/,
      'expected sqlite:<path>, or esdb://host:port for EventStoreDB',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, 'expected smtp://host:port or smtps://user:password@host:port')
    .optional(),
  NATS_URL: z.string().optional(),
  MONGODB_URL: z.string().optional(),
  LOG_LEVEL: z.enum(levels, `expected one of ${levels.join(', ')}`).default('info'),
});

/** A SQLite file of this machine, or a server's URL. */
export type LogPlace = { file: string } | { url: string };

export interface DeskSettings {
  host: string;
  port: number;
  /** Where browsers reach the desk when a proxy stands before it. */
  publicUrl: string | undefined;
  /** Absolute; created on start. */
  dataFolder: string;
  configFile: string;
  log: LogPlace;
  clock: Clock;
  smtpUrl: string | undefined;
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
    dataFolder,
    configFile: given.EVENTDESK_CONFIG,
    log: logPlaceOf(given.EVENT_STORE_URL ?? `sqlite:${join(dataFolder, 'events.db')}`),
    clock: start === undefined ? systemClock : new ManualClock(start),
    smtpUrl: given.SMTP_URL,
    logLevel: given.LOG_LEVEL,
    unused: (['NATS_URL', 'MONGODB_URL'] as const).filter((name) => given[name] !== undefined),
  };
}

/** Only this machine can reach it. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const logPlaceOf = (url: string): LogPlace =>
  url.startsWith('sqlite:') ? { file: resolve(url.slice('sqlite:'.length)) } : { url };
