/** What is done to an opportunity. It and the sums show it at once; a refusal puts both back and is told. */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { type ActHeaders, useAct } from '../../api/act';
import { desk } from '../../api/client';
import { unlessOvertaken } from '../../api/overtaken';
import { type ListQuery, ticketKeys } from '../../api/queries';
import { applyToTicket } from '../../api/ticket-cache';
import type { ListedTicket, Pipeline, SalesStage, Ticket, TicketPage } from '../../api/types';
import type { Order } from '../../ui/opportunity/dialogs';
import { useTell } from '../../ui/tell';
import { useFormats } from '../../words/formats';
import { useLabel } from '../../words/labels';
import { useWords } from '../../words/words';
import { rereadPipeline, sumsKey } from './data';
import { afterMove } from './pipeline';
import { salesWords } from './words';

export interface OpportunityActs {
  move: (ticket: ListedTicket, to: SalesStage, reason?: string) => Promise<boolean>;
  convert: (ticket: ListedTicket, order: Order) => Promise<boolean>;
  setProbability: (ticket: ListedTicket, percent: number) => Promise<boolean>;
  /** The opportunity as the page has it by now. */
  asNow: (ticket: ListedTicket) => ListedTicket;
  /** Until it is answered, what is on the page is ahead of what the desk would say. */
  isUnderWay: () => boolean;
}

type Field = 'sales_stage' | 'opportunity_value' | 'conversion_probability' | 'order_id' | 'quote_id';
type Shown = Partial<Pick<Ticket, Field>>;
type Send = (headers: ActHeaders) => Promise<Ticket>;

const inPath = (id: string, header: ActHeaders) => ({ path: { ticket: id }, header });
const sendStage =
  (id: string, sales_stage: SalesStage, reason?: string): Send =>
  (headers) =>
    desk.post('/tickets/{ticket}/sales-stage', {
      params: inPath(id, headers),
      body: { sales_stage, ...(reason === undefined ? {} : { reason }) },
    });
const sendOrder =
  (id: string, body: Order): Send =>
  (headers) =>
    desk.post('/tickets/{ticket}/conversion', { params: inPath(id, headers), body });
const sendProbability =
  (id: string, conversion_probability: number): Send =>
  (headers) =>
    desk.patch('/tickets/{ticket}', { params: inPath(id, headers), body: { conversion_probability } });

const wonShows = { sales_stage: 'won', conversion_probability: 100 } as const;

export const nameOf = ({ ticket_number, subject }: Pick<Ticket, 'ticket_number' | 'subject'>): string => ticket_number ?? subject;

export function useOpportunityActs(): OpportunityActs {
  const tell = useTell();
  const t = useWords(salesWords);
  const label = useLabel();
  const formats = useFormats();
  const { run, isUnderWay, asNow } = useShowing();
  return {
    isUnderWay,
    asNow,
    async move(ticket, to, reason) {
      const from = ticket.sales_stage ?? 'lead';
      const number = nameOf(ticket);
      const moved = await run(ticket, { sales_stage: to }, sendStage(ticket.id, to, reason));
      if (!moved) return false;
      const back = async () => {
        const undone = await run({ ...ticket, ...moved }, { sales_stage: from }, sendStage(ticket.id, from));
        if (undone) tell.done(t('moved_back', { number, stage: label(from) }));
      };
      tell.done(t('moved', { number, stage: label(to) }), () => void back());
      return true;
    },
    async convert(ticket, order) {
      const won = await run(ticket, { ...wonShows, ...order }, sendOrder(ticket.id, order), overwrittenByOrder);
      if (won) tell.done(t('won', { number: nameOf(ticket) }));
      return won !== null;
    },
    async setProbability(ticket, conversion_probability) {
      const set = await run(ticket, { conversion_probability }, sendProbability(ticket.id, conversion_probability));
      if (set)
        tell.done(t('probability_set', { number: nameOf(ticket), percent: formats.percent(conversion_probability / 100) }));
      return set !== null;
    },
  };
}

/** That a won one is certain overwrites what nobody needs any more. */
const overwrittenByOrder: readonly Field[] = ['sales_stage', 'opportunity_value', 'order_id', 'quote_id'];
const fieldsOf = (shown: Shown) => Object.keys(shown) as Field[];

