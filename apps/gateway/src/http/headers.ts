import { invalidInput } from '../problems/problems';

const api = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const page =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** On every answer. Styles inline: React's and Swagger's components set them; scripts only ever come from files of this host. */
export const securityHeaders = (of: 'api' | 'page'): Record<string, string> => ({
  'content-security-policy': of === 'api' ? api : page,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  ...(of === 'api' ? { 'cache-control': 'no-store' } : {}),
});

/** No 304 is ever answered: clocks and number of a ticket change without its revision. */
export const etag = (revision: number): string => `"${revision}"`;

/** The revision that If-Match names; null when it names none (`*` is any). @throws Problem when it is something else */
export function ifMatch(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const revision = Number(/^(?:W\/)?"(\d{1,15})"$/.exec(header.trim())?.[1] ?? NaN);
  if (Number.isNaN(revision))
    throw invalidInput([{ path: 'If-Match', message: 'expected the ETag of the ticket as it was read, like "3", or *' }]);
  return revision;
}

const KEY_LENGTH = 255;

/** The Idempotency-Key as it was sent. @throws Problem when it is empty, too long or not visible ASCII */
export function idempotencyKey(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && header.length <= KEY_LENGTH && /^[\x21-\x7e]+$/.test(header)) return header;
  throw invalidInput([{ path: 'Idempotency-Key', message: `expected 1 to ${KEY_LENGTH} visible ASCII characters` }]);
}
