import { readLine } from './read-line';

it('an amount is read as people write it', () => {
  expect(readLine('money', ' 4.500,5 ')).toBe('4500.50');
  expect(readLine('money', 'twelve')).toBeUndefined();
});

describe('a probability', () => {
  it.each([
    ['60', '60'],
    ['60 %', '60'],
    ['101', undefined],
    ['6.5', undefined],
  ])('%s', (typed, read) => expect(readLine('percent', typed)).toBe(read));
});

it('nothing clears', () => expect(readLine('line', '  ')).toBeNull());