function useShowing() {
  const queries = useQueryClient();
  const send = useUnlessOvertaken();
  const { failed } = useTell();
  const underWay = useRef(0);
  const isUnderWay = useMemo(() => () => underWay.current > 0, []);
  /** @returns the ticket as it then is; null when it was not done, which is told */
  const run = async (
    ticket: ListedTicket,
    shown: Shown,
    how: Send,
    fields: readonly Field[] = fieldsOf(shown),
  ): Promise<Ticket | null> => {
    underWay.current += 1;
    const sumsBefore = await showSums(queries, ticket, { ...ticket, ...shown });
    const putBack = () => sumsBefore.forEach(([key, sums]) => queries.setQueryData(key, sums));
    try {
      const done = await send(ticket, shown, how, fields);
      if (!done) putBack();
      return done;
    } catch (error) {
      putBack();
      failed(error);
      return null;
    } finally {
      underWay.current -= 1;
      if (underWay.current === 0) void rereadPipeline(queries);
    }
  };
  return { run, isUnderWay, asNow: (ticket: ListedTicket) => newestOf(queries, ticket) };
}

/** When others were faster, it shows what they did and says so. @returns null then. @throws Refused for another reason */
function useUnlessOvertaken() {
  const act = useAct();
  const queries = useQueryClient();
  const tell = useTell();
  const t = useWords(salesWords);
  const label = useLabel();
  const formats = useFormats();
  return async (ticket: ListedTicket, shown: Shown, send: Send, fields: readonly Field[]): Promise<Ticket | null> => {
    const { id } = ticket;
    const outcome = await unlessOvertaken({
      from: ticket.revision,
      send: (revision) => act({ ticket: { id, revision }, onlyIfUnchanged: true, shows: (now) => ({ ...now, ...shown }), send }),
      async reread() {
        const now = await desk.get('/tickets/{ticket}', { params: { path: { ticket: id } } });
        return { now, overlooked: fields.some((field) => now[field] !== ticket[field]) ? now : null };
      },
    });
    if ('done' in outcome) return outcome.done;
    const { now, refusal } = outcome;
    applyToTicket(queries, id, () => now);
    const percent = now.conversion_probability === null ? '–' : formats.percent(now.conversion_probability / 100);
    const value = now.opportunity_value === null ? '–' : formats.money(now.opportunity_value);
    const stage = label(now.sales_stage ?? 'lead');
    tell.failed(refusal, t('overtaken', { number: nameOf(now), stage, percent, value }));
    return null;
  };
}

const newestOf = (queries: QueryClient, ticket: ListedTicket): ListedTicket =>
  queries
    .getQueriesData<InfiniteData<TicketPage>>({ queryKey: ticketKeys.lists })
    .flatMap(([, read]) => read?.pages.flatMap(({ items }) => items) ?? [])
    .reduce((newest, row) => (row.id === newest.id && row.revision > newest.revision ? row : newest), ticket);

/** An answer that is on its way says how it was: it must not come in between. */
async function showSums(queries: QueryClient, before: ListedTicket, after: ListedTicket) {
  await queries.cancelQueries({ queryKey: sumsKey });
  await queries.cancelQueries({ queryKey: ticketKeys.lists });
  if (before.sales_stage !== after.sales_stage) showInColumn(queries, after.sales_stage ?? 'lead', before);
  const sums = queries.getQueriesData<Pipeline>({ queryKey: sumsKey });
  queries.setQueriesData<Pipeline>({ queryKey: sumsKey }, (pipeline) => pipeline && afterMove(pipeline, before, after));
  return sums;
}

/** In the list of its next stage, too: of the two lists that are then read again, the one that it leaves may answer first. */
function showInColumn(queries: QueryClient, stage: SalesStage, ticket: ListedTicket): void {
  queries.setQueriesData<InfiniteData<TicketPage>>(
    { queryKey: ticketKeys.lists, type: 'active', predicate: ({ queryKey }) => isListOf(queryKey[2], stage) },
    (read) => read && withTicket(read, ticket),
  );
}

const isListOf = (query: unknown, stage: SalesStage): boolean => {
  const asked = (query as ListQuery | undefined)?.sales_stage;
  return asked?.length === 1 && asked[0] === stage;
};

function withTicket(read: InfiniteData<TicketPage>, ticket: ListedTicket): InfiniteData<TicketPage> {
  const [first, ...rest] = read.pages;
  if (!first || read.pages.some(({ items }) => items.some(({ id }) => id === ticket.id))) return read;
  return { ...read, pages: [{ ...first, items: [ticket, ...first.items] }, ...rest] };
}
