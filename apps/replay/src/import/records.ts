/** Records of a CSV file (RFC 4180), each with its line number. One broken record never takes the rest of the file with it. */
import { CsvError, parse } from 'csv-parse/sync';
import { WrongFile } from '../usage-error';

export interface CsvRecord {
  /** Line that the record starts at, counted from 1. */
  line: number;
  /** null: the quotes of this line do not close. */
  values: string[] | null;
  /** Some of its bytes are no text of the encoding: U+FFFD stands for them in the values. */
  undecodable: boolean;
}

/** A quote that never closes would take everything behind it: beyond this the line with the quote is given up instead. */
const MAX_RECORD_LINES = 10_000;
const MAX_RECORD_CHARACTERS = 2 ** 20;
/** No text file has such lines; reading on would only fill the memory. */
const MAX_LINE_BYTES = 16 * 2 ** 20;

interface Line {
  text: string;
  undecodable: boolean;
}

/** Lines of a stream of bytes, without their ends (LF or CRLF) and byte order mark, each decoded by itself. @throws WrongFile */
async function* linesOf(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Line[]> {
  const decode = lineDecoder(encoding);
  const [lineEnd, width] = encoding === 'utf-16le' ? (['utf16le', 2] as const) : (['latin1', 1] as const);
  let rest = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const read = Buffer.concat([rest, chunk]);
    const lines: Line[] = [];
    let start = 0;
    // What is left of the chunks before has no line end.
    let searched = rest.length - (rest.length % width);
    for (let end; (end = read.indexOf('\n', searched, lineEnd)) >= 0; searched = start = end + width)
      lines.push(decode(noLongerThanAllowed(read.subarray(start, end))));
    rest = noLongerThanAllowed(read.subarray(start));
    yield lines;
  }
  if (rest.length > 0) yield [decode(rest)];
}

function noLongerThanAllowed<T extends Buffer>(line: T): T {
  if (line.length > MAX_LINE_BYTES) throw new WrongFile('a line of over 16 MiB: this is no CSV file');
  return line;
}

function lineDecoder(encoding: string): (bytes: Uint8Array) => Line {
  const textDecoder = (fatal: boolean) => {
    const decoder = new TextDecoder(encoding, { fatal });
    // In one go, Node 20 reads windows-1252 as if it were Latin-1; in pieces it does not.
    return (bytes: Uint8Array) => (decoder.decode(bytes, { stream: true }) + decoder.decode()).replace(/\r$/, '');
  };
  const lenient = textDecoder(false);
  let strict = textDecoder(true);
  return (bytes) => {
    try {
      return { text: strict(bytes), undecodable: false };
    } catch {
      strict = textDecoder(true);
      return { text: lenient(bytes), undecodable: true };
    }
  };
}

/**
 * A quoted value may span lines. When what a quote opens does not end as a record of as many values as the first record has,
 * the line with the quote is given up alone, and reading goes on with the line after it. Empty lines are skipped.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  { delimiter, encoding }: { delimiter: string; encoding: string },
): AsyncGenerator<CsvRecord[]> {
  const reader = new RecordReader(delimiter);
  for await (const lines of linesOf(bytes, encoding)) yield reader.take(lines);
  yield reader.end();
}

/** Values of the record (none: an empty line) and how many lines it takes. */
interface Taken {
  values: string[] | null;
  lines: number;
}
const givenUp: Taken = { values: null, lines: 1 };

class RecordReader {
  /** Lines not yet given out as records: those of a quoted value that goes on. */
  #waiting: Line[] = [];
  #nextLine = 1;
  #width: number | null = null;

  constructor(private readonly delimiter: string) {}

  take(lines: Line[]): CsvRecord[] {
    return this.#read(lines, false);
  }

  end(): CsvRecord[] {
    return this.#read([], true);
  }

  #read(lines: Line[], isEnd: boolean): CsvRecord[] {
    const all = this.#waiting.concat(lines);
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < all.length) {
      const taken = this.#recordAt(all, at, isEnd);
      if (taken === null) break;
      const { values } = taken;
      const undecodable = all.slice(at, at + taken.lines).some((line) => line.undecodable);
      if (values === null || values.length > 0) records.push({ line: this.#nextLine, values, undecodable });
      at += taken.lines;
      this.#nextLine += taken.lines;
    }
    this.#waiting = all.slice(at);
    return records;
  }

  /** null: more lines are needed to tell. */
  #recordAt(lines: Line[], at: number, isEnd: boolean): Taken | null {
    const first = lines[at]?.text ?? '';
    if (first.trim() === '') return { values: [], lines: 1 };
    if (!first.includes('"')) return { values: this.#accept(first.split(this.delimiter)), lines: 1 };

    let text = first;
    let open = isOdd(quotesIn(first));
    for (let count = 1; open; count++) {
      if (count >= MAX_RECORD_LINES || text.length > MAX_RECORD_CHARACTERS) return givenUp;
      const next = lines[at + count]?.text;
      if (next === undefined) return isEnd ? givenUp : null;
      text += `\n${next}`;
      open = open !== isOdd(quotesIn(next));
      if (!open) return this.#whole(text, count + 1);
    }
    return this.#whole(text, 1);
  }

  #whole(text: string, lines: number): Taken {
    const values = this.#parse(text);
    const isWhole = values !== null && (lines === 1 || values.length === this.#width);
    return isWhole ? { values: this.#accept(values), lines } : givenUp;
  }

  #accept(values: string[]): string[] {
    this.#width ??= values.length;
    return values;
  }

  #parse(text: string): string[] | null {
    try {
      const records = parse(text, { delimiter: this.delimiter, record_delimiter: '\n', relax_column_count: true });
      return records.length === 1 ? (records[0] ?? null) : null;
    } catch (error) {
      if (error instanceof CsvError) return null;
      throw error;
    }
  }
}

const quotesIn = (text: string): number => text.split('"').length - 1;
const isOdd = (count: number): boolean => count % 2 === 1;
