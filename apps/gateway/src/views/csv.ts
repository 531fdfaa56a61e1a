/** Tables as RFC 4180 has them. */
import { Answer } from '../http/answer';

type Cell = string | number | null;
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** @param name of the file that a browser keeps it in, without its ending; letters, digits and hyphens */
export const csvAnswer = (name: string, table: Table): Answer =>
  new Answer(200, csvOf(table), {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
  });

export const csvOf = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join()}\r\n`).join('');

function cell(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const text = inert(value.replaceAll('\0', ''));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet runs what begins like a formula, whoever typed it: an agent's name may be anything. */
const inert = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
