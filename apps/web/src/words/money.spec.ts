import { readMoney } from './money';

it.each([
  ['4500', '4500.00'],
  ['4500,5', '4500.50'],
  ['4.500', '4500.00'],
  ['4.500,5', '4500.50'],
  ['4,500.25', '4500.25'],
  ['€ 12,99', '12.99'],
  ['0', '0.00'],
  ['1.234.567', '1234567.00'],
  ['', undefined],
  ['-5', undefined],
  ['4500,555', undefined],
  ['4,5,0', undefined],
  ['1.23.456', undefined],
  ['vier', undefined],
])('an amount typed as %p is %p', (typed, amount) => expect(readMoney(typed)).toBe(amount));
