/** Opens the log, whichever engine keeps it, beside a desk that may be writing it. */
import type { EventStore } from '@eventdesk/event-store';
import { openEventStoreDb } from '@eventdesk/event-store/eventstoredb';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import { ConfigError } from '@eventdesk/runtime';
import { logExists, type Settings } from './settings';
import { UsageError } from './usage-error';

export interface Access {
  now: () => string;
  readonly: boolean;
  /** Told what an engine has to say while it is used. */
  note: (text: string) => void;
}

/** @throws UsageError when there is nothing to read, ConfigError when the URL is none */
export function openLog(settings: Settings, access: Access): EventStore {
  const { log } = settings;
  if (!('file' in log)) return openServer(log.url, access);
  if (access.readonly && !logExists(settings))
    throw new UsageError(
      `there is no log at ${log.file}; name the desk's data folder with EVENTDESK_DATA, or the log with EVENT_STORE_URL`,
    );
  return openSqliteEventStore({ path: log.file, now: access.now, readonly: access.readonly });
}

/** Somebody waits at the terminal: shorter than a service would try. */
const PATIENCE_MS = 5_000;

function openServer(url: string, { now, note }: Access): EventStore {
  const warn = ({ err }: { err?: Error }, message: string) => note(err ? `${message}: ${err.message}` : message);
  try {
    return openEventStoreDb({ url, now, patienceMs: PATIENCE_MS, logger: { warn } });
  } catch (error) {
    throw new ConfigError([`EVENT_STORE_URL: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
