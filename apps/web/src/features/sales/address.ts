import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { readSalesSearch, type SalesSearch } from './search';

/** What the address says, and the way to change some of it; what is undefined leaves the address. */
export function useSalesAddress(): [SalesSearch, (change: { [K in keyof SalesSearch]?: SalesSearch[K] | undefined }) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => readSalesSearch(raw), [raw]);
  return [search, (change) => void navigate({ to: '/app/sales', search: { ...search, ...change }, replace: true })];
}
