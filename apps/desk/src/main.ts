import { ConfigError, createLogger, Lifecycle, stopOnSignals } from '@eventdesk/runtime';
import { startDesk } from './desk';
import { readSettings } from './settings';

/** Whatever keeps the desk from starting is said in plain words on stderr; only a fault of ours shows its stack. */
const refuse = (error: unknown): never => {
  const expected =
    error instanceof ConfigError || (error instanceof Error && ['FolderInUse', 'CheckpointBeyondHead'].includes(error.name));
  const text = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
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
