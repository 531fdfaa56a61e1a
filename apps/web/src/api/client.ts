/** The desk's HTTP interface, typed by its own OpenAPI document (schema.d.ts, made by `npm run api:types`). */
import createClient from 'openapi-fetch';
import { offline, type Problem, Refused } from './refused';
import type { paths } from './schema';

const client = createClient<paths>({
  baseUrl: '/',
  // Called late, so that a test can put its own in place.
  fetch: (request) => globalThis.fetch(request).catch((error: unknown) => Promise.reject(offline(error))),
});

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** @throws Refused when the answer is a problem, or when none came */
async function answerOf<T>(path: string, request: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await request;
  if (response.ok) return data as T;
  const after = Number(response.headers.get('retry-after'));
  const refused = new Refused(isProblem(error) ? error : strange(response), after > 0 ? after : null);
  // At /session itself it is the answer to a question, and what follows from it is for whoever asked.
  if (refused.code === 'unauthenticated' && path !== '/session') for (const listener of listeners) listener();
  throw refused;
}

const listeners = new Set<() => void>();
/** Heard whenever the desk does not know any more who asks, whatever was asked. */
export const whenUnknown = (listener: () => void): void => void listeners.add(listener);

const isProblem = (error: unknown): error is Problem => typeof error === 'object' && error !== null && 'code' in error;
const strange = ({ status, statusText }: Response): Problem => ({
  type: 'about:blank',
  title: statusText,
  status,
  code: status >= 502 && status <= 504 ? 'unavailable' : 'internal',
  detail: `the answer was ${status} ${statusText}`,
});

type Verb = 'get' | 'post' | 'patch' | 'delete';
type PathsWith<V extends Verb> = { [P in keyof paths]: paths[P] extends Record<V, object> ? P : never }[keyof paths];
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never;
type Json<R> = R extends { content: { 'application/json': infer J } } ? J : undefined;
type Ok = 200 | 201 | 202 | 204;
type Answer<O> = O extends { responses: infer R } ? Json<R[keyof R & Ok]> : never;
interface Init<O> {
  params?: O extends { parameters: infer P } ? Omit<P, 'cookie'> : never;
  body?: O extends { requestBody?: { content: { 'application/json': infer B } } } ? B : never;
  signal?: AbortSignal;
}
type NeedsInit<O> = O extends { parameters: { path: object } } | { requestBody: object } ? true : false;
type Rest<O> = NeedsInit<O> extends true ? [init: Init<O>] : [init?: Init<O>];
/** openapi-fetch's own signatures, with the answer in place of the outcome. */
type Ask<V extends Verb> = <P extends PathsWith<V>>(path: P, ...rest: Rest<Operation<P, V>>) => Promise<Answer<Operation<P, V>>>;

type Send = (path: string, init?: object) => Promise<Outcome<unknown>>;
const ask = <V extends Verb>(verb: Uppercase<Verb>): Ask<V> =>
  ((path: string, init?: object) => answerOf(path, (client[verb] as Send)(path, init))) as Ask<V>;

/** @throws Refused, from each */
export const desk = {
  get: ask<'get'>('GET'),
  post: ask<'post'>('POST'),
  patch: ask<'patch'>('PATCH'),
  delete: ask<'delete'>('DELETE'),
};

/** A key for one act, the same for all its attempts. `crypto.randomUUID` exists on https and loopback only. */
export const actKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
