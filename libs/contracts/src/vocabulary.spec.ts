import { Description, EmailAddress, Instant, Line, Money, Subject, Uuid } from './vocabulary';

const parsed = (schema: { safeParse(value: unknown): { data?: unknown } }, value: unknown) =>
  schema.safeParse(value).data ?? null;

describe('money is euro with cents, as text', () => {
  it.each([
    [4500, '4500.00'],
    ['4500', '4500.00'],
    ['4500.5', '4500.50'],
    [0.1, '0.10'],
    ['0042.10', '42.10'],
    [' 7 ', '7.00'],
    [999_999_999_999.99, '999999999999.99'],
  ])('%p is %s', (given, expected) => expect(parsed(Money, given)).toBe(expected));

  it.each([-1, '-1', 4500.005, '4500.005', 1e-7, 1e20, Number.NaN, '1e3', '', '4,500', null, '0x10'])(
    '%p is refused, never rounded',
    (given) => expect(parsed(Money, given)).toBeNull(),
  );
});

describe('an instant is UTC with milliseconds', () => {
  it.each([
    ['2025-03-01T10:00:00+01:00', '2025-03-01T09:00:00.000Z'],
    ['2025-03-01T09:00:00.1Z', '2025-03-01T09:00:00.100Z'],
  ])('%s is %s', (given, expected) => expect(parsed(Instant, given)).toBe(expected));
  it.each(['2025-03-01', '2025-03-01T09:00:00', 'soon', '2025-13-01T09:00:00Z'])('%s is refused', (given) =>
    expect(parsed(Instant, given)).toBeNull(),
  );
});

describe('an id has one spelling', () => {
  it('in lower case', () =>
    expect(parsed(Uuid, 'ABCDEF00-0000-4000-8000-00000000000A')).toBe('abcdef00-0000-4000-8000-00000000000a'));
});

describe('a limit counts characters', () => {
  it('as people do: an emoji is one', () => {
    expect(parsed(Subject, '😀'.repeat(300))).not.toBeNull();
    expect(parsed(Subject, '😀'.repeat(301))).toBeNull();
    expect(parsed(Description, 'x'.repeat(100_000))).not.toBeNull();
    expect(parsed(Description, 'x'.repeat(100_001))).toBeNull();
  });
});

describe('what stands in a mail header is one line', () => {
  it.each(['a\r\nBcc: x', 'a\u2028b', 'tab\there', '   '])('%j is refused', (given) =>
    expect(parsed(Line(100), given)).toBeNull(),
  );
  it.each(['a@b', 'x'.repeat(250) + '@b.nl', 'a b@c.nl', 'a@b.nl\nx'])('%j is no address', (given) =>
    expect(parsed(EmailAddress, given)).toBeNull(),
  );
});
