/** W3C trace context, level 1: which trace a request, a command, an event or a mail belongs to. https://www.w3.org/TR/trace-context/ */
import { z } from 'zod';

const shape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** As it stands in commands and events: version 00, trace id, span id, flags. */
export const Traceparent = z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
export type Traceparent = z.infer<typeof Traceparent>;

/** A caller's header, of this version or a later one. Undefined when it is none: then a trace of our own begins, as the standard says. */
export function readTraceparent(header: unknown): Traceparent | undefined {
  const [, version, traceId, spanId, flags, more] = (typeof header === 'string' && shape.exec(header)) || [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (version === 'ff' || (version === '00' && more !== undefined) || isZero(traceId) || isZero(spanId)) return undefined;
  return `00-${traceId}-${spanId}-0${Number.parseInt(flags, 16) & 1}`;
}

/** What is known of the trace of something that has a cause. */
export interface Traced {
  traceparent?: Traceparent | undefined;
  correlation_id: string;
}

/** For the metadata of what this brings about: there no field is better than an empty one. */
export const traceOf = ({ traceparent }: Pick<Traced, 'traceparent'>): Pick<Traced, 'traceparent'> =>
  traceparent === undefined ? {} : { traceparent };

/** Where neither the caller nor an exporter began a trace, the request began one whose id is its correlation id. */
export const traceIdOf = ({ traceparent, correlation_id }: Traced): string =>
  traceparent === undefined ? hex(correlation_id) : traceparent.slice(3, 35);

/** For what leaves the desk because of this event. */
export const traceparentOf = (event: Traced & { id: string }): Traceparent =>
  event.traceparent ?? `00-${traceIdOf(event)}-${hex(event.id).slice(0, 16)}-00`;

const hex = (uuid: string): string => uuid.replaceAll('-', '').toLowerCase();
const isZero = (id: string): boolean => /^0+$/.test(id);
