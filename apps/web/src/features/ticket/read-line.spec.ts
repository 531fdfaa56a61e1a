import { readLine } from './read-line';

describe('an amount is read as people write it', () => {
  it.each([
    ['4500', '4500.00'],
    ['4.500', '4500.00'],
    ['4.500,5', '4500.50'],
    ['4,500.25', '4500.25'],
    ['€ 12,99', '12.99'],
    ['0', '0.00'],
    ['1.234.567', '1234567.00'],
  ])('%s', (typed, read) => expect(readLine('money', typed)).toBe(read));
  it.each(['twelve', '-5', '4,5,0', '1.23.456'])('%s is none', (typed) => expect(readLine('money', typed)).toBeUndefined());
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
