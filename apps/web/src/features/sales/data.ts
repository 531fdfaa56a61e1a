/** What the pipeline reads: its sums, and per stage its tickets. */
import { queryOptions, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { desk } from '../../api/client';
import { live, type LiveEvent } from '../../api/live';
import { listQuery, ticketKeys } from '../../api/queries';
import type { ListedTicket, SalesStage } from '../../api/types';
import { columnsOf } from './pipeline';
import { pipelineFilters, type SalesSearch, ticketFilters } from './search';

export const sumsKey = ['pipeline', 'sums'] as const;
const forecastKey = ['pipeline', 'forecast'] as const;
const CARDS = 50;
/** A burst of events reads once. Milliseconds. */
const CALM = 800;

export const sumsQuery = (search: SalesSearch) => {
  const query = pipelineFilters(search);
  return queryOptions({
    queryKey: [...sumsKey, query],
    queryFn: ({ signal }) => desk.get('/pipeline', { params: { query }, signal }),
    placeholderData: (before) => before,
  });
};
export const useSums = (search: SalesSearch) => useQuery(sumsQuery(search)).data;

export const forecastQuery = (search: SalesSearch) => {
  const query = { ...pipelineFilters(search), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return queryOptions({
    queryKey: [...forecastKey, query],
    queryFn: ({ signal }) => desk.get('/pipeline/forecast', { params: { query }, signal }),
    placeholderData: (before) => before,
  });
};

const useStage = (stage: SalesStage, search: SalesSearch) =>
  useInfiniteQuery(listQuery({ ...ticketFilters(search), sales_stage: [stage], limit: CARDS }));
type Reading = ReturnType<typeof useStage>;

const rowsOf = ({ data }: Reading): ListedTicket[] => data?.pages.flatMap(({ items }) => items) ?? [];

export interface Board {
  columns: Record<SalesStage, ListedTicket[]>;
  readings: Record<SalesStage, Reading>;
  isPending: boolean;
  error: unknown;
}

export function useBoard(search: SalesSearch): Board {
  const readings: Record<SalesStage, Reading> = {
    lead: useStage('lead', search),
    qualified: useStage('qualified', search),
    proposal: useStage('proposal', search),
    negotiation: useStage('negotiation', search),
    won: useStage('won', search),
    lost: useStage('lost', search),
  };
  const { lead, qualified, proposal, negotiation, won, lost } = readings;
  const columns = useMemo(
    () => columnsOf([lead, qualified, proposal, negotiation, won, lost].flatMap(rowsOf)),
    [lead, qualified, proposal, negotiation, won, lost],
  );
  const all = Object.values(readings);
  return {
    columns,
    readings,
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ data, error }) => data === undefined && error)?.error ?? null,
  };
}

const telling = new Set([
  'TicketOpened',
  'TicketRemoved',
  'TicketEdited',
  'TicketAssigned',
  'SalesStageChanged',
  'TicketConverted',
  'StatusChanged',
  'NumberAssigned',
]);

/** What others do to the pipeline is shown as it happens. @param held while it must not change under somebody's hands */
export function useLivePipeline(held: () => boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      if (held()) timer = setTimeout(read, CALM);
      else void rereadPipeline(queries);
    };
    const stop = live.listen(({ type }: LiveEvent) => {
      if (telling.has(type)) timer ??= setTimeout(read, CALM);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [queries, held]);
}

export const rereadPipeline = (queries: ReturnType<typeof useQueryClient>): Promise<unknown> =>
  Promise.all([queries.invalidateQueries({ queryKey: ['pipeline'] }), queries.invalidateQueries({ queryKey: ticketKeys.lists })]);
