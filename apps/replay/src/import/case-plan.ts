/** The events that the rows of one case mean, given what its ticket's stream already holds: pure, so that twice is once. */
import { derivedId, type Fact, type Instant, type Recorded, type TicketEvent, type TicketState } from '@eventdesk/contracts';
import { evolveTicket, initialTicket } from '@eventdesk/domain';
import type { CaseRow } from './case-row';
import type { Importing } from './importing';
import { RejectedRow, type Rejection } from './rejection';
import { foldTicket, isOpening, rowFacts, stepsOf } from './row-facts';

/** A row is the command of its events: its id tells whether it was imported before. */
export type ImportedEvent = TicketEvent & Pick<Recorded, 'id' | 'command_id'>;

/** A case's stream: the ticket, the rows already in it (newest first) and when its last event occurred. */
export interface CaseHistory {
  ticket: TicketState;
  imported: { command_id: string | null; before: CaseHistory['imported'] } | null;
  last: Instant | null;
}

export interface CasePlan {
  events: Fact<ImportedEvent>[];
  rows: Record<'imported' | 'without_effect' | 'repeated' | 'already_imported' | 'ignored', number>;
  rejected: Rejection[];
  /** Opened by a row that is no opening: the case's beginning is missing. */
  cutOff: boolean;
}

/** Stands for the source's case for ever: a repeated import finds its ticket again. */
export const ticketIdOf = (source: string, caseId: string): string => derivedId('import', source, caseId, 'ticket');

export const emptyHistory: CaseHistory = { ticket: initialTicket, imported: null, last: null };

export const evolveCase = ({ ticket, imported, last }: CaseHistory, event: Fact<ImportedEvent>): CaseHistory => ({
  ticket: evolveTicket(ticket, event),
  imported: { command_id: event.command_id, before: imported },
  last: last === null || last < event.occurred_at ? event.occurred_at : last,
});

/**
 * Rows up to the last one imported before are judged on the case as these rows left it; later ones on the ticket as it is now,
 * whatever was done here since. A log grows only at its end: a row of the past that was not imported then is `too_late`.
 */
export function planCase(importing: Importing, rows: readonly CaseRow[], history: CaseHistory): CasePlan {
  const { acts, repeated, ignored } = identify(importing, rows);
  const known = new Set<string | null>();
  for (let row = history.imported; row; row = row.before) known.add(row.command_id);
  const lastKnown = acts.findLastIndex(({ command_id }) => known.has(command_id));

  const plan: CasePlan = {
    events: [],
    rows: { imported: 0, without_effect: 0, repeated, already_imported: 0, ignored },
    rejected: [],
    cutOff: false,
  };
  let past: TicketState = initialTicket;
  let present = history.ticket;
  for (const [index, act] of acts.entries()) {
    const isPast = index <= lastKnown;
    const facts = factsOrRejection(importing, isPast ? past : present, act);
    if (!Array.isArray(facts)) plan.rejected.push(facts);
    else if (facts.length === 0) plan.rows.without_effect++;
    else if (known.has(act.command_id)) {
      plan.rows.already_imported++;
      past = foldTicket(past, facts);
    } else if (isPast || (history.last !== null && act.row.at < history.last))
      plan.rejected.push(tooLate(importing, act.row, history));
    else {
      plan.rows.imported++;
      plan.cutOff ||= present.status === 'absent' && !isOpening(importing, act.row);
      const { command_id } = act;
      plan.events.push(...facts.map((fact, place) => ({ ...fact, id: derivedId(command_id, place), command_id })));
      present = foldTicket(present, facts);
    }
  }
  return plan;
}

interface RowAct {
  row: CaseRow;
  command_id: string;
  ticket_id: string;
}

/** In order of time, rows of one instant as they stand in the file; each with its identity, cell-for-cell repeats left out. */
function identify(importing: Importing, rows: readonly CaseRow[]): { acts: RowAct[]; repeated: number; ignored: number } {
  const { source } = importing.mapping;
  const acts: RowAct[] = [];
  const seen = new Map<string, Set<string>>();
  let [repeated, ignored] = [0, 0];
  for (const row of rows.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.line - b.line))) {
    if (stepsOf(importing, row).every((step) => step.do === 'ignore')) {
      ignored++;
      continue;
    }
    const moment = `${row.at_text}\u0000${row.activity}`;
    const alike = seen.get(moment) ?? new Set();
    const cells = JSON.stringify([...row.cells]);
    if (alike.has(cells)) repeated++;
    else {
      const command_id = derivedId('import', source, row.case_id, row.at_text, row.activity, alike.size);
      acts.push({ row, command_id, ticket_id: ticketIdOf(source, row.case_id) });
    }
    seen.set(moment, alike.add(cells));
  }
  return { acts, repeated, ignored };
}

function factsOrRejection(importing: Importing, ticket: TicketState, act: RowAct): Fact<TicketEvent>[] | Rejection {
  try {
    return rowFacts(importing, ticket, act);
  } catch (error) {
    if (error instanceof RejectedRow) return { line: act.row.line, case_id: act.row.case_id, ...error.rejection };
    throw error;
  }
}

const tooLate = ({ mapping }: Importing, row: CaseRow, { last }: CaseHistory): Rejection => ({
  line: row.line,
  case_id: row.case_id,
  reason: 'too_late',
  column: mapping.timestamp.column,
  value: row.at_text,
  expected: `a time from ${last} on: the ticket's log already goes that far, and grows only at its end`,
});
