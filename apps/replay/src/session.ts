/** What one invocation opens, when a verb asks for it, and closes at its end. */
import type { DeskConfig } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { openSqliteEventStore } from '@eventdesk/event-store/sqlite';
import type { Target } from './import/import-history';
import { createOut, type Out, type Streams } from './out';
import { loadDeskConfig, logExists, openLog, readSettings, type Settings } from './settings';

export interface Invocation extends Streams {
  environment: NodeJS.ProcessEnv;
  /** Aborts when the user has enough of what goes on without end; before this is called, an interrupt ends the process. */
  untilInterrupted: () => AbortSignal;
  now: () => string;
}

export class Session {
  readonly settings: Settings;
  /** Set by a verb that found faults. */
  exitCode = 0;
  #opened: { close(): Promise<void> }[] = [];

  /** @throws ConfigError */
  constructor(readonly invocation: Invocation) {
    this.settings = readSettings(invocation.environment);
  }

  get now(): () => string {
    return this.invocation.now;
  }

  out({ json = false }: { json?: boolean }): Out {
    return createOut(this.invocation, json, () => Date.parse(this.now()));
  }

  /** @throws ConfigError */
  config(): DeskConfig {
    return loadDeskConfig(this.settings);
  }

  /** @throws UsageError when there is no log */
  log(): EventStore {
    return this.closing(openLog(this.settings, this.now));
  }

  /** The log for an import, whose first append may be the log's beginning. */
  importTarget(trial: boolean, out: Out): Target {
    const { logFile } = this.settings;
    const open = () => this.closing(openSqliteEventStore({ path: logFile, now: this.now, readonly: trial }));
    let log = logExists(this.settings) ? open() : null;
    const begin = () => {
      if (!log) out.note(`there is no log at ${logFile} yet: beginning one`);
      return (log ??= open());
    };
    return { trial, log: () => log, begin };
  }

  closing<T extends { close(): Promise<void> }>(opened: T): T {
    this.#opened.push(opened);
    return opened;
  }

  async close(): Promise<void> {
    for (const opened of this.#opened.reverse()) await opened.close();
  }
}
