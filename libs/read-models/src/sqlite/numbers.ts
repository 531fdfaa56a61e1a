import type { NumbersQuery, RegisteredNumber } from '@eventdesk/contracts';
import { decodeCursor, encodeCursor, type Place } from '../cursor';
import type { Page } from '../port';
import type { Sql, Value } from './sql';

/** The register in the order of its key. @throws BadCursor */
export function listNumbers(sql: Sql, { limit, cursor, ...filters }: NumbersQuery): Page<RegisteredNumber> {
  const { business_entity, series, year } = filters;
  const given = Object.entries({ business_entity, series, year }).filter(
    (filter): filter is [string, string | number] => filter[1] !== undefined,
  );
  const conditions = ['TRUE', ...given.map(([column]) => `${column} = ?`)];
  const values: Value[] = given.map(([, value]) => value);
  const total = sql.row<[number]>(`SELECT count(*) FROM numbers WHERE ${conditions.join(' AND ')}`, ...values)?.[0] ?? 0;

  const after = cursor === undefined ? null : decodeCursor(cursor, filters, ['string', 'string', 'number', 'number']);
  if (after) conditions.push('(business_entity, series, year, sequence) > (?, ?, ?, ?)');
  const rows = sql.rows<[string]>(
    `SELECT row FROM numbers WHERE ${conditions.join(' AND ')} ORDER BY business_entity, series, year, sequence LIMIT ?`,
    ...values,
    ...(after ?? []),
    limit + 1,
  );
  const items = rows.slice(0, limit).map(([row]) => JSON.parse(row) as RegisteredNumber);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, total, next_cursor: last ? encodeCursor(filters, keyOf(last)) : null };
}

const keyOf = ({ business_entity, series, year, sequence }: RegisteredNumber): Place => [business_entity, series, year, sequence];
