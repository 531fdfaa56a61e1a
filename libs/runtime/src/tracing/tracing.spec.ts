import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { pino } from 'pino';
import { startTracing } from '.';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const endpoint = 'http://127.0.0.1:9';

describe('tracing', () => {
  const sent: ReadableSpan[] = [];
  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const exporterThat = (says: (done: (result: { code: number; error?: Error }) => void) => void): SpanExporter => ({
    export: (spans, done) => {
      sent.push(...spans);
      says(done);
    },
    shutdown: async () => {},
  });
  const exporter = exporterThat((done) => done({ code: 0 }));
  const one = (name: string) => {
    const span = sent.find((candidate) => candidate.name === name);
    if (!span) throw new Error(`no span ${name}`);
    return span;
  };
  beforeEach(() => {
    sent.length = 0;
    lines.length = 0;
  });

  it('sends the spans of each service under its name, joined by the parents they were given, when it stops', async () => {
    const tracing = startTracing({ endpoint, logger, exporter });
    const root = tracing.tracer('gateway').start({ name: 'POST /tickets', kind: 'server', parent: undefined });
    const child = tracing.tracer('numbering').start({ name: 'handle', kind: 'consumer', parent: root.traceparent });
    child.end();
    root.end(undefined, { 'http.response.status_code': 201 });
    await tracing.stop();
    const { traceId, spanId } = one('POST /tickets').spanContext();
    expect(root.traceparent).toBe(`00-${traceId}-${spanId}-01`);
    expect(one('handle').spanContext().traceId).toBe(traceId);
    expect(one('handle').parentSpanContext?.spanId).toBe(spanId);
    expect(one('POST /tickets').attributes).toEqual({ 'http.response.status_code': 201 });
    const names = ['POST /tickets', 'handle'].map((name) => one(name).resource.attributes['service.name']);
    expect(names).toEqual(['gateway', 'numbering']);
  });

  it('continues the trace of a caller, and records nothing where the caller said not to', async () => {
    const tracing = startTracing({ endpoint, logger, exporter });
    const start = (name: string, flags: string) =>
      tracing.tracer('gateway').start({ name, kind: 'server', parent: `00-${trace}-00f067aa0ba902b7-${flags}` });
    const [sampled, unsampled] = [start('sampled', '01'), start('unsampled', '00')];
    expect(unsampled.traceparent).toMatch(new RegExp(`^00-${trace}-[0-9a-f]{16}-00$`));
    sampled.end();
    unsampled.end();
    await tracing.stop();
    expect(sent.map(({ name }) => name)).toEqual(['sampled']);
    expect(one('sampled').parentSpanContext).toMatchObject({ traceId: trace, spanId: '00f067aa0ba902b7' });
  });

  it('keeps the name of what failed', async () => {
    const tracing = startTracing({ endpoint, logger, exporter });
    tracing.tracer('mail').start({ name: 'send', kind: 'client', parent: undefined }).end(new TypeError('no'));
    await tracing.stop();
    expect(one('send')).toMatchObject({ attributes: { 'error.type': 'TypeError' }, status: { code: 2, message: 'no' } });
  });

  it('says once that a collector takes nothing', async () => {
    const failing = exporterThat((done) => done({ code: 1, error: new Error('nobody listens') }));
    const tracing = startTracing({ endpoint, logger, exporter: failing });
    const tracer = tracing.tracer('gateway');
    for (let left = 1_200; left > 0; left--) tracer.start({ name: 'a', kind: 'server', parent: undefined }).end();
    await tracing.stop();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('nobody listens');
  });

  it('stops in two seconds with a collector that never answers', async () => {
    let answer: (result: { code: number }) => void = () => {};
    const tracing = startTracing({ endpoint, logger, exporter: exporterThat((done) => (answer = done)) });
    tracing.tracer('gateway').start({ name: 'a', kind: 'server', parent: undefined }).end();
    const started = performance.now();
    await tracing.stop();
    expect(performance.now() - started).toBeLessThan(3_000);
    answer({ code: 0 });
  });
});
