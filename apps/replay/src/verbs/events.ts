/** `events`: the log as NDJSON, one event a line, in the log's order. */
import { type BusinessEntity, eventCodec, type EventType, type Instant, type Recorded } from '@eventdesk/contracts';
import type { EventStore } from '@eventdesk/event-store';
import type { Out } from '../out';

export interface EventsPorts {
  store: EventStore;
  out: Out;
}
export interface EventsOptions {
  /** Occurred from then on. */
  from?: Instant | undefined;
  /** Occurred before then. */
  to?: Instant | undefined;
  types: readonly EventType[];
  entity?: BusinessEntity | undefined;
  /** Goes on with what is appended, until the signal aborts. */
  follow: boolean;
  signal: AbortSignal;
}

/** @returns how many were written */
export async function exportEvents({ store, out }: EventsPorts, options: EventsOptions): Promise<number> {
  const isWanted = filterOf(options);
  const { follow, signal } = options;
  let written = 0;
  for await (const { events } of follow ? store.subscribe({ after: null }, signal) : store.readAll({ after: null }))
    for (const stored of events) {
      if (signal.aborted) return written;
      const event = eventCodec.decode(stored);
      if (!isWanted(event)) continue;
      await out.line(JSON.stringify(lineOf(event)));
      written++;
    }
  return written;
}

function filterOf({ from, to, types, entity }: EventsOptions): (event: Recorded) => boolean {
  const ofEntity = entity ? ticketsOf(entity) : () => true;
  return (event) =>
    ofEntity(event) &&
    (types.length === 0 || types.includes(event.type)) &&
    (from === undefined || event.occurred_at >= from) &&
    (to === undefined || event.occurred_at < to);
}

/** Only its opening names a ticket's entity, and comes before everything else about it: so every event must be shown to this. */
function ticketsOf({ id }: BusinessEntity): (event: Recorded) => boolean {
  const tickets = new Set<string>();
  return (event) => {
    if (event.type === 'TicketOpened' && event.data.business_entity_id === id) tickets.add(event.ticket_id);
    return tickets.has(event.ticket_id);
  };
}

/** Where it stands and what it is first, then its data, as people read it. */
function lineOf({
  position,
  stream,
  revision,
  id,
  type,
  occurred_at,
  recorded_at,
  ticket_id,
  actor,
  data,
  ...metadata
}: Recorded) {
  return { position, stream, revision, id, type, occurred_at, recorded_at, ticket_id, actor, data, ...metadata };
}
