/** One way to the desk: JSON over the session cookie; a problem document becomes an Error with its words. */
import type { Problem } from '@eventdesk/contracts';

export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super([problem.detail, ...(problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`)].join(' '));
  }
}

export async function ask<T>(method: string, path: string, body?: unknown, revision?: number): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json();
  if (!response.ok) throw new Refused(answer as Problem);
  return answer as T;
}
