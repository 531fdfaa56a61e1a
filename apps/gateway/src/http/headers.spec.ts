import { Problem } from '../problems/problems';
import { etag, idempotencyKey, ifMatch } from './headers';

describe('If-Match', () => {
  it.each([
    [undefined, null],
    ['*', null],
    [' "3" ', 3],
    ['"0"', 0],
    ['W/"12"', 12],
  ])('of %s names the revision %s', (header, revision) => expect(ifMatch(header)).toBe(revision));

  it.each(['3', '', '"', '"3', '""', '"-1"', '"1.5"', '"1e3"', '"0x1"', '"3","4"', '"9999999999999999"', 'x'.repeat(10_000)])(
    'of %s is refused',
    (header) => expect(() => ifMatch(header)).toThrow(Problem),
  );

  it('understands every ETag', () => expect(ifMatch(etag(42))).toBe(42));
});

describe('an Idempotency-Key', () => {
  it.each(['a', '"quoted"', 'x'.repeat(255), '8e03978e-40d5-43e8-bc93-6894a57f9324'])('may be %s', (key) =>
    expect(idempotencyKey(key)).toBe(key),
  );
  it.each(['', ' ', 'two words', 'é', 'x'.repeat(256), ['a', 'b']])('may not be %s', (key) =>
    expect(() => idempotencyKey(key)).toThrow(Problem),
  );
  it('may be absent', () => expect(idempotencyKey(undefined)).toBeNull());
});
