import { keptKeys } from './kept-keys';

describe('the key of an act', () => {
  it('is the same for the same content until that is done', () => {
    const keys = keptKeys();
    const first = keys.of('Hello');
    expect(keys.of('Hello')).toBe(first);
    expect(keys.of('Hello, again')).not.toBe(first);
    expect(keys.of('Hello')).toBe(first);
    keys.done('Hello');
    expect(keys.of('Hello')).not.toBe(first);
  });
  it('can come from before', () => {
    const keys = keptKeys();
    keys.keep('Hello', 'of yesterday');
    expect(keys.of('Hello')).toBe('of yesterday');
  });
});
