/** Every event of the desk: its schema, its stored name with version, and how older versions are read. */
import { z } from 'zod';
import { numberingEventSchemas, notificationEventSchemas } from './other-events';
import { slaEventSchemas } from './sla-events';
import { ticketEventSchemas } from './ticket-events';
import { Traceparent } from './trace';
import { Actor, type Instant } from './vocabulary';

export const eventSchemas = {
  ...ticketEventSchemas,
  ...slaEventSchemas,
  ...numberingEventSchemas,
  ...notificationEventSchemas,
} as const;

type Schemas = typeof eventSchemas;
export type EventType = keyof Schemas;
type EventOf<S extends Record<string, z.ZodType>> = { [T in keyof S & string]: { type: T; data: z.infer<S[T]> } }[keyof S &
  string];

export type TicketEvent = EventOf<typeof ticketEventSchemas>;
export type SlaEvent = EventOf<typeof slaEventSchemas>;
export type NumberingEvent = EventOf<typeof numberingEventSchemas>;
export type NotificationEvent = EventOf<typeof notificationEventSchemas>;
export type DeskEvent = TicketEvent | SlaEvent | NumberingEvent | NotificationEvent;

/** What a decider returns and a fold reads: an event with when it happened and who did it. */
export type Fact<E extends DeskEvent = DeskEvent> = E & { occurred_at: Instant; actor: Actor };

/** What travels with every event, beside its data. */
export const EventMetadata = z.object({
  ticket_id: z.uuid(),
  occurred_at: z.iso.datetime(),
  actor: Actor,
  /** The command that decided it; null where an event was decided by a service from another event. */
  command_id: z.uuid().nullable(),
  /** Id of the event or command that directly brought it about. */
  causation_id: z.uuid(),
  correlation_id: z.uuid(),
  /** The span that brought it about; absent where neither the caller nor an exporter began a trace. */
  traceparent: Traceparent.optional(),
  /** History from another system: everything treats it as any other, but nobody is mailed about it. */
  imported: z.literal(true).optional(),
});
export type EventMetadata = z.infer<typeof EventMetadata>;

/** Where a stored event stands. `revision` counts from 0 in its stream; `position` is opaque, ordered by `comparePositions`. */
export interface StoredAt {
  id: string;
  stream: string;
  revision: number;
  position: string;
  recorded_at: Instant;
}

/** An event as every reader sees it: decoded, upcast to the present version, with its place and its metadata. */
export type Recorded<E extends DeskEvent = DeskEvent> = E & StoredAt & EventMetadata;

/** The stored form: what the event store keeps, whichever engine it is. */
export interface StoredEvent extends StoredAt {
  type: string;
  data: unknown;
  metadata: unknown;
}
export type EventToStore = Pick<StoredEvent, 'id' | 'type' | 'data' | 'metadata'>;

/** Present version of each event whose shape ever changed; all others are at version 1. */
export type Versions = Partial<Record<string, number>>;
/** Reads data of version n as data of version n + 1; keyed by the stored name it starts from, like `TicketRated.v1`. */
export type Upcasters = Record<string, (data: never) => unknown>;

export const versions: Versions = {};
export const upcasters: Upcasters = {};

export class UnknownEvent extends Error {
  constructor(readonly storedName: string) {
    super(`no schema for the stored event "${storedName}": this build is older than what wrote it, or the log is not a desk's`);
    this.name = 'UnknownEvent';
  }
}

/** Encodes and decodes events; the desk's own is `eventCodec`, tests build others to show how versions work. */
export function createEventCodec<S extends Record<string, z.ZodType>>(schemas: S, present: Versions, casts: Upcasters) {
  const versionOf = (type: string) => present[type] ?? 1;
  const storedName = (type: string) => `${type}.v${versionOf(type)}`;
  const current = new Map(Object.keys(schemas).map((type) => [storedName(type), type]));

  const upcast = (stored: string, data: unknown): { type: string; data: unknown } => {
    const type = current.get(stored);
    if (type !== undefined) return { type, data };
    const cast = casts[stored];
    const match = /^(.+)\.v(\d+)$/.exec(stored);
    if (!cast || !match) throw new UnknownEvent(stored);
    return upcast(`${match[1]}.v${Number(match[2]) + 1}`, cast(data as never));
  };

  return {
    storedName,
    /** Data and metadata are parsed by their schemas: what is malformed never reaches the log. @throws ZodError */
    encode(id: string, event: { type: string; data: unknown }, metadata: EventMetadata): EventToStore {
      const schema = schemas[event.type];
      if (!schema) throw new UnknownEvent(event.type);
      return { id, type: storedName(event.type), data: schema.parse(event.data), metadata: EventMetadata.parse(metadata) };
    },
    /** Trusts what the log's checksum already vouches for: no schema runs here; `verify` runs them all. @throws UnknownEvent */
    decode<E extends DeskEvent = DeskEvent>(stored: StoredEvent): Recorded<E> {
      const { type, data } = upcast(stored.type, stored.data);
      const { id, stream, revision, position, recorded_at, metadata } = stored;
      // The spread stands last: as the first, it would take V8 longer than all the rest of reading an event.
      const event = { id, stream, revision, position, recorded_at, type, data, ...(metadata as EventMetadata) };
      return event as unknown as Recorded<E>;
    },
    /** Runs the schemas over a stored event; the answer lists what is wrong with it, empty when sound. */
    check(stored: StoredEvent): string[] {
      try {
        const { type, data } = upcast(stored.type, stored.data);
        const results = [schemas[type]?.safeParse(data), EventMetadata.safeParse(stored.metadata)];
        return results
          .flatMap((result) => result?.error?.issues ?? [])
          .map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    },
  };
}

export const eventCodec = createEventCodec(eventSchemas, versions, upcasters);

const namesOf = (schemas: object) => new Set(Object.keys(schemas));
const categories = {
  ticket: namesOf(ticketEventSchemas),
  sla: namesOf(slaEventSchemas),
  numbering: namesOf(numberingEventSchemas),
  notification: namesOf(notificationEventSchemas),
};
const isIn =
  <E extends DeskEvent>(category: keyof typeof categories) =>
  <R extends { type: string }>(event: R): event is R & E =>
    categories[category].has(event.type);

export const isTicketEvent = isIn<TicketEvent>('ticket');
export const isSlaEvent = isIn<SlaEvent>('sla');
export const isNumberingEvent = isIn<NumberingEvent>('numbering');
export const isNotificationEvent = isIn<NotificationEvent>('notification');
