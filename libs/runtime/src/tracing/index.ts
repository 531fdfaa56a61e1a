/** Spans for OpenTelemetry, sent by OTLP over HTTP. An entry of its own: whoever sends none need not load it. */
import { diag, DiagLogLevel, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace, type Tracer } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Logger } from 'pino';

const EXPORT_TIMEOUT_MS = 5_000;
const STOP_PATIENCE_MS = 2_000;
const WARN_EVERY_MS = 60_000;

type Attributes = Record<string, string | number>;

/** What a tracer is asked for; the services know it as `SpanToStart`. */
interface ToStart {
  name: string;
  kind: keyof typeof kinds;
  parent: string | undefined;
  attributes?: Attributes;
}

const kinds = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

export interface Tracing {
  /** The tracer of one service, which is the `service.name` of its spans. */
  tracer(service: string): ServiceTracer;
  /** Sends what is left, for two seconds at most: a collector that is away must not hold up a stop. Stop it last. */
  stop(): Promise<void>;
}

export interface TracingOptions {
  /** OTEL_EXPORTER_OTLP_ENDPOINT, like http://127.0.0.1:4318; `/v1/traces` is added. */
  endpoint: string;
  logger: Logger;
  /** Where spans go instead, for specs. */
  exporter?: SpanExporter;
}

const otlp = (endpoint: string): SpanExporter =>
  new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces`, timeoutMillis: EXPORT_TIMEOUT_MS });

/** Start it first; every span of the process goes through its one queue. OpenTelemetry's own variables set sampling and headers. */
export function startTracing({ endpoint, logger, exporter = otlp(endpoint) }: TracingOptions): Tracing {
  diag.setLogger(rarely(logger), { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
  const processor = new BatchSpanProcessor(exporter);
  const tracers = new Map<string, ServiceTracer>();
  return {
    tracer(service) {
      const known = tracers.get(service);
      if (known) return known;
      const resource = resourceFromAttributes({ 'service.name': service, 'service.namespace': 'eventdesk' });
      const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] });
      const tracer = new ServiceTracer(provider.getTracer('eventdesk'));
      tracers.set(service, tracer);
      return tracer;
    },
    async stop() {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, STOP_PATIENCE_MS)));
      await Promise.race([processor.shutdown().catch(() => undefined), patience]);
      clearTimeout(timer);
    },
  };
}

export class ServiceTracer {
  constructor(private readonly tracer: Tracer) {}

  /** No context is kept behind the scenes: the parent is named, and what is brought about is given the span's `traceparent`. */
  start({ name, kind, parent, attributes }: ToStart): StartedSpan {
    const context = parent === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, contextOf(parent));
    return new StartedSpan(this.tracer.startSpan(name, { kind: kinds[kind], ...(attributes && { attributes }) }, context));
  }
}

class StartedSpan {
  readonly traceparent: string;

  constructor(private readonly span: Span) {
    const { traceId, spanId, traceFlags } = span.spanContext();
    this.traceparent = `00-${traceId}-${spanId}-0${traceFlags & 1}`;
  }

  end(error?: unknown, attributes: Attributes = {}): void {
    this.span.setAttributes(attributes);
    if (error !== undefined) this.#fail(error);
    this.span.end();
  }

  #fail(error: unknown): void {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    this.span.setAttribute('error.type', name);
    this.span.setStatus({ code: SpanStatusCode.ERROR, message });
  }
}

const contextOf = (traceparent: string) => ({
  traceId: traceparent.slice(3, 35),
  spanId: traceparent.slice(36, 52),
  traceFlags: Number(traceparent.slice(54)),
  isRemote: true,
});

/** One line for many: a collector that is away fails every batch. */
function rarely(logger: Logger) {
  let warnedAt = -Infinity;
  const ignore = () => {};
  const error = (message: string) => {
    if (performance.now() - warnedAt < WARN_EVERY_MS) return;
    warnedAt = performance.now();
    logger.warn({ reason: message }, 'traces could not be sent');
  };
  return { error, warn: ignore, info: ignore, debug: ignore, verbose: ignore };
}
