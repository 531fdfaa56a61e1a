/** What services are asked and told, under spans: whoever works under one is given a traceparent that names it. */
import { type Recorded, type StoredEvent, type Traced, type Traceparent, traceIdOf } from '@eventdesk/contracts';
import { inSpan, type Tracer } from '@eventdesk/event-store';

/** A request that belongs to a trace says so in its metadata; a ping or a query has none. */
interface TracedRequest {
  metadata: { traceparent: Traceparent };
}

const isTraced = (data: unknown): data is TracedRequest =>
  typeof (data as Partial<TracedRequest> | null)?.metadata?.traceparent === 'string';

/** @param asked `client` where it is asked, `server` where it is answered */
export function tracedRequest<T>(
  tracer: Tracer | undefined,
  asked: { kind: 'client' | 'server'; pattern: string },
  data: unknown,
  work: (data: unknown) => Promise<T>,
): Promise<T> {
  if (!tracer || !isTraced(data)) return work(data);
  const span = { name: asked.pattern, kind: asked.kind, parent: data.metadata.traceparent };
  return inSpan(tracer, span, (traceparent) => work({ ...data, metadata: { ...data.metadata, traceparent } }));
}

/** The handler is given the event as of its own span, so that what it writes because of the event belongs there. */
export function tracedEvent(
  tracer: Tracer | undefined,
  consumer: string,
  event: Recorded,
  handle: (event: Recorded) => Promise<void>,
): Promise<void> {
  if (!tracer) return handle(event);
  const span = {
    name: `handle ${event.type}`,
    kind: 'consumer' as const,
    parent: event.traceparent,
    attributes: { 'eventdesk.consumer': consumer, 'eventdesk.stream': event.stream, 'eventdesk.revision': event.revision },
  };
  return inSpan(tracer, span, (traceparent) => handle(traceparent === undefined ? event : { ...event, traceparent }));
}

/** For log lines about an event that may not even be readable, or a request. */
export const traceIdOfStored = ({ metadata }: StoredEvent): string | undefined => traceIdIn(metadata);
export const traceIdOfRequest = (data: unknown): string | undefined =>
  traceIdIn((data as { metadata?: unknown } | null)?.metadata);

function traceIdIn(metadata: unknown): string | undefined {
  const { traceparent, correlation_id } = (metadata ?? {}) as Partial<Traced>;
  return correlation_id === undefined ? undefined : traceIdOf({ traceparent, correlation_id });
}
