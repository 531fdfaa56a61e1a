/** What can be expected to go wrong, in a sentence that names where to look. */
import { PartitionsDiffer } from '@eventdesk/event-bus/jetstream';
import { CorruptEvent, StoreUnavailable } from '@eventdesk/event-store';
import { ViewsSwapped, ViewsUnavailable } from '@eventdesk/read-models';
import { RebuildOvertaken } from '@eventdesk/read-models/sqlite';
import { BrokerAway } from './broker';
import { serverOf, type Settings } from './settings';

const saysItAll = [CorruptEvent, RebuildOvertaken, ViewsSwapped];

/** @returns null for what is a fault of ours */
export function whatToDo(error: unknown, settings: Settings | undefined): string | null {
  if (!(error instanceof Error)) return null;
  if (saysItAll.some((kind) => error instanceof kind)) return error.message;
  if (error instanceof BrokerAway) return `NATS_URL: ${error.message}`;
  if (error instanceof PartitionsDiffer) return `EVENTDESK_PARTITIONS: ${error.message}`;
  if (error instanceof ViewsUnavailable) return at('MONGODB_URL', settings?.mongoUrl, error);
  if (error instanceof StoreUnavailable || isRefusal(error)) return at('EVENT_STORE_URL', logUrlOf(settings), error);
  return null;
}

/** A file has no server; its error names it. */
const at = (variable: string, url: string | undefined, { message }: Error): string =>
  url === undefined ? message : `${variable}: ${serverOf(url)}: ${message}`;

const logUrlOf = (settings: Settings | undefined) => (settings && 'url' in settings.log ? settings.log.url : undefined);

/** The event store's own words for a user that may not: its client has a class for each, all with a type. */
const isRefusal = (error: Error): boolean => 'type' in error && ['access-denied', 'unauthenticated'].includes(String(error.type));
