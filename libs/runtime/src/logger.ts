import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on stdout. Never pass payloads, mail texts or keys to it. @param level one of pino's levels */
export const createLogger = (level: string): Logger => pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

/** Nest's own messages through the desk's log: its start-up chatter as debug, warnings and errors as such. */
export const nestLogger = (logger: Logger): LoggerService => {
  const text = (message: unknown) => (message instanceof Error ? message.message : String(message));
  const details = (rest: unknown[]) => ({ context: rest.at(-1), ...(rest.length > 1 ? { stack: rest[0] } : {}) });
  return {
    log: (message, ...rest) => logger.debug(details(rest), text(message)),
    debug: (message, ...rest) => logger.debug(details(rest), text(message)),
    verbose: (message, ...rest) => logger.trace(details(rest), text(message)),
    warn: (message, ...rest) => logger.warn(details(rest), text(message)),
    error: (message, ...rest) => logger.error(details(rest), text(message)),
    fatal: (message, ...rest) => logger.fatal(details(rest), text(message)),
  };
};
