/** Tracing as the services see it: an exporter stands behind it, or nothing does. No payload ever becomes part of a span. */
import type { EventToStore, Traceparent } from '@eventdesk/contracts';
import { categoryOf } from '@eventdesk/contracts';
import type { EventStore } from './port';

export interface SpanToStart {
  /** Of few different names: no ids. */
  name: string;
  kind: 'server' | 'client' | 'consumer' | 'internal';
  /** Absent: the span begins a trace. */
  parent: Traceparent | undefined;
  attributes?: Record<string, string | number>;
}

export interface Span {
  /** What is brought about under this span carries it. */
  readonly traceparent: Traceparent;
  /** @param error whatever failed, when it did: its name and message are kept */
  end(error?: unknown, attributes?: Record<string, string | number>): void;
}

/** Starts spans in the name of one service. */
export interface Tracer {
  start(span: SpanToStart): Span;
}

/** Does the work under a span; without a tracer just does it. The work is given what it shall hand on. */
export async function inSpan<T>(
  tracer: Tracer | undefined,
  toStart: SpanToStart,
  work: (traceparent: Traceparent | undefined) => Promise<T>,
): Promise<T> {
  if (!tracer) return work(toStart.parent);
  const span = tracer.start(toStart);
  try {
    const result = await work(span.traceparent);
    span.end();
    return result;
  } catch (error) {
    span.end(error ?? 'failed');
    throw error;
  }
}

/** The same store, whose appends are spans; the events carry the span of their append. One span for each trace in an append. */
export function tracedEventStore(store: EventStore, tracer: Tracer): EventStore {
  return {
    readStream: (stream, range) => store.readStream(stream, range),
    readAll: (range) => store.readAll(range),
    subscribe: (range, signal) => store.subscribe(range, signal),
    head: () => store.head(),
    close: () => store.close(),
    async append(stream, expected, events) {
      const spans = startSpans(tracer, stream, events);
      const traced = events.map((event) => withSpan(event, spans.get(parentOf(event))));
      try {
        const appended = await store.append(stream, expected, traced);
        for (const span of spans.values()) span.end(undefined, { 'eventdesk.revision': appended.revision });
        return appended;
      } catch (error) {
        for (const span of spans.values()) span.end(error);
        throw error;
      }
    },
  };
}

type Metadata = { traceparent?: Traceparent } | null;
const parentOf = ({ metadata }: EventToStore) => (metadata as Metadata)?.traceparent;

/** What belongs to no trace begins none: a log filled from elsewhere would be one trace an event. */
function startSpans(tracer: Tracer, stream: string, events: readonly EventToStore[]): Map<Traceparent | undefined, Span> {
  const parents = new Set(events.map(parentOf).filter((parent) => parent !== undefined));
  const toStart = { name: `append ${categoryOf(stream)}`, kind: 'client' as const, attributes: { 'eventdesk.stream': stream } };
  return new Map([...parents].map((parent) => [parent, tracer.start({ ...toStart, parent })]));
}

const withSpan = (event: EventToStore, span: Span | undefined): EventToStore =>
  span ? { ...event, metadata: { ...(event.metadata as object), traceparent: span.traceparent } } : event;
