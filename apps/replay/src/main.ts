import { systemClock } from '@eventdesk/runtime';
import { run } from './program';

// Whoever reads our answer may have enough of it, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

void run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  untilInterrupted() {
    const interrupted = new AbortController();
    process.once('SIGINT', () => interrupted.abort());
    return interrupted.signal;
  },
  now: () => systemClock.now(),
}).then((code) => {
  process.exitCode = code;
});
