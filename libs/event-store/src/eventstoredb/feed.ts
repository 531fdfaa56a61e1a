/** One catch-up subscription to $all: events, and the places up to which the server's filter left everything out, in order. */
import type { StoredEvent } from '@eventdesk/contracts';
import {
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  type Filter,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { LogBatch } from '../port';
import type { Connection } from './connection';
import { BUFFERED, type Intake } from './intake';
import { isAfter, isPlausible, toPosition, toText } from './place';
import { toStoredEvent } from './stored-form';

export type Mark = AllStreamResolvedEvent | { checkpoint: Position } | { caughtUp: true };
export type Prefixes = readonly string[] | undefined;

/** Events that the server looks at in one go, and after which it says how far it got; its own 32 make sparse filters slow. */
const SEARCH_WINDOW = 1_000;

const NOT_OF_THE_SYSTEM = '^[^$]';
const NONE = '^$';

export function openFeed(connection: Connection, after: string | null, prefixes: Prefixes): Intake<Mark> {
  connection.mustBeOpen();
  const options: Omit<Filter, 'filterOn'> = {
    maxSearchWindow: SEARCH_WINDOW,
    checkpointInterval: 1,
    // Pushed in among the events: the callback itself runs ahead of those that wait in the buffer, and a checkpoint taken
    // there would pass them.
    checkpointReached: (subscription, checkpoint) => void subscription.push({ checkpoint }),
  };
  const filter = prefixes?.length
    ? streamNameFilter({ ...options, prefixes: [...prefixes] })
    : streamNameFilter({ ...options, regex: prefixes ? NONE : NOT_OF_THE_SYSTEM });
  const fromPosition = after === null ? START : toPosition(after);
  const subscription = connection.client.subscribeToAll(
    { fromPosition, filter, requiresLeader: true },
    { highWaterMark: BUFFERED },
  );
  subscription.on('caughtUp', () => void subscription.push({ caughtUp: true }));
  return connection.open(subscription, () => subscription.unsubscribe());
}

/**
 * What is new in these marks. `head` was the log's last position before the feed began: caught up, it lies behind.
 * @throws CorruptEvent
 */
export function batchOf(marks: readonly Mark[], seen: string | null, head: string | null): LogBatch | null {
  const events: StoredEvent[] = [];
  let position = seen;
  for (const mark of marks) {
    const reached = placeOf(mark, head);
    if (reached === null || !isAfter(reached, position)) continue;
    position = reached;
    if ('event' in mark && isOurs(mark.event)) events.push(toStoredEvent(mark.event));
  }
  return position === null || position === seen ? null : { events, position };
}

function placeOf(mark: Mark, head: string | null): string | null {
  if ('caughtUp' in mark) return head;
  const position = 'checkpoint' in mark ? mark.checkpoint : mark.event?.position;
  return position && isPlausible(position) ? toText(position) : null;
}

export const isOurs = (event: AllStreamRecordedEvent | undefined): event is AllStreamRecordedEvent =>
  event !== undefined && !event.streamId.startsWith('$') && !event.type.startsWith('$');
