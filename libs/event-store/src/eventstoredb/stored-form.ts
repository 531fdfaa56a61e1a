/** Events as the server keeps them: data as JSON (gzipped in large appends), our clock's instant beside the caller's metadata. */
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import type { EventToStore, StoredEvent } from '@eventdesk/contracts';
import type { EventData, JSONType, RecordedEvent } from '@eventstore/db-client';
import { CorruptEvent } from '../port';
import { toRevision, toText } from './place';

/** EventStoreDB takes 1 MiB an append unless told otherwise (KurrentDB from 25.1: 16 MiB an event). Mails with pictures are larger. */
const COMPRESSED_FROM_BYTES = 512 * 1024;
/** No event is larger than this once unpacked; what claims to be is not ours. */
const LARGEST_EVENT_BYTES = 64 * 1024 * 1024;
const zip = promisify(gzip);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws RangeError where the server would not keep it as it is */
export async function toEventData(events: readonly EventToStore[], recorded_at: string): Promise<EventData[]> {
  const written = events.map((event) => {
    mustBeOurs(event);
    // What JSON has no word for reads back as null, as in an array.
    const data = (event.data ?? null) as JSONType;
    return { event: { ...event, data, metadata: { ...event.metadata, recorded_at } }, json: JSON.stringify(data) };
  });
  const bytes = written.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0);
  if (bytes < COMPRESSED_FROM_BYTES) return written.map(({ event }) => ({ ...event, contentType: 'application/json' as const }));
  return Promise.all(
    written.map(async ({ event, json }) => {
      const data = new Uint8Array(await zip(json));
      return { ...event, data, contentType: 'application/octet-stream' as const };
    }),
  );
}

/** @throws CorruptEvent when a gzipped event does not unpack to JSON */
export function toStoredEvent(event: RecordedEvent): StoredEvent {
  const { id, type, streamId: stream, position } = event;
  if (!position) throw new Error('the server gives no positions with events: EventStoreDB 23.10 or later is needed');
  const place = { stream, revision: toRevision(event.revision), position: toText(position) };
  // Another program's events have no instant of ours.
  const { recorded_at = event.created.toISOString(), ...metadata } = (event.metadata ?? {}) as { recorded_at?: string };
  return {
    id,
    ...place,
    recorded_at,
    type,
    data: event.isJson ? event.data : unpacked(event.data, place),
    metadata,
  };
}

function unpacked(
  data: unknown,
  { stream, revision, position }: { stream: string; revision: number; position: string },
): unknown {
  try {
    return JSON.parse(gunzipSync(data as Uint8Array, { maxOutputLength: LARGEST_EVENT_BYTES }).toString()) as unknown;
  } catch {
    throw new CorruptEvent(stream, revision, position);
  }
}

/** A leading `$` is the server's own: such events would be written, and left out of the log by every reader. */
export function mustBeName(name: string): void {
  if (name === '' || name.startsWith('$')) throw new RangeError(`${JSON.stringify(name)} is no name of a stream or type`);
}

function mustBeOurs(event: EventToStore): asserts event is EventToStore & { metadata: object } {
  const { id, type, metadata } = event;
  mustBeName(type);
  if (!UUID.test(id)) throw new RangeError(`${JSON.stringify(id)} is no event id: a UUID in lower case is needed`);
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata) || 'recorded_at' in metadata)
    throw new RangeError(`${type} ${id}: metadata is to be an object without recorded_at`);
}
