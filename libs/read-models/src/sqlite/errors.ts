/** What SQLite's result codes mean for views. */
import { ViewsUnavailable } from '../port';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const isDamage = (error: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error));

/** Codes that say nothing of the event or the query at hand, but of the file, its disk or another process. */
export const asUnavailable = (error: unknown): unknown =>
  isDamage(error) || /^SQLITE_(FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY|NOMEM)/.test(codeOf(error))
    ? new ViewsUnavailable(`the views can't be read or written (${codeOf(error)})`, { cause: error })
    : error;
