import { defineWords, translate } from './words';

const words = defineWords(
  { hello: 'Hello {name}', tickets_one: '{count} ticket', tickets_other: '{count} tickets' },
  { hello: 'Hallo {name}', tickets_one: '{count} ticket', tickets_other: '{count} tickets' },
);

describe('words', () => {
  it('fill their holes', () => expect(translate(words, 'nl')('hello', { name: 'Anna' })).toBe('Hallo Anna'));
  it('leave a hole that nobody fills', () => expect(translate(words, 'en')('hello')).toBe('Hello {name}'));
  it.each([
    [1, '1 ticket'],
    [0, '0 tickets'],
    [2, '2 tickets'],
  ])('have the form for %d', (count, text) => expect(translate(words, 'en')('tickets', { count })).toBe(text));
});
