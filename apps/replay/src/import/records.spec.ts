import { csvRecords } from './records';

const read = async (text: string | Buffer, { chunk = 7, delimiter = ',', encoding = 'utf-8' } = {}) => {
  const bytes = typeof text !== 'string' ? text : encoding === 'utf-16le' ? Buffer.from(text, 'utf16le') : Buffer.from(text);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  const records = [];
  for await (const batch of csvRecords(chunks(), { delimiter, encoding })) records.push(...batch);
  return records.map(({ line, values, undecodable }) => (undecodable ? [line, values, 'undecodable'] : [line, values]));
};

describe('records of a CSV file', () => {
  it('are read with quotes, doubled quotes, delimiters and line ends in values', async () => {
    expect(await read('a,b\r\n"x, ""y""",2\r\n"two\r\nlines",3\r\n4,5')).toEqual([
      [1, ['a', 'b']],
      [2, ['x, "y"', '2']],
      [3, ['two\nlines', '3']],
      [5, ['4', '5']],
    ]);
  });

  it('are the same whatever pieces the file comes in, and without its byte order mark', async () => {
    const text = '\ufeffnaïve,b\n"é\n✓",2\n';
    for (const chunk of [1, 2, 3, 1000])
      expect(await read(text, { chunk })).toEqual([
        [1, ['naïve', 'b']],
        [2, ['é\n✓', '2']],
      ]);
  });

  it('may use another delimiter and another encoding', async () => {
    expect(await read('\ufeffa;b\n1;é\n', { delimiter: ';', encoding: 'utf-16le' })).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'é']],
    ]);
  });

  it('say when bytes are none of the encoding: of their own record, wherever the pieces are cut; U+FFFD in the file is text', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n1,\ufffd\n2,'),
      Buffer.from('Caf\xe9\n"x\n\xe9",3\n', 'latin1'),
      Buffer.from('4,é\n5,'),
      Buffer.from([0xc3]),
    ]);
    for (const chunk of [1, 2, 3, 1000])
      expect(await read(bytes, { chunk })).toEqual([
        [1, ['a', 'b']],
        [2, ['1', '\ufffd']],
        [3, ['2', 'Caf\ufffd'], 'undecodable'],
        [4, ['x\n\ufffd', '3'], 'undecodable'],
        [6, ['4', 'é']],
        [7, ['5', '\ufffd'], 'undecodable'],
      ]);
    const surrogate = Buffer.concat([
      Buffer.from('a\n', 'utf16le'),
      Buffer.from([0x00, 0xd8]),
      Buffer.from('\n\u0a00\u0141', 'utf16le'),
    ]);
    expect(await read(surrogate, { chunk: 3, encoding: 'utf-16le' })).toEqual([
      [1, ['a']],
      [2, ['\ufffd'], 'undecodable'],
      [3, ['\u0a00\u0141']],
    ]);
    expect(await read(Buffer.from([0x80, 0x2c, 0xe9]), { encoding: 'windows-1252' })).toEqual([[1, ['€', 'é']]]);
  });

  it('skip empty lines, and keep short and long ones for the reader to judge', async () => {
    expect(await read('a,b\n\n1\n   \n1,2,3\n,\n')).toEqual([
      [1, ['a', 'b']],
      [3, ['1']],
      [5, ['1', '2', '3']],
      [6, ['', '']],
    ]);
  });

  it.each([
    ['a quote that never closes', 'a,b\n1,"x\n2,3\n4,5\n'],
    ['a quote inside a value', 'a,b\n1,x"y\n2,3\n4,5\n'],
    ['text after a closing quote', 'a,b\n1,"x"y\n2,3\n4,5\n'],
    ['two stray quotes that seem to close each other', 'a,b\n1,"x\n2,3\n4,5\n6,"x\n'],
  ])('%s costs its own line alone', async (_, text) => {
    const records = await read(text);
    expect(records[1]).toEqual([2, null]);
    expect(records.slice(2, 4)).toEqual([
      [3, ['2', '3']],
      [4, ['4', '5']],
    ]);
  });

  it('of a file without line ends are refused rather than kept in memory', async () => {
    async function* endless() {
      const chunk = Buffer.alloc(2 ** 20, 'x');
      for (let count = 0; count < 40; count++) yield chunk;
    }
    await expect(async () => {
      for await (const batch of csvRecords(endless(), { delimiter: ',', encoding: 'utf-8' })) void batch;
    }).rejects.toThrow(/16 MiB/);
  });

  it.each([
    ['utf-8', 'latin1'],
    ['utf-16le', 'utf16le'],
  ] as const)('are refused when one line of many is too long (%s)', async (encoding, written) => {
    const text = Buffer.from(`a,b\n${'x'.repeat(16 * 2 ** 20 + 1)},1\n2,3\n`, written);
    async function* inChunks() {
      for (let at = 0; at < text.length; at += 65_535) yield text.subarray(at, at + 65_535);
    }
    await expect(async () => {
      for await (const batch of csvRecords(inChunks(), { delimiter: ',', encoding })) void batch;
    }).rejects.toThrow(/16 MiB/);
  });
});
