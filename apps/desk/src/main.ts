import { refuseToStart } from '@eventdesk/hosting';
import { createLogger, Lifecycle, stopOnSignals } from '@eventdesk/runtime';
import { startDesk } from './desk';
import { readSettings } from './settings';

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

main().catch((error: unknown) => refuseToStart('Eventdesk', error));
