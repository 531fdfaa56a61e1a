/** Where the desk's log, views and configuration are: the same variables as the desk's own (API.md, "Start"). */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type DeskConfig, DeskFile } from '@eventdesk/contracts';
import { atBroker, type LogPlace, logPlaceOf, places } from '@eventdesk/hosting';
import { loadYamlFile, readEnvironment } from '@eventdesk/runtime';
import { z } from 'zod';

const { EVENTDESK_DATA, EVENTDESK_CONFIG, EVENT_STORE_URL, NATS_URL, MONGODB_URL } = places;
const Environment = z.object({ EVENTDESK_DATA, EVENTDESK_CONFIG, EVENT_STORE_URL, NATS_URL, MONGODB_URL, ...atBroker });

export interface Settings {
  dataFolder: string;
  log: LogPlace;
  /** Where the views are; in the data folder when absent. */
  mongoUrl: string | undefined;
  nats: { url: string | undefined; desk: string; partitions: number; replicas: number };
  configFile: string;
}

/** @throws ConfigError */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = readEnvironment(Environment, environment);
  const dataFolder = resolve(given.EVENTDESK_DATA);
  return {
    dataFolder,
    log: logPlaceOf(given.EVENT_STORE_URL, dataFolder),
    mongoUrl: given.MONGODB_URL,
    nats: {
      url: given.NATS_URL,
      desk: given.EVENTDESK_NAME,
      partitions: given.EVENTDESK_PARTITIONS,
      replicas: given.EVENTDESK_NATS_REPLICAS,
    },
    configFile: resolve(given.EVENTDESK_CONFIG),
  };
}

/** @throws ConfigError */
export const loadDeskConfig = ({ configFile }: Settings): DeskConfig => loadYamlFile(configFile, DeskFile);

/** A server has one; a file may be missing. */
export const logExists = ({ log }: Settings): boolean => !('file' in log) || existsSync(log.file);

/** A URL without what only its owner may see. */
export const serverOf = (url: string): string => url.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/, '');
