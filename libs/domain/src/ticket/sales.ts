/** The pipeline: stages of a sales ticket, and the conversion to an order that alone wins it. */
import { derivedId, type TicketEvent } from '@eventdesk/contracts';
import { type Act, type DataOf, invalidInput, isOver, ticketClosed, type Verdict } from './verdict';

export function changeSalesStage({ ticket }: Act, command: DataOf<'ChangeSalesStage'>): Verdict {
  const { status, ticket_type, sales_stage: from } = ticket;
  const { sales_stage: to, conversion_probability = ticket.conversion_probability, reason } = command;
  if (ticket_type !== 'sales') return { code: 'not_a_sales_ticket', ticket_type };
  if (from === to && conversion_probability === ticket.conversion_probability) return [];
  if (from === 'won') return { code: 'opportunity_closed', sales_stage: from, status };
  if (to === 'won') return invalidInput({ path: 'sales_stage', message: 'won is reached only by conversion to an order' });
  if (isOver(ticket)) return ticketClosed(ticket);
  if (from === to) return [{ type: 'TicketEdited', data: { changes: { conversion_probability } } }];
  if (to === 'lost' && !reason?.trim()) return invalidInput({ path: 'reason', message: 'expected why the opportunity was lost' });
  return [{ type: 'SalesStageChanged', data: { from: from ?? 'lead', to, conversion_probability, reason } }];
}

/** Wins the opportunity and resolves the ticket wherever it stood: an act of its own, not a move through the workflow. */
export function convertToOrder({ ticket, metadata }: Act, command: DataOf<'ConvertToOrder'>): Verdict {
  const { status, ticket_type, sales_stage } = ticket;
  if (ticket_type !== 'sales') return { code: 'not_a_sales_ticket', ticket_type };
  if (sales_stage === 'won' && ticket.order_id !== null) {
    const isSameOrder = command.order_id === undefined || command.order_id === ticket.order_id;
    return isSameOrder ? [] : { code: 'already_converted', order_id: ticket.order_id };
  }
  if (sales_stage === 'lost' || status === 'cancelled') return { code: 'opportunity_closed', sales_stage, status };

  const converted: TicketEvent = {
    type: 'TicketConverted',
    data: {
      order_id: command.order_id ?? ticket.order_id ?? orderIdOf(metadata.command_id),
      quote_id: command.quote_id ?? ticket.quote_id,
      opportunity_value: command.opportunity_value ?? ticket.opportunity_value,
    },
  };
  if (status === 'resolved' || status === 'closed') return [converted];
  const data = { from: status, to: 'resolved', reason: null, resolution: null, because: 'conversion' } as const;
  return [converted, { type: 'StatusChanged', data }];
}

const orderIdOf = (commandId: string) => `ORD-${derivedId(commandId, 'order').replaceAll('-', '').slice(0, 12).toUpperCase()}`;
