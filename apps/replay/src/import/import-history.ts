/** Second pass of an import: what each case adds to its ticket is appended, whole cases in the order of their opening. */
import { eventCodec, streams } from '@eventdesk/contracts';
import { type EventStore, type Folded, handleCommand } from '@eventdesk/event-store';
import { type CaseHistory, type CasePlan, emptyHistory, evolveCase, type ImportedEvent, planCase, ticketIdOf } from './case-plan';
import type { Importing } from './importing';
import type { RejectedRows } from './rejected-rows';
import type { CaseRows } from './staging';

/** Read at once, and appended at once where the store keeps their order: they share one commit then. */
export const CASES_AT_ONCE = 64;

export interface ImportCounts {
  cases: Record<'new' | 'extended' | 'unchanged' | 'without_opening' | 'cut_off', number>;
  rows: CasePlan['rows'];
  events: { total: number; by_type: Record<string, number> };
}
export const noCounts = (): ImportCounts => ({
  cases: { new: 0, extended: 0, unchanged: 0, without_opening: 0, cut_off: 0 },
  rows: { imported: 0, without_effect: 0, repeated: 0, already_imported: 0, ignored: 0 },
  events: { total: 0, by_type: {} },
});

/** A trial run reads what is there and appends nothing. */
export interface Target {
  trial: boolean;
  /** Whether appends in flight at once come into the log in the order of their calls, as into a file; a server promises no such thing. */
  keepsOrder: boolean;
  /** null while there is no log. */
  log: () => EventStore | null;
  /** The log to append to, begun where there is none. */
  begin: () => EventStore;
}

/** Imports these cases, in the log one after another in their order, so that numbers follow it. @throws StoreUnavailable */
export async function importCases(
  { trial, keepsOrder, log, begin }: Target,
  importing: Importing,
  cases: readonly CaseRows[],
  tally: { counts: ImportCounts; rejected: RejectedRows },
): Promise<void> {
  const streamsOfCases = cases.map(({ case_id }) => streams.ticket(ticketIdOf(importing.mapping.source, case_id)));
  const known = await Promise.all(streamsOfCases.map((stream) => loadCase(log(), stream)));
  const importOne = async (one: CaseRows, index: number) => {
    const before = known[index] ?? nothing;
    const plan = planCase(importing, one.rows, before.state);
    return trial || plan.events.length === 0 ? plan : appendCase(begin(), importing, one, { plan, known: before });
  };
  const plans = keepsOrder ? await Promise.all(cases.map(importOne)) : await oneByOne(cases, importOne);
  for (const [index, plan] of plans.entries()) {
    tallyCase(tally.counts, known[index] ?? nothing, plan);
    for (const rejection of plan.rejected) await tally.rejected.add(rejection);
  }
}

async function oneByOne<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) results.push(await work(item, index));
  return results;
}

type Known = Folded<CaseHistory>;
const nothing: Known = { state: emptyHistory, revision: null };

async function loadCase(store: EventStore | null, stream: string): Promise<Known> {
  let { state, revision } = nothing;
  if (store)
    for await (const stored of store.readStream(stream)) {
      state = evolveCase(state, eventCodec.decode<ImportedEvent>(stored));
      revision = stored.revision;
    }
  return { state, revision };
}

/** @returns the plan that was carried out: after a conflict with another writer, the one made on what that one wrote */
async function appendCase(
  store: EventStore,
  importing: Importing,
  { case_id, rows }: CaseRows,
  { plan: first, known }: { plan: CasePlan; known: Known },
): Promise<CasePlan> {
  const ticket_id = ticketIdOf(importing.mapping.source, case_id);
  let plan = first;
  const decide = (_: null, history: CaseHistory) => {
    if (history !== known.state) plan = planCase(importing, rows, history);
    return { kind: 'accepted' as const, events: plan.events };
  };
  await handleCommand(store, {
    stream: streams.ticket(ticket_id),
    decider: { initialState: emptyHistory, decide, evolve: evolveCase },
    command: null,
    metadata: ({ command_id, id }) => ({
      ticket_id,
      command_id,
      causation_id: command_id ?? id,
      correlation_id: ticket_id,
      imported: true,
    }),
    eventId: ({ id }) => id,
    known,
  });
  return plan;
}

function tallyCase({ cases, rows, events }: ImportCounts, { state }: Known, plan: CasePlan): void {
  if (plan.events.length > 0) cases[state.ticket.status === 'absent' ? 'new' : 'extended']++;
  else cases[state.ticket.status === 'absent' ? 'without_opening' : 'unchanged']++;
  if (plan.cutOff) cases.cut_off++;
  for (const outcome of Object.keys(rows) as (keyof typeof rows)[]) rows[outcome] += plan.rows[outcome];
  events.total += plan.events.length;
  for (const { type } of plan.events) events.by_type[type] = (events.by_type[type] ?? 0) + 1;
}
