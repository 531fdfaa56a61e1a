/** Texts with columns in them: `{{customer}}`, `{{Resource | default: unknown}}`, `{{customer | slug}}`. */

/** A row's values by the name of their column. */
export type Cells = ReadonlyMap<string, string>;

export interface Template {
  readonly columns: readonly string[];
  render(cells: Cells): string;
}

export class BadTemplate extends Error {}

type Filter = (value: string) => string;
type Part = string | { column: string; filters: Filter[] };

const slug: Filter = (value) =>
  value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function parseFilter(text: string): Filter {
  if (text === 'slug') return slug;
  const match = /^default:\s*(.+)$/.exec(text);
  if (!match) throw new BadTemplate(`"${text}" is no filter; expected slug or default: <text>`);
  const fallback = match[1] ?? '';
  return (value) => (value === '' ? fallback : value);
}

function parsePlaceholder(text: string): Part {
  const [column = '', ...filters] = text.split('|').map((part) => part.trim());
  if (column === '') throw new BadTemplate('{{}} names no column');
  return { column, filters: filters.map(parseFilter) };
}

/** @throws BadTemplate */
export function parseTemplate(text: string): Template {
  const parts = text.split(/\{\{([^{}]*)\}\}/).map((part, index): Part => (index % 2 === 0 ? part : parsePlaceholder(part)));
  if (parts.some((part) => typeof part === 'string' && /[{}]/.test(part)))
    throw new BadTemplate('braces do not match; expected {{column}}');
  return {
    columns: parts.flatMap((part) => (typeof part === 'string' ? [] : [part.column])),
    render: (cells) =>
      parts
        .map((part) => {
          if (typeof part === 'string') return part;
          return part.filters.reduce((value, filter) => filter(value), (cells.get(part.column) ?? '').trim());
        })
        .join('')
        .trim(),
  };
}
