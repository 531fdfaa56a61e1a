/** What SQLite's result codes mean to the callers of the store. */
import Libsql from 'libsql';
import { StoreUnavailable } from '../port';

const codeOf = (error: unknown): string => (error instanceof Libsql.SqliteError ? error.code : '');

export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error));
export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');
export const isTakenId = (error: unknown): boolean =>
  codeOf(error) === 'SQLITE_CONSTRAINT_UNIQUE' && String((error as Error).message).includes('events.id');

/** After a failed sync nobody knows what the disk holds: the kernel may count the lost pages as written. Trying again would lie. */
export const endsWriting = (error: unknown): boolean => isDamage(error) || /^SQLITE_IOERR_(DIR_)?FSYNC/.test(codeOf(error));

export function asUnavailable(error: unknown): Error {
  const code = codeOf(error);
  if (code === '') return error instanceof Error ? error : new Error(String(error));
  const reason = isDamage(error)
    ? 'the log file is damaged: restore it from a backup'
    : code.startsWith('SQLITE_FULL')
      ? 'the disk is full'
      : code.startsWith('SQLITE_BUSY')
        ? 'another process keeps the log locked'
        : 'the log file cannot be read or written';
  return new StoreUnavailable(`${reason} (${code})`, { cause: error });
}
