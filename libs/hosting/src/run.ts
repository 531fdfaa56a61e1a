/** One process of the desk: from its environment to its end. */
import { ConfigError, createLogger, Lifecycle, stopOnSignals } from '@eventdesk/runtime';
import { type Host, openHost } from './host';
import { readHostSettings, type ServiceName } from './settings';
import { answerWhileStarting } from './starting';

const foreseen = [
  'FolderInUse',
  'CheckpointBeyondHead',
  'CorruptEvent',
  'StoreUnavailable',
  'ViewsUnavailable',
  'PartitionsDiffer',
];
/** The system's and SQLite's errors carry a code: a folder that is a file, a disk that takes no more, a port that is taken. */
const isFromOutside = (error: Error) => 'code' in error && /^(E[A-Z]+|SQLITE_\w+)$/.test(String(error.code));

/** Whatever keeps a process from starting is said in plain words on stderr; only a fault of ours shows its stack. */
export function refuseToStart(name: string, error: unknown): never {
  const isPlain = (it: Error) => it instanceof ConfigError || foreseen.includes(it.name) || isFromOutside(it);
  const text = error instanceof Error ? (isPlain(error) ? error.message : error.stack) : String(error);
  process.stderr.write(`${name} can't start:\n${text}\n`);
  process.exit(1);
}

/**
 * Opens the engines that the environment names, starts what is to run on them, says that it is ready and stops it on SIGTERM.
 * @param start resolves with what the line "is ready" tells besides
 */
export function runProcess(name: ServiceName | 'gateway', start: (host: Host) => Promise<object>): void {
  const run = async () => {
    const settings = readHostSettings(name, process.env);
    const logger = createLogger(settings.logLevel).child({ service: name });
    const lifecycle = new Lifecycle(logger);
    stopOnSignals(lifecycle, logger);
    const ready = await untilStarted(lifecycle, async () => {
      const starting = await answerWhileStarting(name, name === 'gateway' ? settings.http : settings.health, logger);
      lifecycle.started('answers while starting', () => starting.end());
      return start(await openHost({ name, settings, logger, lifecycle, starting }));
    });
    logger.info(ready, `${name} is ready`);
  };
  run().catch((error: unknown) => refuseToStart(name, error));
}

async function untilStarted<T>(lifecycle: Lifecycle, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    await lifecycle.stop();
    throw error;
  }
}
