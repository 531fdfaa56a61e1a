/** What one invocation opens, when a verb asks for it, and closes at its end. */
import type { DeskConfig } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import { type LogFault, verifyChain } from '@eventdesk/event-store/sqlite';
import { type DeskViews, viewsInFolder, viewsInMongoDb } from './desk-views';
import type { Target } from './import/import-history';
import { openLog } from './log-access';
import { createOut, type Out, type Streams } from './out';
import { loadDeskConfig, logExists, readSettings, type Settings } from './settings';

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
  log(out: Out): EventStore {
    return this.#open(out, true);
  }

  /** Faults of the file, the checksums, the hash chain and the revisions; null where the store has no such chain. */
  chainFaults(): (() => AsyncIterable<LogFault>) | null {
    const { log } = this.settings;
    return 'file' in log ? () => verifyChain(log.file) : null;
  }

  views(): DeskViews {
    const { mongoUrl, dataFolder } = this.settings;
    return mongoUrl === undefined ? viewsInFolder(dataFolder) : viewsInMongoDb(mongoUrl);
  }

  /** The log for an import, whose first append may be the log's beginning. */
  importTarget(trial: boolean, out: Out): Target {
    const { log: place } = this.settings;
    const file = 'file' in place ? place.file : '';
    let log = logExists(this.settings) ? this.#open(out, trial) : null;
    const begin = () => {
      if (!log) out.note(`there is no log at ${file} yet: beginning one`);
      return (log ??= this.#open(out, false));
    };
    return { trial, keepsOrder: 'file' in place, log: () => log, begin };
  }

  closing<T extends { close(): Promise<void> }>(opened: T): T {
    this.#opened.push(opened);
    return opened;
  }

  async close(): Promise<void> {
    for (const opened of this.#opened.reverse()) await opened.close();
  }

  #open(out: Out, readonly: boolean): EventStore {
    return this.closing(openLog(this.settings, { now: this.now, readonly, note: (text) => out.note(text) }));
  }
}
