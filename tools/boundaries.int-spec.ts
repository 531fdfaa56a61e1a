import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Result {
  breaks: string | null;
  file: string;
  code: string;
  messages: string[];
}

const results = JSON.parse(
  execFileSync(process.execPath, [join(__dirname, 'planted-violations.mjs')], { cwd: join(__dirname, '..'), encoding: 'utf8' }),
) as Result[];

describe('a planted violation of each boundary is a lint error', () => {
  it.each(results.filter(({ breaks }) => breaks !== null).map((result) => [result.breaks, result] as const))(
    '%s',
    (_, result) => {
      expect(result.messages).not.toEqual([]);
    },
  );
});

describe('what the boundaries allow is no error', () => {
  it.each(results.filter(({ breaks }) => breaks === null).map((result) => [result.file, result.code, result] as const))(
    '%s: %s',
    (_, __, result) => {
      expect(result.messages).toEqual([]);
    },
  );
});
