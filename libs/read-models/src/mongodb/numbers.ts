import type { NumbersQuery, RegisteredNumber } from '@eventdesk/contracts';
import type { Filter } from 'mongodb';
import { decodeCursor, encodeCursor, type Place } from '../cursor';
import type { Page } from '../port';
import type { Collections, StoredNumber } from './collections';

const key = ['business_entity', 'series', 'year', 'sequence'] as const;

/** The register in the order of its key. @throws BadCursor */
export async function listNumbers(
  { numbers }: Pick<Collections, 'numbers'>,
  { limit, cursor, ...filters }: NumbersQuery,
): Promise<Page<RegisteredNumber>> {
  const after = cursor === undefined ? null : decodeCursor(cursor, filters, ['string', 'string', 'number', 'number']);
  const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
  const conditions: Filter<StoredNumber> = Object.fromEntries(asked);
  const [total, found] = await Promise.all([
    numbers.countDocuments(conditions),
    numbers
      .find(after ? { $and: [conditions, beyond(after)] } : conditions)
      .project<RegisteredNumber>({ _id: 0 })
      .sort(Object.fromEntries(key.map((field) => [field, 1])))
      .limit(limit + 1)
      .toArray(),
  ]);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return {
    items,
    total,
    next_cursor: last
      ? encodeCursor(
          filters,
          key.map((field) => last[field]),
        )
      : null,
  };
}

/** Greater in the first field of the key that differs. */
const beyond = (place: Place): Filter<StoredNumber> => ({
  $or: key.map((field, index) => ({
    ...Object.fromEntries(key.slice(0, index).map((same, at) => [same, place[at]])),
    [field]: { $gt: place[index] },
  })),
});
