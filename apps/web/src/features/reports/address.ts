import { useMemo } from 'react';
import { type ChangeAddress, useAddress } from '../../app/address';
import { useNow } from '../../app/now';
import type { Wanted } from './data';
import { periodOf, readReportSearch, type ReportSearch } from './search';

export const useReportAddress = (): [ReportSearch, ChangeAddress<ReportSearch>] => useAddress(readReportSearch);

export function useWanted(): Wanted {
  const [search] = useReportAddress();
  const now = useNow(3_600);
  return useMemo(() => ({ period: periodOf(search, now), ...(search.type ? { type: search.type } : {}) }), [search, now]);
}
