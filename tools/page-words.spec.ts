import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../apps/web/src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.spec\./.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

const TABLE = /defineWords\(\s*\{([\s\S]*?)\n {2}\},\n {2}\{[\s\S]*?\n\);/g;
const keysOf = (table = '') => [...table.matchAll(/^ {4}'?(\w+)'?:/gm)].map(([, key = '']) => key);
const tables = sources.flatMap(({ path, text }) => [...text.matchAll(TABLE)].map(([, table]) => ({ path, keys: keysOf(table) })));

/** Everything but the tables: what is written there in quotes, and templates that end or begin with a word of it. */
const rest = sources.map(({ text }) => text.replace(TABLE, '')).join('\n');
const written = new Set([...rest.matchAll(/(['"`])(\w+)\1/g)].map(([, , word]) => word));
const heads = [...rest.matchAll(/`(\w+_)\$\{/g)].map(([, head = '']) => head);
const tails = [...rest.matchAll(/\}(_\w+)`/g)].map(([, tail = '']) => tail);

const isUsed = (key: string): boolean => {
  const stem = key.replace(/_(?:one|other)$/, '');
  return (
    [key, stem].some((word) => written.has(word)) ||
    heads.some((head) => stem.startsWith(head)) ||
    tails.some((tail) => stem.endsWith(tail))
  );
};
/** The desk's own words for why it refused: they come with its answers. */
const byCode = 'words/errors.ts';

describe('words of the page', () => {
  it('are found by this spec', () => expect(tables.flatMap(({ keys }) => keys).length).toBeGreaterThan(500));
  it('are all said somewhere', () => {
    const unused = tables
      .filter(({ path }) => path !== byCode)
      .flatMap(({ path, keys }) => keys.filter((key) => !isUsed(key)).map((key) => `${path}: ${key}`));
    expect(unused).toEqual([]);
  });
});
