import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useNow } from '../../app/now';
import type { Wanted } from './data';
import { periodOf, readReportSearch, type ReportSearch } from './search';

type Change = { [K in keyof ReportSearch]?: ReportSearch[K] | undefined };

/** What the address says, and the way to change some of it; what is undefined leaves the address. */
export function useReportAddress(): [ReportSearch, (change: Change) => void] {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => readReportSearch(raw), [raw]);
  return [search, (change) => void navigate({ to: '/app/reports', search: { ...search, ...change }, replace: true })];
}

export function useWanted(): Wanted {
  const [search] = useReportAddress();
  const now = useNow(3_600);
  return useMemo(() => ({ period: periodOf(search, now), ...(search.type ? { type: search.type } : {}) }), [search, now]);
}
