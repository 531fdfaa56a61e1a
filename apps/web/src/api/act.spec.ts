import { QueryClient } from '@tanstack/react-query';
import { ticketOf } from '../features/queue/ticket-for-spec';
import { act } from './act';
import { listQuery, ticketKeys, ticketQuery } from './queries';
import { Refused } from './refused';
import type { ListedTicket, Ticket } from './types';

const mine = listQuery({ assigned_to: 'anna' });
const refusal = new Refused({ type: '', title: '', status: 409, code: 'transition_not_allowed', detail: '' });

const pageOf = (...items: ListedTicket[]) => ({ items, next_cursor: null, total: items.length });
function page(...pages: ListedTicket[][]) {
  const queries = new QueryClient();
  const load = (...read: ListedTicket[][]) =>
    queries.setQueryData(mine.queryKey, { pages: read.map((items) => pageOf(...items)), pageParams: read.map(() => null) });
  load(...pages);
  const rows = () => queries.getQueryData(mine.queryKey)?.pages.flatMap(({ items }) => items) ?? [];
  return { queries, load, statuses: () => rows().map(({ id, status }) => `${id} ${status}`) };
}

/** An act that is under way until it is told how it came out. */
function resolve(
  queries: QueryClient,
  ticket: ListedTicket,
  shows = (shown: Ticket): Ticket => ({ ...shown, status: 'resolved' }),
) {
  let [answer, reject] = [(_: Ticket): void => undefined, (_: unknown): void => undefined];
  const send = () => new Promise<Ticket>((ok, no) => ([answer, reject] = [ok, no]));
  const done = act(queries, { ticket, shows, send }).catch(() => undefined);
  const end = async (how: () => void) => {
    // It shows before it is answered.
    await new Promise((soon) => setTimeout(soon));
    how();
    await done;
  };
  return {
    shown: () => new Promise((soon) => setTimeout(soon)),
    answers: (more: Partial<Ticket> = {}) => end(() => answer({ ...ticket, status: 'resolved', revision: 2, ...more })),
    isRefused: () => end(() => reject(refusal)),
  };
}

describe('an act that is refused', () => {
  const [one, two, three] = [ticketOf('1'), ticketOf('2'), ticketOf('3')];

  it('takes back what it showed, and leaves what others were answered meanwhile', async () => {
    const { queries, statuses } = page([one, two]);
    const [first, second] = [resolve(queries, one), resolve(queries, two)];
    await first.shown();
    expect(statuses()).toEqual(['1 resolved', '2 resolved']);
    await second.answers();
    await first.isRefused();
    expect(statuses()).toEqual(['1 open', '2 resolved']);
  });
  it('leaves the pages that were loaded meanwhile', async () => {
    const { queries, load, statuses } = page([one, two]);
    const first = resolve(queries, one);
    await first.shown();
    load([{ ...one, status: 'resolved' }, two], [three]);
    await first.isRefused();
    expect(statuses()).toEqual(['1 open', '2 open', '3 open']);
  });
  it('leaves what the desk said of the ticket meanwhile', async () => {
    const { queries, load, statuses } = page([one]);
    const first = resolve(queries, one);
    await first.shown();
    load([{ ...one, status: 'cancelled', revision: 4 }]);
    await first.isRefused();
    expect(statuses()).toEqual(['1 cancelled']);
  });
  it('is not brought back by another that is refused, too', async () => {
    const { queries, statuses } = page([one]);
    const first = resolve(queries, one);
    await first.shown();
    const second = resolve(queries, one, (shown) => ({ ...shown, priority: 'high' }));
    await second.shown();
    await first.isRefused();
    await second.isRefused();
    expect(statuses()).toEqual(['1 open']);
  });
});

describe('a ticket that is shown', () => {
  it('does not go back to an earlier revision, whatever is answered late', async () => {
    const one = ticketOf('1');
    const { queries, statuses } = page([one]);
    queries.setQueryData(ticketKeys.one('1'), one);
    await resolve(queries, one).answers({ revision: 5 });
    await resolve(queries, one).answers({ revision: 4, status: 'pending' });
    expect(statuses()).toEqual(['1 resolved']);
    await queries.fetchQuery({ ...ticketQuery('1'), queryFn: () => one, staleTime: 0 });
    expect(queries.getQueryData(ticketKeys.one('1'))).toMatchObject({ revision: 5, status: 'resolved' });
  });
});
