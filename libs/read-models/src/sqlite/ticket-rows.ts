import { Bulk, insertInto } from './bulk';
import type { Sql, Value } from './sql';
import type { TicketRow } from './ticket-row';

export const ticketColumns = [
  'key',
  'facet',
  'id',
  'created_at',
  'updated_at',
  'due_at',
  'running',
  'ticket_number',
  'contact_id',
  'customer_organization_id',
  'assigned_to',
  'sales_stage',
  'value',
  'probability',
  'response',
  'resolution',
  'response_seconds',
  'resolution_seconds',
  'ended_at',
  'replies',
] as const satisfies readonly (keyof TicketRow)[];

const intoTickets = insertInto('tickets', ticketColumns.length);

/** Writes rows of `tickets`. */
export class TicketRows {
  readonly #new: Bulk;

  constructor(private readonly sql: Sql) {
    this.#new = new Bulk(sql, intoTickets);
  }

  /** Only what changed: a column that is set, to whatever value, costs an update of every index it is in. */
  write(before: TicketRow | null, row: TicketRow): void {
    if (!before) return this.#new.add(...valuesOf(row));
    const changed = ticketColumns.filter((column) => row[column] !== before[column]);
    if (changed.length === 0) return;
    const settings = changed.map((column) => `${column} = ?`).join();
    const values = changed.map((column) => row[column]);
    this.sql.run(`UPDATE tickets SET ${settings} WHERE key = ?`, ...values, row.key);
  }

  flush(): void {
    this.#new.flush();
  }
}

/** A row as read, in the order of the columns; null when there is none. */
export function rowOf(values: readonly Value[]): TicketRow | null {
  if (values[0] === null) return null;
  return Object.fromEntries(ticketColumns.map((column, index) => [column, values[index]])) as unknown as TicketRow;
}

const valuesOf = (row: TicketRow): Value[] => ticketColumns.map((column) => row[column]);
