import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell } from './rejected-rows';

const read = (text: string) => parse(`${text},end\r\n`, { record_delimiter: '\r\n' });

describe('a cell of the list of rejected rows', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t'=1"],
    ['x;=HYPERLINK("u")', `"x;'=HYPERLINK(""u"")"`],
    ['x| +1;y', "x|' +1;y"],
    ['two\n-lines', `"two\n'-lines"`],
    ['\0=1', "'\0=1"],
    ['a=b', 'a=b'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=a,"b"\n', `"'=a,""b""\n"`],
    ['', ''],
  ])('%j is written as %j', (value, cell) => expect(csvCell(value)).toBe(cell));

  it('reads back as what it was, but for the apostrophe that keeps a spreadsheet from computing it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50, unit: fc.constantFrom(...'a\'" ;|,\t\r\n\0=+-@') }), (value) => {
        const cell = read(csvCell(value))[0]?.[0] ?? '';
        expect(cell.replaceAll("'", '')).toBe(value.replaceAll("'", ''));
        expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/);
        expect(cell).not.toMatch(/[;\t|\r\n]\s*[=+\-@]/);
      }),
    );
  });

  it('is cut where it would fill the list', () => expect(csvCell('x'.repeat(5_000))).toHaveLength(1_001));
});
