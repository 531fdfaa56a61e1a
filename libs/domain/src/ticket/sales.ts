/** The pipeline: stages of a sales ticket, and the conversion to an order that alone wins it. */
import { derivedId, type Refusal, type Ticket, type TicketEvent } from '@eventdesk/contracts';
import { type Act, type DataOf, invalidInput, isOver, ticketClosed, type Verdict } from './verdict';

export function changeSalesStage({ ticket }: Act, command: DataOf<'ChangeSalesStage'>): Verdict {
  const { ticket_type, sales_stage: from } = ticket;
  const { sales_stage: to, conversion_probability = ticket.conversion_probability, reason } = command;
  if (ticket_type !== 'sales') return { code: 'not_a_sales_ticket', ticket_type };
  if (from === to && conversion_probability === ticket.conversion_probability) return [];
  const settled = stageSettled(ticket);
  if (settled) return settled;
  if (to === 'won') return invalidInput({ path: 'sales_stage', message: 'won is reached only by conversion to an order' });
  if (from === to) return [{ type: 'TicketEdited', data: { changes: { conversion_probability } } }];
  if (to === 'lost' && isBlank(reason)) return invalidInput({ path: 'reason', message: 'expected why the opportunity was lost' });
  return [{ type: 'SalesStageChanged', data: { from: from ?? 'lead', to, conversion_probability, reason } }];
}

/** A lost opportunity may come back while its ticket is there; a won one has become an order. */
function stageSettled(ticket: Ticket): Refusal | null {
  const { sales_stage, status } = ticket;
  if (sales_stage === 'won') return { code: 'opportunity_closed', sales_stage, status };
  return isOver(ticket) ? ticketClosed(ticket) : null;
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** Wins the opportunity and resolves the ticket wherever it stood: an act of its own, not a move through the workflow. */
export function convertToOrder({ ticket, metadata }: Act, command: DataOf<'ConvertToOrder'>): Verdict {
  const { status, ticket_type, sales_stage, order_id } = ticket;
  if (ticket_type !== 'sales') return { code: 'not_a_sales_ticket', ticket_type };
  if (sales_stage === 'won' && order_id !== null)
    return repeats(ticket, command) ? resolvedBy(ticket) : { code: 'already_converted', order_id };
  if (sales_stage === 'lost' || status === 'cancelled') return { code: 'opportunity_closed', sales_stage, status };

  return [conversionOf(ticket, command, metadata.command_id), ...resolvedBy(ticket)];
}

/** Asks for the order that there is: whatever it names is as it was converted. */
const repeats = (ticket: Ticket, command: DataOf<'ConvertToOrder'>): boolean =>
  (['order_id', 'quote_id', 'opportunity_value'] as const).every((field) => (command[field] ?? ticket[field]) === ticket[field]);

/** A reopened ticket is resolved by a repeated conversion too. */
function resolvedBy({ status }: Ticket): TicketEvent[] {
  if (status === 'resolved' || status === 'closed' || status === 'cancelled') return [];
  const data = { from: status, to: 'resolved', reason: null, resolution: null, because: 'conversion' } as const;
  return [{ type: 'StatusChanged', data }];
}

/** What the command leaves out is as the ticket had it; an order that nobody named gets an id derived from the command. */
function conversionOf(ticket: Ticket, command: DataOf<'ConvertToOrder'>, commandId: string): TicketEvent {
  const generated = `ORD-${derivedId(commandId, 'order').replaceAll('-', '').slice(0, 12).toUpperCase()}`;
  return {
    type: 'TicketConverted',
    data: {
      order_id: command.order_id ?? ticket.order_id ?? generated,
      quote_id: command.quote_id ?? ticket.quote_id,
      opportunity_value: command.opportunity_value ?? ticket.opportunity_value,
    },
  };
}
