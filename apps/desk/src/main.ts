import { ConfigError, createLogger, Lifecycle, stopOnSignals } from '@eventdesk/runtime';
import { startDesk } from './desk';
import { readSettings } from './settings';

const foreseen = ['FolderInUse', 'CheckpointBeyondHead', 'CorruptEvent', 'StoreUnavailable'];
/** The system's and SQLite's errors carry a code: a folder that is a file, a disk that takes no more. */
const isFromOutside = (error: Error) => 'code' in error && /^(E[A-Z]+|SQLITE_\w+)$/.test(String(error.code));

/** Whatever keeps the desk from starting is said in plain words on stderr; only a fault of ours shows its stack. */
const refuse = (error: unknown): never => {
  const isPlain = (it: Error) => it instanceof ConfigError || foreseen.includes(it.name) || isFromOutside(it);
  const text = error instanceof Error ? (isPlain(error) ? error.message : error.stack) : String(error);
  process.stderr.write(`Eventdesk can't start:\n${text}\n`);
  process.exit(1);
};

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger(settings.logLevel);
  for (const name of settings.unused)
    logger.warn(`${name} is set, but the embedded desk keeps everything in its data folder and does not use it`);
  const lifecycle = new Lifecycle(logger);
  const url = await startDesk(settings, logger, lifecycle);
  stopOnSignals(lifecycle, logger);
  logger.info({ url, data: settings.dataFolder }, 'desk is ready');
}

main().catch(refuse);
