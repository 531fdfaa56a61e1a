/** What can be expected to go wrong, in a sentence that names where to look. */
import { CorruptEvent, StoreUnavailable } from '@eventdesk/event-store';
import { ViewsSwapped, ViewsUnavailable } from '@eventdesk/read-models';
import { RebuildOvertaken } from '@eventdesk/read-models/sqlite';
import type { Settings } from './settings';

/** @returns null for what is a fault of ours */
export function whatToDo(error: unknown, settings: Settings | undefined): string | null {
  if (error instanceof CorruptEvent || error instanceof RebuildOvertaken || error instanceof ViewsSwapped) return error.message;
  if (!(error instanceof Error)) return null;
  const { log, mongoUrl } = settings ?? {};
  if (error instanceof ViewsUnavailable)
    return mongoUrl === undefined ? error.message : `MONGODB_URL: ${serverOf(mongoUrl)}: ${error.message}`;
  if (error instanceof StoreUnavailable || isRefusal(error))
    return log && 'url' in log ? `EVENT_STORE_URL: ${serverOf(log.url)}: ${error.message}` : error.message;
  return null;
}

/** The event store's own words for a user that may not: its client has a class for each, all with a type. */
const isRefusal = (error: Error): boolean => 'type' in error && ['access-denied', 'unauthenticated'].includes(String(error.type));

/** The URL without what only its owner may see. */
export const serverOf = (url: string): string => url.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/, '');
