/** One act on many tickets: each has its own outcome, and nothing of it hides behind another's. */
import type { Act } from '../../api/act';
import type { ListedTicket, Ticket } from '../../api/types';

export interface BulkAct {
  /** What is done, in the reader's language. */
  title: string;
  /** @throws Refused where it can't be done, before the desk is asked */
  on: (ticket: Ticket) => Act<Ticket>;
  /** What puts it back; null where there is no way back. */
  back: (before: Ticket, after: Ticket) => Act<Ticket> | null;
}

export type Outcome =
  { state: 'waiting' } | { state: 'done'; undo: Act<Ticket> | null } | { state: 'undone' } | { state: 'refused'; error: unknown };
export interface BulkItem {
  ticket: ListedTicket;
  outcome: Outcome;
}
export interface BulkRun {
  /** Which of the page's acts on many. */
  key: number;
  title: string;
  items: readonly BulkItem[];
}

export const begun = (title: string, tickets: readonly ListedTicket[], key = 0): BulkRun => ({
  key,
  title,
  items: tickets.map((ticket) => ({ ticket, outcome: { state: 'waiting' } })),
});

export const withOutcome = (run: BulkRun, id: string, outcome: Outcome): BulkRun => ({
  ...run,
  items: run.items.map((item) => (item.ticket.id === id ? { ...item, outcome } : item)),
});

export interface Tally {
  waiting: number;
  done: number;
  refused: number;
  undone: number;
  undoable: number;
}
export function tallyOf({ items }: BulkRun): Tally {
  const count = (state: Outcome['state']) => items.filter(({ outcome }) => outcome.state === state).length;
  return {
    waiting: count('waiting'),
    done: count('done'),
    refused: count('refused'),
    undone: count('undone'),
    undoable: items.filter(({ outcome }) => outcome.state === 'done' && outcome.undo !== null).length,
  };
}

/** A browser keeps six connections to a host. */
const AT_ONCE = 6;

/** Does the work of all, in order, so many at a time. Never rejects. */
export async function inTurn<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = AT_ONCE): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item).catch(() => undefined);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}

interface Ways {
  act: (what: Act<Ticket>) => Promise<Ticket>;
  tell: (id: string, outcome: Outcome) => void;
}

export const runBulk = (bulk: BulkAct, tickets: readonly ListedTicket[], { act, tell }: Ways): Promise<void> =>
  inTurn(tickets, async (before) => {
    try {
      const after = await act(bulk.on(before));
      tell(before.id, { state: 'done', undo: bulk.back(before, after) });
    } catch (error) {
      tell(before.id, { state: 'refused', error });
    }
  });

export const undoBulk = ({ items }: BulkRun, { act, tell }: Ways): Promise<void> =>
  inTurn(items, async ({ ticket, outcome }) => {
    if (outcome.state !== 'done' || outcome.undo === null) return;
    tell(ticket.id, { state: 'waiting' });
    try {
      await act(outcome.undo);
      tell(ticket.id, { state: 'undone' });
    } catch (error) {
      tell(ticket.id, { state: 'refused', error });
    }
  });
