/** First pass of an import: every row of the file is judged by itself, sound ones are staged by case. */
import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WrongFile } from '../usage-error';
import { type CaseRow, readCaseRow, type ReadingRows } from './case-row';
import type { Mapping } from './mapping';
import { type CsvRecord, csvRecords } from './records';
import { RejectedRow, type Rejection, type RejectionReason } from './rejection';

export interface StagingSink {
  header(columns: string[]): void;
  row(row: CaseRow): void;
  rejected(rejection: Rejection): Promise<void>;
  progress(rows: number, share: number): void;
}

/** @returns how many rows were read, the header not counted. @throws WrongFile */
export async function stageFile(path: string, reading: ReadingRows, sink: StagingSink): Promise<number> {
  const size = await sizeOf(path);
  const file = createReadStream(path, { highWaterMark: 2 ** 18 });
  let header: string[] | null = null;
  let rows = 0;
  for await (const records of csvRecords(contentOf(path, file), reading.mapping.csv)) {
    for (const record of records) {
      if (header === null) {
        header = readHeader(record, reading.mapping);
        sink.header(header);
        continue;
      }
      rows++;
      const row = judge(header, record, reading);
      if ('reason' in row) await sink.rejected(row);
      else sink.row(row);
    }
    sink.progress(rows, size === 0 ? 1 : file.bytesRead / size);
  }
  if (header === null) throw new WrongFile(`${path} is empty; expected a header line with the names of the columns`);
  return rows;
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new WrongFile(code === 'ENOENT' ? `there is no file ${path}` : message);
  }
  throw new WrongFile(`${path} is no file`);
}

async function* contentOf(path: string, file: ReadStream): AsyncGenerator<Buffer> {
  // What breaks on the way is thrown where the end of the pipe is read.
  const bytes = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file;
  try {
    for await (const chunk of bytes) yield chunk as Buffer;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? new WrongFile(`${path} is no whole gzip file (${message})`) : error;
  }
}

/** @throws WrongFile */
function readHeader({ values }: CsvRecord, mapping: Mapping): string[] {
  const header = (values ?? []).map((name) => name.trim());
  const missing = new Map<string, Set<string>>();
  for (const { path, column } of columnsNeeded(mapping))
    if (!header.includes(column)) missing.set(column, (missing.get(column) ?? new Set()).add(path));
  const twice = columnsNeeded(mapping).find(({ column }) => header.indexOf(column) !== header.lastIndexOf(column));
  if (missing.size > 0)
    throw new WrongFile(
      [
        ...[...missing].map(
          ([column, paths]) => `the file does not have the column "${column}" that the mapping names in ${[...paths].join(', ')}`,
        ),
        `columns of the file: ${header.join(', ')}`,
      ].join('\n'),
    );
  if (twice)
    throw new WrongFile(`the file has the column "${twice.column}" twice, so that the mapping's ${twice.path} is ambiguous`);
  return header;
}

/** Every column that the mapping names, with the path that does. */
function columnsNeeded(mapping: Mapping): { path: string; column: string }[] {
  const found = [
    { path: 'case_id', column: mapping.case_id },
    { path: 'activity', column: mapping.activity },
  ];
  const visit = (part: unknown, path: string) => {
    if (typeof part !== 'object' || part === null) return;
    const { column, columns } = part as { column?: unknown; columns?: unknown };
    if (typeof column === 'string') found.push({ path: `${path}.column`, column });
    else if (Array.isArray(columns)) found.push(...columns.map((name) => ({ path, column: String(name) })));
    else for (const [key, inner] of Object.entries(part)) visit(inner, path === '' ? key : `${path}.${key}`);
  };
  const { timestamp, actor, ticket, activities } = mapping;
  visit({ timestamp, actor, ticket, activities }, '');
  return found;
}

function judge(header: string[], { line, values, undecodable }: CsvRecord, reading: ReadingRows): CaseRow | Rejection {
  const cells = new Map(header.map((column, index) => [column, values?.[index] ?? '']));
  const case_id = (cells.get(reading.mapping.case_id) ?? '').trim();
  const asWhole = (reason: RejectionReason, expected: string): Rejection => ({
    line,
    case_id,
    reason,
    column: '',
    value: (values ?? []).join(','),
    expected,
  });
  if (values === null) return asWhole('bad_quotes', 'quotes around a whole value, doubled inside it');
  if (values.length !== header.length)
    return asWhole(
      values.length < header.length ? 'too_few_columns' : 'too_many_columns',
      `${header.length} columns, not ${values.length}`,
    );
  if (undecodable) {
    const [column, value] = [...cells].find(([, text]) => text.includes('\ufffd')) ?? ['', ''];
    const { encoding } = reading.mapping.csv;
    return {
      line,
      case_id,
      reason: 'bad_encoding',
      column,
      value,
      expected: `${encoding} text, as the mapping's csv.encoding says`,
    };
  }
  try {
    return readCaseRow(reading, line, cells);
  } catch (error) {
    if (error instanceof RejectedRow) return { line, case_id, ...error.rejection };
    throw error;
  }
}
