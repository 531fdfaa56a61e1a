/** Opaque cursors: where a page ended, bound to the query that it is a page of. */
import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical';
import { BadCursor } from './port';

export type Place = readonly (string | number)[];

/** @param query what the cursor is good for: filters and sort, not the limit */
export const encodeCursor = (query: object, place: Place): string =>
  Buffer.from(JSON.stringify([fingerprint(query), ...place])).toString('base64url');

/** @param shape types of the place's parts, in order. @throws BadCursor when it is no cursor, or one of another query */
export function decodeCursor(cursor: string, query: object, shape: readonly ('string' | 'number')[]): Place {
  const [bound, ...place] = parse(cursor);
  if (bound !== fingerprint(query) || place.length !== shape.length) throw new BadCursor();
  return place.map((part, index) => {
    if (typeof part !== shape[index]) throw new BadCursor();
    return part as string | number;
  });
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? (parsed as unknown[]) : [];
  } catch {
    return [];
  }
}

const fingerprint = (query: object): string => createHash('sha256').update(canonicalJson(query)).digest('base64url').slice(0, 12);
