/** What a schema found wrong, in plain words: where, and what was expected. Never what was given: that may be private. */
import type { FieldError } from '@eventdesk/contracts';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** A body made of mistakes gets an answer of a bounded size. */
const MOST_ERRORS = 50;
const LONGEST_PATH = 200;

/** @param whole what a fault of the whole input is filed under, like `body` */
export function fieldErrors(issues: readonly Issue[], whole: string): FieldError[] {
  const errors = issues
    .slice(0, MOST_ERRORS)
    .flatMap((issue) => errorsOf(issue))
    .map(({ path, message }) => ({ path: path === '' ? whole : path.slice(0, LONGEST_PATH), message }));
  return errors.filter((error, at) => errors.findIndex((other) => isSame(error, other)) === at);
}

const isSame = (a: FieldError, b: FieldError) => a.path === b.path && a.message === b.message;

function errorsOf(issue: Issue): FieldError[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, MOST_ERRORS)
      .map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not a known field' }));
  return [{ path, message: messageOf(issue) }];
}

function messageOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is required';
  if (issue.code === 'invalid_value' && issue.message.startsWith('Invalid')) return oneOf(issue.values);
  if (issue.code === 'invalid_union' && issue.message.startsWith('Invalid')) return ofUnion(issue);
  return issue.message.replace(/^(Invalid input|Too big|Too small|Invalid string): /, '');
}

function ofUnion(issue: Extract<Issue, { code: 'invalid_union' }>): string {
  const branches = issue.errors.flat();
  const values = branches.flatMap((branch) => (branch.code === 'invalid_value' ? branch.values : []));
  return values.length > 0 && branches.every(({ code }) => code === 'invalid_value')
    ? oneOf(values)
    : 'is not of a form expected here';
}

const oneOf = (values: readonly unknown[]): string => {
  const names = values.map(String);
  return names.length === 1 ? `expected ${names[0]}` : `expected one of ${names.join(', ')}`;
};
