import { EventMetadata } from './events';
import { readTraceparent, Traceparent, traceIdOf, traceparentOf } from './trace';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const span = '00f067aa0ba902b7';
const header = `00-${trace}-${span}-01`;
const caused = { id: '0197d1a0-aaaa-7000-8000-000000000003', correlation_id: '0197d1a0-0000-7000-8000-000000000003' };

describe("a caller's traceparent", () => {
  it.each([
    ['of this version', header, header],
    ['not sampled', `00-${trace}-${span}-00`, `00-${trace}-${span}-00`],
    ['with flags that are not known yet', `00-${trace}-${span}-ff`, header],
    ['of a later version', `01-${trace}-${span}-01`, header],
    ['of a later version with more to say', `cc-${trace}-${span}-01-what-the-future-holds`, header],
  ])('is continued: %s', (_, given, read) => {
    expect(readTraceparent(given)).toBe(read);
    expect(Traceparent.parse(read)).toBe(read);
  });

  it.each([
    ['absent', undefined],
    ['sent twice', [header, header]],
    ['empty', ''],
    ['of the version that is forbidden', `ff-${trace}-${span}-01`],
    ['longer than its version is', `${header}-more`],
    ['in capitals', header.toUpperCase()],
    ['with a trace id of zeros', `00-${'0'.repeat(32)}-${span}-01`],
    ['with a span id of zeros', `00-${trace}-${'0'.repeat(16)}-01`],
    ['too short', `00-${trace.slice(1)}-${span}-01`],
    ['with a line break', `${header}\r\nBcc: someone@example.org`],
    ['with blanks', ` ${header} `],
  ])('is ignored: %s', (_, given) => expect(readTraceparent(given)).toBeUndefined());
});

describe('the trace of an event', () => {
  it('is the one it was given', () => {
    expect(traceIdOf({ ...caused, traceparent: header })).toBe(trace);
    expect(traceparentOf({ ...caused, traceparent: header })).toBe(header);
  });

  it('has its correlation id where nobody began one: the same for everything that the request set off', () => {
    expect(traceIdOf(caused)).toBe('0197d1a0000070008000000000000003');
    expect(traceparentOf(caused)).toBe('00-0197d1a0000070008000000000000003-0197d1a0aaaa7000-00');
    expect(Traceparent.safeParse(traceparentOf(caused)).success).toBe(true);
  });

  it('is no part of events from before there were traces, which stay sound; nonsense is not taken', () => {
    const metadata = {
      ticket_id: caused.id,
      occurred_at: '2025-03-01T09:00:00.000Z',
      actor: { kind: 'system', id: 'numbering', name: 'Numbering' },
      command_id: null,
      causation_id: caused.id,
      correlation_id: caused.correlation_id,
    };
    expect(EventMetadata.parse(metadata)).toEqual(metadata);
    expect(EventMetadata.parse({ ...metadata, traceparent: header })).toEqual({ ...metadata, traceparent: header });
    expect(EventMetadata.safeParse({ ...metadata, traceparent: 'nonsense' }).success).toBe(false);
  });
});
