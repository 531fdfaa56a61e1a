import { queryOptions } from '@tanstack/react-query';
import { desk } from '../../api/client';
import { type Grouping, instantsOf, type Period, type ReportSearch } from './search';

export interface Wanted {
  period: Period;
  type?: ReportSearch['type'];
}

const filtersOf = ({ period, type }: Wanted) => ({ ...instantsOf(period), ...(type ? { type: [type] } : {}) });
/** The page says days in the zone of the browser; so must the desk. */
const zone = () => ({ time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
const fresh = { staleTime: 30_000, placeholderData: <T>(before: T | undefined) => before };

export const daysQuery = (wanted: Wanted) => {
  const query = { ...filtersOf(wanted), ...zone() };
  return queryOptions({
    queryKey: ['reports', 'days', query],
    queryFn: ({ signal }) => desk.get('/reports/days', { params: { query }, signal }),
    ...fresh,
  });
};

export const timesQuery = (wanted: Wanted, by: Grouping) => {
  const query = { ...filtersOf(wanted), by };
  return queryOptions({
    queryKey: ['reports', 'times', query],
    queryFn: ({ signal }) => desk.get('/reports/times', { params: { query }, signal }),
    ...fresh,
  });
};

export const promisesQuery = (wanted: Wanted, by: Grouping) => {
  const query = { ...filtersOf(wanted), by };
  return queryOptions({
    queryKey: ['reports', 'tickets', query],
    queryFn: ({ signal }) => desk.get('/reports/tickets', { params: { query }, signal }),
    ...fresh,
  });
};

/** Where the same is kept as a file. */
export function csvOf(report: 'days' | 'times' | 'tickets', wanted: Wanted, by?: Grouping): string {
  const query = { ...instantsOf(wanted.period), ...(wanted.type ? { type: wanted.type } : {}), ...(by ? { by } : {}), ...zone() };
  return `/reports/${report}?${new URLSearchParams({ ...query, format: 'csv' }).toString()}`;
}
