import type { EventToStore } from '@eventdesk/contracts';
import type { AppendResult, EventStore } from './port';
import { inSpan, type SpanToStart, tracedEventStore, type Tracer } from './tracing';

const traceparent = (digit: string) => `00-${digit.repeat(32)}-${digit.repeat(16)}-01`;

class FakeTracer implements Tracer {
  readonly started: SpanToStart[] = [];
  readonly ended: { name: string; error: unknown }[] = [];
  start(span: SpanToStart) {
    this.started.push(span);
    return {
      traceparent: `${span.parent ?? traceparent('f')}`.replace(
        /-[0-9a-f]{16}-/,
        `-${String(this.started.length).padStart(16, '0')}-`,
      ),
      end: (error?: unknown) => void this.ended.push({ name: span.name, error }),
    };
  }
}

const event = (id: string, parent?: string): EventToStore => ({
  id,
  type: 'NoteAdded.v1',
  data: { body: 'a note' },
  metadata: { ticket_id: id, ...(parent !== undefined && { traceparent: parent }) },
});

describe('a store whose appends are traced', () => {
  const appended: (readonly EventToStore[])[] = [];
  let failWith: Error | null = null;
  const store = {
    append: async (_stream: string, _expected: unknown, events: readonly EventToStore[]): Promise<AppendResult> => {
      if (failWith) throw failWith;
      appended.push(events);
      return { revision: 4, position: '9' };
    },
  } as unknown as EventStore;
  let tracer: FakeTracer;
  beforeEach(() => {
    appended.length = 0;
    failWith = null;
    tracer = new FakeTracer();
  });

  it('gives each event the span of its append, which is a child of what brought it about', async () => {
    const result = await tracedEventStore(store, tracer).append('ticket-1', 0, [
      event('a', traceparent('a')),
      event('b', traceparent('a')),
    ]);
    expect(result).toEqual({ revision: 4, position: '9' });
    expect(tracer.started).toMatchObject([{ name: 'append ticket', parent: traceparent('a') }]);
    expect(appended[0]?.map(({ metadata }) => metadata)).toEqual([
      { ticket_id: 'a', traceparent: `00-${'a'.repeat(32)}-0000000000000001-01` },
      { ticket_id: 'b', traceparent: `00-${'a'.repeat(32)}-0000000000000001-01` },
    ]);
    expect(tracer.ended).toEqual([{ name: 'append ticket', error: undefined }]);
  });

  it('keeps the traces of one append apart, and leaves what belongs to none as it is', async () => {
    const untraced = event('c');
    await tracedEventStore(store, tracer).append('numbering-x', 'no_stream', [
      event('a', traceparent('a')),
      event('b', traceparent('b')),
      untraced,
    ]);
    expect(tracer.started.map(({ parent }) => parent)).toEqual([traceparent('a'), traceparent('b')]);
    expect(appended[0]?.[2]).toBe(untraced);
  });

  it('fails as the store does, and so does the span', async () => {
    failWith = new Error('disk full');
    await expect(tracedEventStore(store, tracer).append('ticket-1', 0, [event('a', traceparent('a'))])).rejects.toBe(failWith);
    expect(tracer.ended).toEqual([{ name: 'append ticket', error: failWith }]);
  });
});

describe('work under a span', () => {
  const toStart: SpanToStart = { name: 'work', kind: 'internal', parent: traceparent('a') };

  it('is given the span to hand on; without a tracer, what came before', async () => {
    const handed = (tracer?: Tracer) => inSpan(tracer, toStart, async (parent) => parent);
    expect(await handed()).toBe(traceparent('a'));
    expect(await handed(new FakeTracer())).toBe(`00-${'a'.repeat(32)}-0000000000000001-01`);
  });

  it('ends the span also when it fails, whatever it throws', async () => {
    const tracer = new FakeTracer();
    const failing = inSpan(tracer, toStart, () => Promise.reject(undefined as unknown as Error));
    await expect(failing).rejects.toBeUndefined();
    expect(tracer.ended).toEqual([{ name: 'work', error: 'failed' }]);
  });
});
