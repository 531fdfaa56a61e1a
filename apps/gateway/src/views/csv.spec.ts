import fc from 'fast-check';
import { csvOf } from './csv';

const cellOf = (value: string) =>
  csvOf({ columns: ['cell'], rows: [[value]] })
    .split('\r\n')
    .slice(1, -1)
    .join('\r\n');

describe('a table as CSV', () => {
  it('has its columns first, a line for each row, and nothing where there is nothing', () =>
    expect(csvOf({ columns: ['key', 'tickets', 'seconds'], rows: [['sales', -2, null]] })).toBe(
      'key,tickets,seconds\r\nsales,-2,\r\n',
    ));

  it.each([
    ['=1+1', "'=1+1"],
    ['+31', "'+31"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\0=1', "'=1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ])('takes the force from %j', (value, expected) => expect(cellOf(value)).toBe(expected));

  it.each([
    ['Jansen, Jan', '"Jansen, Jan"'],
    ['"Jan"', '"""Jan"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['plain', 'plain'],
  ])('quotes %j where it must', (value, expected) => expect(cellOf(value)).toBe(expected));

  it('gives back every text by the rules of RFC 4180', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', 'é') }), (text) => {
        const written = cellOf(text);
        const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
        expect(read.replace(/^'/, '')).toBe(text);
      }),
    ));
});
