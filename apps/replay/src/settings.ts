/** Where the desk's log, views and configuration are: the same variables as the desk's own (API.md, "Start"). */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DeskConfig } from '@eventdesk/contracts';
import { openSqliteEventStore, type SqliteEventStore } from '@eventdesk/event-store/sqlite';
import { loadYamlFile, readEnvironment } from '@eventdesk/runtime';
import { z } from 'zod';
import { UsageError } from './usage-error';

const Environment = z.object({
  EVENTDESK_DATA: z.string().default('./data'),
  EVENTDESK_CONFIG: z.string().default('./desk.yaml'),
  EVENT_STORE_URL: z
    .string()
    .regex(/^sqlite:.+/, 'expected sqlite:<path>; other stores have tools of their own')
    .optional(),
});

export interface Settings {
  dataFolder: string;
  logFile: string;
  configFile: string;
}

/** @throws ConfigError */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = readEnvironment(Environment, environment);
  const dataFolder = resolve(given.EVENTDESK_DATA);
  return {
    dataFolder,
    logFile: given.EVENT_STORE_URL ? resolve(given.EVENT_STORE_URL.slice('sqlite:'.length)) : join(dataFolder, 'events.db'),
    configFile: resolve(given.EVENTDESK_CONFIG),
  };
}

/** @throws ConfigError */
export const loadDeskConfig = ({ configFile }: Settings): DeskConfig => loadYamlFile(configFile, DeskConfig);

export const logExists = ({ logFile }: Settings): boolean => existsSync(logFile);

/** The log for reading, beside a desk that may be writing it. @throws UsageError when there is none */
export function openLog(settings: Settings, now: () => string): SqliteEventStore {
  if (!logExists(settings))
    throw new UsageError(
      `there is no log at ${settings.logFile}; name the desk's data folder with EVENTDESK_DATA, or the log with EVENT_STORE_URL`,
    );
  return openSqliteEventStore({ path: settings.logFile, now, readonly: true });
}
