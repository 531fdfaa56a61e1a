import type { RegisteredNumber } from '../queries';

type Row = Pick<RegisteredNumber, 'business_entity' | 'series' | 'year' | 'sequence' | 'ticket_number'>;

const seriesOf = ({ business_entity, series, year }: Row): string => `${business_entity} ${series} ${year}`;

/**
 * Numbers before which one is missing. Each series begins with 1 and goes up by one.
 * @param rows from the beginning of the register on, in its order: brand, series, year, sequence
 */
export const gapsIn = <R extends Row>(rows: readonly R[]): readonly R[] =>
  rows.filter((row, index) => {
    const before = rows[index - 1];
    const expected = before && seriesOf(before) === seriesOf(row) ? before.sequence + 1 : 1;
    return row.sequence !== expected;
  });
