/** A case's first row as the ticket it opens: by the desk's own rules, so that department and SLA targets are those of the desk. */
import {
  contactId,
  derivedId,
  type Fact,
  TicketCommand,
  type TicketCommandMessage,
  type TicketEvent,
} from '@eventdesk/contracts';
import { initialTicket, ticketDecider } from '@eventdesk/domain';
import type { Importing } from './importing';
import { type Choice, choose, type Mapping } from './mapping';
import { RejectedRow } from './rejection';
import type { CaseRow } from './case-row';
import type { Template } from './template';

/** @throws RejectedRow for a value that the mapping does not know */
export function chosen<T extends string>(choice: Choice<T>, field: string, { cells }: CaseRow): T {
  const word = choose(choice, cells);
  if (word !== undefined) return word;
  const column = 'column' in choice ? choice.column : '';
  throw new RejectedRow({
    reason: 'unmapped_value',
    column,
    value: (cells.get(column) ?? '').trim(),
    expected: `a value that the mapping's ticket.${field} knows, or an "otherwise" there`,
  });
}

function openingData({ mapping: { ticket }, entity }: Importing, row: CaseRow) {
  const text = (template: Template) => template.render(row.cells);
  const textOrNull = (template: Template | null) => (template && text(template)) || null;
  const email = text(ticket.contact.email);
  const organization = textOrNull(ticket.organization);
  return {
    ticket_type: chosen(ticket.ticket_type, 'ticket_type', row),
    business_entity_id: entity.id,
    category: chosen(ticket.category, 'category', row),
    priority: chosen(ticket.priority, 'priority', row),
    subject: text(ticket.subject),
    description: text(ticket.description),
    contact_id: contactId(entity.id, email),
    contact: { name: text(ticket.contact.name), email, phone: textOrNull(ticket.contact.phone) },
    customer_organization_id: organization && derivedId(entity.id, 'organization', organization.toLowerCase()),
    opportunity_value: textOrNull(ticket.opportunity_value),
    lead_source: textOrNull(ticket.lead_source),
    tags: ticket.tags.map(text).filter((tag) => tag !== ''),
  };
}

/** @throws RejectedRow when the desk would not take such a ticket */
export function openTicket(
  importing: Importing,
  row: CaseRow,
  metadata: Pick<TicketCommandMessage['metadata'], 'command_id' | 'ticket_id' | 'actor'>,
): Fact<TicketEvent>[] {
  const command = TicketCommand.safeParse({ type: 'OpenTicket', data: openingData(importing, row) });
  if (!command.success) {
    const issues = command.error.issues.map(({ path, message }) => ({ path: path.slice(1).join('.'), message }));
    throw notAccepted(importing.mapping, row, issues);
  }
  const decision = ticketDecider(importing.config).decide(
    {
      command: command.data,
      metadata: {
        ...metadata,
        issued_at: row.at,
        correlation_id: metadata.ticket_id,
        causation_id: metadata.command_id,
        expected_revision: null,
      },
    },
    initialTicket,
  );
  if (decision.kind === 'accepted') return decision.events;
  const { refusal } = decision;
  throw notAccepted(
    importing.mapping,
    row,
    refusal.code === 'invalid_input' ? refusal.errors : [{ path: '', message: refusal.code }],
  );
}

function notAccepted({ ticket }: Mapping, { cells }: CaseRow, issues: { path: string; message: string }[]): RejectedRow {
  const [first = { path: '', message: 'a ticket that the desk takes' }] = issues;
  const columns = columnsOf(ticket, first.path);
  return new RejectedRow({
    reason: 'invalid_value',
    column: columns.join(', '),
    value: columns.map((column) => cells.get(column) ?? '').join(', '),
    expected: issues.map(({ path, message }) => `ticket.${path}: ${message}`).join('; '),
  });
}

/** Columns that a ticket's field is made of. */
function columnsOf(ticket: Mapping['ticket'], path: string): string[] {
  let part: unknown = ticket;
  for (const key of path.split('.')) part = (part as Record<string, unknown> | null | undefined)?.[key];
  const { columns, column } = (part ?? {}) as { columns?: string[]; column?: string };
  return columns ?? (column === undefined ? [] : [column]);
}
